// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/clock.h"
#include "range/postgres/sql.h"
#include "range/server/message.h"

#include <QObject>
#include <QTimer>
#include <functional>

namespace holdfast::range {

/// What the database has acknowledged so far; empty texts and zero ids where nothing is known.
struct Writes {
    qint64 heartbeatId = 0;
    QString heartbeatAt;
    qint64 saleId = 0;
    qint64 products = 0;
    QString lastCommitAt;

    [[nodiscard]] QJsonObject json() const;
};

/// The state of the demo service's database work after a tick.
struct DemoState {
    UtcTime at;
    bool hasWritten = false;
    bool failing = false;
    bool maintenance = false;
    QString error;
    Writes writes;
    std::optional<Writes> beforeFailure;
    UtcTime failedAt;
};

/// The demo service's database work: the heartbeat, the sales, probes. Lives on a thread of its own and may block
/// there; ids are given as max + 1 inside the transaction, so that they have no holes and losses can be counted.
class DemoWriter : public QObject {
    Q_OBJECT

public:
    using Reply = std::function<void(const Response &)>;

    DemoWriter(const Clock &clock, QString uri, QString buildId);
    void begin();
    void probe(const QString &token, const Reply &reply);
    void forgetProbe(const QString &token, const Reply &reply);
    void sell(const Reply &reply);
    void summarise(const Reply &reply);
    void forecast(const Reply &reply);

Q_SIGNALS:
    void changed(const holdfast::range::DemoState &state);

private:
    void tick();
    [[nodiscard]] Result<> connectOnce();
    [[nodiscard]] Result<> loadCounters();
    [[nodiscard]] Result<> readMaintenance();
    [[nodiscard]] Result<> writeRound();
    /// Runs one insert that returns id and time, in a transaction of its own; the row, after its commit.
    [[nodiscard]] Result<QStringList> commitRow(
        const QString &statement, const QStringList &arguments, const QString &timeColumn, int lock);
    [[nodiscard]] Result<> writeHeartbeat();
    [[nodiscard]] Result<> writeSale();
    [[nodiscard]] Result<> writeProduct();
    void read(const QString &statement, const QString &key, const Reply &reply);
    /// Keeps what was acknowledged before the first failed write after good ones.
    void rememberFailure();
    void note(const Result<> &result, bool complete);
    [[nodiscard]] Response away(const Error &error) const;

    const Clock &m_clock;
    QString m_uri;
    QString m_buildId;
    std::optional<Sql> m_sql;
    QTimer *m_timer = nullptr;
    DemoState m_state;
    bool m_loaded = false;
    qint64 m_ticks = 0;
};

} // namespace holdfast::range

Q_DECLARE_METATYPE(holdfast::range::DemoState)
