// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/probes/samplehistory.h"

#include <QSqlDatabase>
#include <QSqlQuery>

namespace holdfast {

/// The file and its one connection. Lives on one thread; opened by the first call. After a failure the next call tries
/// again.
class HistoryStore {
public:
    explicit HistoryStore(QString path);
    HistoryStore(const HistoryStore &) = delete;
    HistoryStore &operator=(const HistoryStore &) = delete;
    ~HistoryStore();

    [[nodiscard]] Result<> keep(const QList<SampleRun> &runs);
    [[nodiscard]] Result<QList<SampleRun>> read(const HistoryQuery &query);
    [[nodiscard]] Result<> forget(UtcTime before);
    void close();

private:
    [[nodiscard]] Result<> open();
    [[nodiscard]] Result<> run(const QString &statement);
    [[nodiscard]] Result<> insertAll(const QList<SampleRun> &runs);
    [[nodiscard]] Error errorOf(const QSqlError &error) const;

    QString m_path;
    QSqlDatabase m_database;
};

} // namespace holdfast
