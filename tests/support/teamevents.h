// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/communication/communications.h"
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

/// The same for messages, in an order in which they can happen.
[[nodiscard]] inline QList<EventBody> everyMessageKind()
{
    using namespace Qt::StringLiterals;
    const QString text = u"We’re on it – 漢字 <b>"_s;
    return {MessageDrafted{u"M1"_s, u"customers"_s, u"outage"_s, true, u"Trouble"_s, text, {{u"now"_s, u"02:00"_s}}},
        MessageApproved{u"M1"_s, messageDigest(u"Trouble"_s, text), u"Ada"_s},
        DeliveryQueued{u"M1"_s, u"email"_s, u"a@example.com"_s, u"Slack is down"_s},
        DeliveryIntended{u"M1"_s, u"email"_s, u"a@example.com"_s, 1, u"inc-1-M1-1"_s},
        DeliveryAnswered{u"M1"_s, u"email"_s, u"a@example.com"_s, 1, u"unknown"_s, u"q1"_s, u"no answer"_s},
        DeliverySettled{u"M1"_s, u"email"_s, u"a@example.com"_s, true, u"Ada"_s, u"the mailbox has it"_s},
        MessageSeenPublicly{u"M1"_s, u"https://status.example.com"_s}, MessageDropped{u"M2"_s, u"not needed"_s}};
}

} // namespace holdfast::test
