// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/health/probespec.h"
#include "interfaces/database.h"

#include <QJsonObject>

namespace holdfast {

/// What a PostgreSQL says of its own condition. Members without a value are not told to this role, or do not exist.
/// Source: PostgreSQL 15, "The Cumulative Statistics System" and `pg_locks`.
struct DatabaseVitals {
    std::optional<double> longestTransaction; ///< seconds since the oldest open transaction of a client began
    std::optional<double> longestLockWait; ///< seconds that somebody has waited for a lock
    std::optional<double> replicationLag; ///< seconds that the slowest standby is behind
    std::optional<double> connections; ///< share of those allowed, 0 … 1, of all databases
    std::optional<bool> archivingFails; ///< the newest attempt to archive failed
    std::optional<int> checksumFailures; ///< damaged pages found; nothing where checksums are off
};

/// From when on a value is a complaint. A probe's settings of the same names replace what is usual.
struct VitalLimits {
    Duration longestTransaction{std::chrono::minutes{15}};
    Duration longestLockWait{std::chrono::seconds{30}};
    Duration replicationLag{std::chrono::minutes{1}};
    double connections = 0.9;

    [[nodiscard]] static VitalLimits of(const ProbeSpec &spec);
};

/// Blocking; probing thread.
[[nodiscard]] Result<DatabaseVitals> readVitals(DatabaseSession &session, Duration deadline, std::stop_token stop);
/// One sentence for each value beyond its limit, the worst first.
[[nodiscard]] QStringList complaints(const DatabaseVitals &vitals, const VitalLimits &limits);
/// The values that are known, by their names above.
[[nodiscard]] QJsonObject evidenceOf(const DatabaseVitals &vitals);

} // namespace holdfast
