// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/backup/dump.h"
#include "domain/escalation/reachproof.h"
#include "domain/health/health.h"
#include "domain/incident/incident.h"

namespace holdfast {

/// What is known of one key that the plan needs.
struct KeyFact {
    QString name;
    QString purpose;
    bool isStored = false;
    enum class Tried { notTried, works, refused, unknown } tried = Tried::notTried;
    QStringList scopes; ///< as the provider tells them
    std::optional<UtcTime> expiresAt;
    QString told; ///< what the provider said, or why nothing is known
};

/// What readinessOf() judges.
struct ReadinessFacts {
    QList<KeyFact> keys; ///< none in practice: nothing outside this machine is asked
    QMap<QString, Sample> samples; ///< the newest of each component, by id
    ReachBook reach;
    std::optional<QList<Incident>> past; ///< nothing: the journal cannot be read
    std::optional<QList<DatabaseDump>> dumps; ///< nothing: they cannot be listed
};

enum class ReadinessVerdict {
    ready,
    attention, ///< it may work, and nobody has proven it lately
    missing, ///< a recovery would fail, or lose more than it may
    unknown
};

/// Whether one thing that a recovery needs would be there tonight.
struct ReadinessCheck {
    QString subject; ///< "Key for Neon"
    ReadinessVerdict verdict = ReadinessVerdict::unknown;
    QString found;
    QString next{}; ///< what to do; empty when it is ready

    friend bool operator==(const ReadinessCheck &, const ReadinessCheck &) = default;
};
[[nodiscard]] QString readinessName(ReadinessVerdict verdict); ///< `attention`

/// A component whose data can be brought back from an earlier point, and which says how much of it may be lost.
[[nodiscard]] bool hasRecoveryPoint(const Component &component);

/// Keys, restore window, backups, people, runbooks, drills and upkeep, in this order. Pure.
[[nodiscard]] QList<ReadinessCheck> readinessOf(const Plan &plan, const ReadinessFacts &facts, UtcTime now);

inline constexpr int keyWarningDays = 14;
inline constexpr Duration dumpIsFreshFor = std::chrono::hours{24};

} // namespace holdfast
