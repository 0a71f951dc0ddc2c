// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/communication/messagewords.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

template <class Body> QString wayOf(const Body &event)
{
    return event.recipient.isEmpty() ? u"%1 by %2"_s.arg(event.message, event.channel)
                                     : u"%1 by %2 to %3"_s.arg(event.message, event.channel, event.recipient);
}

} // namespace

QString messageWords(const MessageDrafted &event)
{
    return u"Message %1 to %2 drafted (%3): %4"_s.arg(
        event.message, event.audience, event.isPublic ? u"public"_s : u"internal"_s, event.text);
}

QString messageWords(const MessageApproved &event)
{
    return u"Message %1 approved by %2."_s.arg(event.message, event.by);
}

QString messageWords(const MessageDropped &event)
{
    return u"Message %1 dropped: %2"_s.arg(event.message, event.reason);
}

QString messageWords(const DeliveryQueued &event)
{
    return event.reason.isEmpty() ? u"Message %1: to be sent."_s.arg(wayOf(event))
                                  : u"Message %1: to be sent, because %2"_s.arg(wayOf(event), event.reason);
}

QString messageWords(const DeliveryIntended &event) { return u"Message %1: about to send."_s.arg(wayOf(event)); }

QString messageWords(const DeliveryAnswered &event)
{
    const QString outcome = event.outcome == "unknown"_L1 ? u"outcome unknown"_s : event.outcome;
    return event.problem.isEmpty() ? u"Message %1: %2."_s.arg(wayOf(event), outcome)
                                   : u"Message %1: %2. %3"_s.arg(wayOf(event), outcome, event.problem);
}

QString messageWords(const DeliverySettled &event)
{
    return (event.arrived ? u"Message %1 arrived, as %2 says: %3"_s : u"Message %1 did not arrive, as %2 says: %3"_s)
        .arg(wayOf(event), event.by, event.evidence);
}

QString messageWords(const MessageSeenPublicly &event)
{
    return u"Message %1 is publicly visible at %2: customers are told."_s.arg(event.message, event.address);
}

} // namespace holdfast
