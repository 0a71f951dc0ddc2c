// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/samplemessages.h"

#include "domain/incident/fold.h"

namespace holdfast::test {

using namespace Qt::StringLiterals;
using namespace std::chrono;

MessagesPicture messagesOf(const Situation &situation)
{
    MessagesPicture picture{situation.now, situation.plan, situation.incident, {}, {}};
    picture.plan->audiences = {
        {u"engineering"_s, u"Engineering"_s, Side::internal, {u"tech-lead@company.com"_s}, {u"slack"_s}, 15min},
        {u"customers"_s, u"Customers"_s, Side::external, {u"support@company.com"_s}, {u"status-page"_s, u"email"_s},
            30min}};
    const auto tell = [&picture](EventBody body, int later = 5) {
        picture.now += seconds{later};
        picture.incident = apply(picture.incident,
            {picture.incident.id, picture.incident.lastSequence + 1, {picture.now, {}, {}}, u"Ada"_s, std::move(body)});
    };
    if (picture.incident.isOpen()) {
        const QString text = u"Some customers cannot sign in. The next update follows at 02:12 UTC."_s;
        tell(MessageDrafted{u"M1"_s, u"customers"_s, u"outage"_s, true, u"Trouble"_s, text, {}});
        tell(MessageApproved{u"M1"_s, messageDigest(u"Trouble"_s, text), u"Ada"_s});
        tell(DeliveryQueued{u"M1"_s, u"status-page"_s, {}, {}}, 0);
        tell(DeliveryIntended{u"M1"_s, u"status-page"_s, {}, 1, u"m1"_s}, 0);
        tell(DeliveryAnswered{u"M1"_s, u"status-page"_s, {}, 1, u"sent"_s, u"i1"_s, {}}, 1);
        tell(MessageSeenPublicly{u"M1"_s, u"the status page"_s}, 1);
        const QString internal = u"The restore runs."_s;
        tell(MessageDrafted{u"M2"_s, u"engineering"_s, u"outage"_s, false, u"Restore"_s, internal, {}});
        tell(MessageApproved{u"M2"_s, messageDigest(u"Restore"_s, internal), u"Ada"_s});
        tell(DeliveryQueued{u"M2"_s, u"slack"_s, {}, {}}, 0);
        tell(DeliveryIntended{u"M2"_s, u"slack"_s, {}, 1, u"m2"_s}, 0);
        tell(DeliveryAnswered{u"M2"_s, u"slack"_s, {}, 1, u"unknown"_s, {}, u"No answer came within 10 s."_s}, 10);
        const QString draft = u"It will be fixed in 20 minutes, says Neon."_s;
        tell(MessageDrafted{u"M3"_s, u"customers"_s, u"update"_s, true, u"Update"_s, draft, {}}, 600);
        const Message *message = picture.incident.communications.message(u"M3"_s);
        picture.drafts.insert(u"M3"_s,
            {*message, {u"incident.impactStart"_s}, lintLanguage(*picture.plan, true, u"update"_s, u"Update"_s, draft),
                {{u"status-page"_s, {}}}});
    }
    picture.cadence = cadenceOf(*picture.plan, picture.incident, {picture.now, {}, {}});
    return picture;
}

} // namespace holdfast::test
