// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/journal_postgres/teamrows.h"
#include "interfaces/database.h"

#include <QHash>

namespace holdfast {

/// TeamStore in PostgreSQL. One connection, made when it is needed and again after it was lost; the connector outlives
/// it.
class PostgresTeamStore final : public TeamStore {
public:
    PostgresTeamStore(DatabaseConnector &connector, Secret uri);

    Result<> append(const QList<Event> &events, const QStringList &ids, std::stop_token stop) override;
    void announce(std::stop_token stop) override;
    Result<QList<TeamEvent>> read(const IncidentId &incident, qint64 afterSequence, std::stop_token stop) override;
    Result<QList<TeamHead>> heads(std::stop_token stop) override;
    Result<bool> awaitNews(Duration atMost, std::stop_token stop) override;
    Result<Claim> claim(const QString &name, const Laptop &laptop, Duration lease, std::stop_token stop) override;
    Result<> hold(
        const QString &name, const Laptop &laptop, qint64 epoch, Duration lease, std::stop_token stop) override;
    Result<> release(const QString &name, const Laptop &laptop, qint64 epoch, std::stop_token stop) override;
    Result<QList<Colleague>> greet(const Laptop &laptop, const QString &doing, std::stop_token stop) override;
    Result<qint64> verify(std::stop_token stop) override;

private:
    struct Head {
        qint64 sequence = 0;
        QString hash = teamChainStart();
    };
    using Parameters = QList<std::optional<QString>>;

    [[nodiscard]] Result<DatabaseSession *> session(const std::stop_token &stop);
    /// One statement; a connection that it ended is made anew the next time.
    [[nodiscard]] Result<Rows> query(const QString &sql, const Parameters &parameters, const std::stop_token &stop);
    [[nodiscard]] Result<QList<TeamRow>> rows(
        const QString &incident, qint64 afterSequence, const std::stop_token &stop);
    [[nodiscard]] Result<Head> head(const QString &incident, const std::stop_token &stop);
    /// Whether exactly these stand there already.
    [[nodiscard]] Result<bool> areStored(
        const QList<Event> &events, const QStringList &ids, const std::stop_token &stop);

    DatabaseConnector &m_connector;
    const Secret m_uri;
    std::unique_ptr<DatabaseSession> m_session;
    bool m_listens = false;
    QHash<QString, Head> m_heads; ///< as far as this connection knows
};

} // namespace holdfast
