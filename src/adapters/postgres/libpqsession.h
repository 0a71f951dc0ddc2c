// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/postgres/canceller.h"
#include "adapters/postgres/waiter.h"
#include "interfaces/database.h"
#include "kernel/redaction.h"

namespace holdfast {

/// One libpq connection. A statement that does not end in time, or is cancelled, closes it: what the server sends
/// afterwards belongs to nobody. Later queries then answer ErrorCode::network.
class LibpqSession final : public DatabaseSession {
public:
    LibpqSession(PqConnection connection, QString target, std::shared_ptr<const Redactor> redactor,
        std::shared_ptr<Canceller> canceller);

    Result<Rows> query(const QString &sql, const QList<std::optional<QString>> &parameters, Duration deadline,
        std::stop_token stop) override;
    Result<bool> awaitNotice(Duration atMost, std::stop_token stop) override;
    QString target() const override { return m_target; }

private:
    [[nodiscard]] Result<> send(const QString &sql, const QList<std::optional<QString>> &parameters);
    [[nodiscard]] Result<> flush(Waiter &waiter);
    /// Null at the end of the answer.
    [[nodiscard]] Result<PqResult> next(Waiter &waiter);
    [[nodiscard]] Result<Rows> collect(Waiter &waiter);
    [[nodiscard]] Result<> await(Waiter &waiter, short events);
    [[nodiscard]] tl::unexpected<Error> lost();
    void abandon();

    PqConnection m_connection; ///< null once closed
    QString m_target;
    std::shared_ptr<const Redactor> m_redactor;
    std::shared_ptr<Canceller> m_canceller;
    bool m_changes = false; ///< whether the statement under way may change data
};

} // namespace holdfast
