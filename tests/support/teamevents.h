// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/event.h"

namespace holdfast::test {

/// One of each kind of event that people write, with every member set to something that is not its default.
[[nodiscard]] inline QList<EventBody> everyTeamKind(UtcTime at)
{
    using namespace Qt::StringLiterals;
    return {RoleOffered{u"scribe"_s, u"Grace"_s, u"Ada"_s, u"Page 2\nand the “rest”"_s},
        RoleTaken{u"commander"_s, u"Grace"_s, u"Ada"_s, u"no answer"_s}, RoleReleased{u"scribe"_s, u"Grace"_s},
        TaskAssigned{u"t1"_s, u"Call Neon – 漢字"_s, u"Ada"_s, at}, TaskUnderstood{u"t1"_s, u"Ada"_s},
        TaskEnded{u"t1"_s, false, u"line busy"_s}, DecisionProposed{u"d1"_s, u"Restore"_s, u"ten minutes lost"_s},
        ObjectionRaised{u"d1"_s, u"Ada"_s, u"too early"_s}, DecisionSettled{u"d1"_s, false, u"wait"_s},
        TodoAdded{u"n1"_s, u"ask Neon"_s}, TodoDone{u"n1"_s}, SeverityChanged{u"SEV2"_s, u"SEV1"_s, u"spreads"_s},
        PrivacyChanged{true, u"Heron"_s, u"personal data"_s}, ConditionSet{u"data-breach"_s, false, at, u"log"_s},
        PersonTold{2, u"cto"_s, u"Grace"_s, u"phone"_s, u"acknowledged"_s},
        EscalationSnoozed{u"cto"_s, at, u"on a plane"_s}, DutyMet{u"gdpr-33"_s, u"sent"_s}, Reopened{u"again"_s}};
}

} // namespace holdfast::test
