// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/escalation/due.h"

namespace holdfast {

QList<EscalationDue> escalationAt(const Plan &plan, UtcTime impactStart, UtcTime now, const QSet<QString> &conditions)
{
    QList<EscalationDue> due;
    for (const EscalationLevel &level : plan.escalation) {
        for (const EscalationRole &role : level.roles) {
            const bool atOnce = !role.atOnceIf.isEmpty() && conditions.contains(role.atOnceIf);
            EscalationDue entry{level.level, level.title, role.role, role.onlyIf, plan.contact(role.role),
                atOnce ? impactStart : impactStart + level.after, EscalationDue::State::later};
            if (!role.onlyIf.isEmpty() && !conditions.contains(role.onlyIf))
                entry.state = EscalationDue::State::notApplicable;
            else if (entry.dueAt <= now)
                entry.state = EscalationDue::State::due;
            due << entry;
        }
    }
    return due;
}

} // namespace holdfast
