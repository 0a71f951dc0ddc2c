// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/postgres/canceller.h"
#include "adapters/postgres/connectiontarget.h"
#include "adapters/postgres/waiter.h"
#include "interfaces/database.h"

namespace holdfast {

class Redactor;

/// Connects through libpq. Blocks the calling worker thread, up to the deadline. May be used from several threads at
/// once. `certificates` is the bundle that servers outside of this machine are verified with.
class LibpqConnector final : public DatabaseConnector {
public:
    explicit LibpqConnector(QString certificates = QStringLiteral("/etc/ssl/certs/ca-certificates.crt"));

    Result<std::unique_ptr<DatabaseSession>> connect(
        const Secret &uri, Duration deadline, std::stop_token stop) override;

private:
    struct Attempt;
    [[nodiscard]] Result<QList<Attempt>> attemptsFor(const ConnectionTarget &target, Waiter &waiter) const;
    [[nodiscard]] Result<PqConnection> tryOne(
        const ConnectionTarget &target, const Attempt &attempt, Waiter &waiter, const Redactor &redactor) const;

    QString m_certificates;
    std::shared_ptr<Canceller> m_canceller; ///< shared with the sessions, which may live longer
};

} // namespace holdfast
