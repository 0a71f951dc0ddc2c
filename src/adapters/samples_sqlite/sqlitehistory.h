// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/probes/samplehistory.h"
#include "workers/answer.h"
#include "workers/workerthread.h"

#include <memory>

namespace holdfast {

class HistoryStore;

/// The history in one SQLite file, on a thread of its own.
class SqliteHistory final : public SampleHistory {
public:
    explicit SqliteHistory(const QString &file);
    SqliteHistory(const SqliteHistory &) = delete;
    SqliteHistory &operator=(const SqliteHistory &) = delete;
    /// What was handed over so far is kept.
    ~SqliteHistory() override;

    QFuture<Result<>> keep(const QList<SampleRun> &runs) override;
    QFuture<Result<QList<SampleRun>>> read(const HistoryQuery &query) override;
    QFuture<Result<>> forget(UtcTime before) override;

private:
    std::shared_ptr<HistoryStore> m_store; ///< used on the thread only
    WorkerThread m_thread;
};

} // namespace holdfast
