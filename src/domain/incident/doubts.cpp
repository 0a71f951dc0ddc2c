// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/incident/doubts.h"

namespace holdfast {

using namespace Qt::StringLiterals;

QList<InstantConflict> instantConflicts(const Incident &incident)
{
    // A declaration may come before or after nearly everything else; an impact must come before what ends it.
    static const QList<InstantConflict> orders{{InstantName::impactStart, InstantName::detected},
        {InstantName::impactStart, InstantName::declared}, {InstantName::impactStart, InstantName::mitigated},
        {InstantName::impactStart, InstantName::restored}, {InstantName::detected, InstantName::acknowledged},
        {InstantName::mitigated, InstantName::restored}};
    QList<InstantConflict> conflicts;
    for (const InstantConflict &order : orders) {
        const auto first = incident.instant(order.first);
        const auto second = incident.instant(order.second);
        if (first && second && *second < *first)
            conflicts << order;
    }
    return conflicts;
}

QStringList doubtsOf(const Incident &incident)
{
    QStringList doubts;
    for (const InstantConflict &conflict : instantConflicts(incident))
        doubts << u"“%1” (%2) lies before “%3” (%4): nothing is measured between them. Correct the wrong one."_s.arg(
            instantName(conflict.second), formatUtcSeconds(*incident.instant(conflict.second)),
            instantName(conflict.first), formatUtcSeconds(*incident.instant(conflict.first)));
    return doubts;
}

} // namespace holdfast
