// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/communication/cadence.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

Duration since(const Incident &incident, const Instant &from, const Instant &now)
{
    return std::chrono::duration_cast<Duration>(incident.clocks.between(from, now).time);
}

} // namespace

QList<CadenceDue> cadenceOf(const Plan &plan, const Incident &incident, const Instant &now)
{
    QList<CadenceDue> all;
    const auto declared = incident.instants.constFind(InstantName::declared);
    if (!incident.isDeclared() || declared == incident.instants.cend())
        return all;
    const bool isRestored = incident.instants.contains(InstantName::restored);
    for (const Audience &audience : plan.audiences) {
        CadenceDue due{audience.id, u"outage"_s, {}, {}, {}};
        const Message *last = incident.communications.newestArrived(audience.id);
        if (last) {
            due.sinceLast = since(incident, *last->arrivedAt, now);
            due.occasion = isRestored ? u"recovery"_s : u"update"_s;
            if (audience.cadence.count() > 0)
                due.remaining = audience.cadence - *due.sinceLast;
        } else {
            due.remaining = firstWordWithin - since(incident, declared->recordedAt, now);
        }
        const bool isOver = last && last->occasion == "recovery"_L1;
        if (isOver || !incident.isOpen())
            due.remaining.reset();
        for (const Message &message : incident.communications.messages) {
            if (message.audience == audience.id && message.isDraft())
                due.draft = message.id;
        }
        all << due;
    }
    return all;
}

} // namespace holdfast
