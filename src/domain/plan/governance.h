// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/ids.h"
#include "kernel/time.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QTime>
#include <optional>

namespace holdfast {

/// How often something comes round, in months: 1, 3, 12.
enum class Cycle { monthly = 1, quarterly = 3, annual = 12 };
[[nodiscard]] QString cycleName(Cycle cycle); ///< `month`, `quarter`, `year`

/// When a drill is held: the day of the first month of its cycle. Times are UTC.
struct DrillSchedule {
    QString id; ///< `database_failure`: the kind, as `holdfastctl drill run` names it
    QString title;
    QString scenario; ///< id; empty for a drill of several
    Cycle every = Cycle::monthly;
    int day = 1;
    QTime at{2, 0};
    QString environment; ///< `practice`, or one that is not production
    QString lead; ///< role
    std::optional<QDate> last; ///< when it was last held to its end

    friend bool operator==(const DrillSchedule &, const DrillSchedule &) = default;
};

/// Something that keeps the plan true and comes round.
struct Upkeep {
    Cycle every = Cycle::monthly;
    QString by; ///< who does it: a role or a name
    std::optional<QDate> last;

    friend bool operator==(const Upkeep &, const Upkeep &) = default;
};

struct Maintenance {
    std::optional<Upkeep> review; ///< reading the plan
    std::optional<Upkeep> test; ///< drills
    std::optional<Upkeep> audit; ///< by somebody from outside

    friend bool operator==(const Maintenance &, const Maintenance &) = default;
};

/// A figure that the review reports. `measure` names a formula of the product: `recovery-time`, `data-loss`,
/// `availability`, `users-affected`, `first-customer-message`.
struct Kpi {
    QString id;
    QString title;
    QString measure;

    friend bool operator==(const Kpi &, const Kpi &) = default;
};

/// A duty with a legal or contractual term that begins when somebody becomes aware of it.
struct LegalClock {
    QString id;
    QString title;
    Duration within{0};
    QString onlyIf; ///< condition; empty: always
    QString duty; ///< what must be done, one sentence
    QString source; ///< where the duty stands: "GDPR Art. 33(1)"

    friend bool operator==(const LegalClock &, const LegalClock &) = default;
};

/// The measures that a KPI may name.
[[nodiscard]] const QStringList &kpiMeasures();

/// One drill on one day of the calendar.
struct DrillDate {
    DrillSchedule drill;
    UtcTime at;
};

/// The first day on or after `from` on which the drill falls.
[[nodiscard]] QDate nextHeld(const DrillSchedule &drill, QDate from);
/// Every drill that falls between `from` and `until`, the earliest first.
[[nodiscard]] QList<DrillDate> drillsBetween(const QList<DrillSchedule> &drills, UtcTime from, UtcTime until);
/// Whether a date of the drill has gone by since it was last held. One that was never held is unproven, not late.
[[nodiscard]] bool isLate(const DrillSchedule &drill, UtcTime now);
/// When the upkeep is due next: a cycle after it was last done; nothing when it was never done.
[[nodiscard]] std::optional<QDate> dueNext(const Upkeep &upkeep);

} // namespace holdfast
