// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/communications/housealert.h"

#include "workers/deliver.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

const Audience *houseOf(const Plan &plan)
{
    const Audience *found = nullptr;
    for (const Audience &audience : plan.audiences) {
        if (audience.side != Side::internal)
            continue;
        if (audience.id == "operations"_L1)
            return &audience;
        if (!found)
            found = &audience;
    }
    return found;
}

QList<Route> everyWay(const Channels &channels, const Audience *house)
{
    QList<Route> routes;
    for (const QString &channel : channels.names(false)) {
        if (channel == "slack"_L1)
            routes << Route{channel, {}};
        if (channel == "email"_L1)
            for (const QString &recipient : house ? house->recipients : QStringList{})
                routes << Route{channel, recipient};
    }
    return routes;
}

} // namespace

void alertHouse(const Channels &channels, Pool &effects, const Plan &plan, const Clock &clock, const QString &subject,
    const QString &text, QObject *context, std::function<void(const QList<AlertOutcome> &)> done)
{
    Message message;
    message.subject = subject;
    message.text = text;
    const std::optional<InternalText> words = InternalText::of(message);
    const UtcTime now = clock.utc();
    QList<std::pair<Route, Envelope<InternalText>>> all;
    const QString marker = u"alert-%1"_s.arg(now.time_since_epoch().count());
    for (const Route &route : everyWay(channels, houseOf(plan)))
        all << std::pair(route,
            Envelope<InternalText>{
                *words, route.recipient, u"%1-%2"_s.arg(marker).arg(all.size()), {}, u"alert"_s, now, false});
    const auto send = [&channels, all] {
        QList<AlertOutcome> outcomes;
        for (const auto &[route, envelope] : all) {
            if (InternalChannel *channel = channels.internalNamed(route.channel))
                outcomes << AlertOutcome{route.channel, route.recipient, channel->send(envelope, {})};
        }
        return outcomes;
    };
    deliver(effects.run(send), context, std::move(done));
}

} // namespace holdfast
