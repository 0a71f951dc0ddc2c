// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/parts/part.h"

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

Side readSide(Fields &fields)
{
    return Side(fields.choice("side"_L1, {u"internal"_s, u"external"_s}, Need::required).value_or(0));
}

Audience readAudience(const Node &node, const Reading &reading, Names &ids)
{
    Fields fields(node, u"An audience"_s, reading.findings);
    Audience audience;
    audience.id = fields.id("id"_L1);
    audience.title = fields.text("title"_L1);
    audience.side = readSide(fields);
    audience.recipients = texts(fields.list("recipients"_L1, Need::optional), u"recipient"_s, reading.findings);
    audience.channels = choices(fields.list("channels"_L1), u"channel"_s, messageChannels(), reading.findings);
    audience.cadence = fields.positiveDuration("cadence"_L1);
    fields.finish();
    if (audience.side == Side::internal && audience.channels.contains(u"status-page"_s))
        reading.findings.error(fields.place("channels"_L1), "side"_L1,
            u"An internal audience cannot be told on the status page: everybody reads it."_s);
    ids.add(audience.id, fields.place("id"_L1));
    return audience;
}

MessageTemplate readTemplate(const Node &node, const Reading &reading, Names &ids)
{
    static const QStringList events{u"outage"_s, u"update"_s, u"recovery"_s};
    Fields fields(node, u"A template"_s, reading.findings);
    MessageTemplate text;
    text.id = fields.id("id"_L1);
    text.event = events.value(fields.choice("event"_L1, events, Need::required).value_or(0));
    text.side = readSide(fields);
    text.subject = fields.text("subject"_L1);
    text.text = fields.text("text"_L1);
    fields.finish();
    ids.add(text.id, fields.place("id"_L1));
    return text;
}

} // namespace

void readCommunication(Fields &plan, const Reading &reading)
{
    Names audiences(u"audience id"_s, reading.findings);
    for (const Node &node : plan.list("audiences"_L1, Need::optional))
        reading.plan.audiences.append(readAudience(node, reading, audiences));
    Names templates(u"template id"_s, reading.findings);
    for (const Node &node : plan.list("templates"_L1, Need::optional))
        reading.plan.templates.append(readTemplate(node, reading, templates));
}

} // namespace holdfast::plan_files
