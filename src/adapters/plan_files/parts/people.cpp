// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/parts/part.h"

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

constexpr size_t mostContacts = 1000;
constexpr size_t mostRoles = 100; ///< of one level

void readProven(Fields &contact, Contact &into, const Reading &reading)
{
    const Node *node = contact.mapping("proven"_L1, Need::optional);
    if (!node)
        return;
    Fields fields(*node, u"`proven`"_s, reading.findings);
    for (const QString &channel : contactChannels()) {
        const QByteArray name = channel.toLatin1();
        if (const auto day = fields.date(QLatin1StringView(name)))
            into.proven.insert(channel, *day);
    }
    fields.finish();
}

/// The keys of the secondary are those of the primary with a prefix: `secondaryPhone`.
Reach readReach(Fields &fields, bool secondary)
{
    const auto key = [secondary](const char *first, const char *second) {
        return QLatin1StringView(secondary ? second : first);
    };
    Reach reach;
    reach.phone = fields.text(key("phone", "secondaryPhone"), Need::optional);
    reach.email = fields.text(key("email", "secondaryEmail"), Need::optional);
    reach.slack = fields.text(key("slack", "secondarySlack"), Need::optional);
    reach.pager = fields.text(key("pager", "secondaryPager"), Need::optional);
    return reach;
}

bool isReachable(const Reach &reach)
{
    return !reach.phone.isEmpty() || !reach.email.isEmpty() || !reach.slack.isEmpty() || !reach.pager.isEmpty();
}

Contact readContact(const Node &node, const Reading &reading, Names &roles)
{
    Fields fields(node, u"A contact"_s, reading.findings);
    // A vacant place says openly that nobody was named; a forgotten number does not.
    const bool vacant = fields.flag("vacant"_L1);
    Contact contact;
    contact.role = fields.id("role"_L1);
    contact.title = fields.text("title"_L1);
    const QString name = fields.text("primary"_L1, vacant ? Need::optional : Need::required);
    contact.primary = readReach(fields, false);
    contact.primary.name = name;
    const QString secondary = fields.text("secondary"_L1, Need::optional);
    contact.secondary = readReach(fields, true);
    contact.secondary.name = secondary;
    readProven(fields, contact, reading);
    fields.finish();
    const bool written = fields.has("phone"_L1) || fields.has("email"_L1) || isReachable(contact.primary);
    if (!vacant && !written && node.kind == Node::Kind::mapping)
        reading.findings.error(
            fields.place(), "missing"_L1, u"A contact needs `phone` or `email`, or `vacant: true`."_s);
    if (vacant && (written || fields.has("primary"_L1) || fields.has("secondary"_L1)))
        reading.findings.error(fields.place("vacant"_L1), "vacant"_L1,
            u"This contact names somebody, so it is not vacant. Remove `vacant`."_s);
    if (secondary.isEmpty() && isReachable(contact.secondary))
        reading.findings.error(fields.place(), "missing"_L1,
            u"A contact with an address for a secondary needs `secondary`: the person's name."_s);
    roles.add(contact.role, fields.place("role"_L1));
    return contact;
}

VendorContact readVendor(const Node &node, const Reading &reading)
{
    Fields fields(node, u"A vendor"_s, reading.findings);
    VendorContact vendor;
    vendor.name = fields.text("name"_L1);
    vendor.email = fields.text("email"_L1);
    vendor.phone = fields.text("phone"_L1, Need::optional);
    vendor.portal = fields.text("portal"_L1, Need::optional);
    vendor.tier = fields.text("tier"_L1, Need::optional);
    vendor.quote = fields.text("quote"_L1, Need::optional);
    vendor.statusPage = fields.text("statusPage"_L1, Need::optional);
    fields.finish();
    return vendor;
}

EscalationRole readRole(const Node &node, const Reading &reading)
{
    EscalationRole role;
    Place place = node.place;
    if (node.kind == Node::Kind::mapping) {
        const QStringList &conditions = escalationConditions();
        Fields fields(node, u"A role of a level"_s, reading.findings);
        role.role = fields.id("role"_L1);
        const auto name = [&conditions](std::optional<int> index) { return index ? conditions[*index] : QString(); };
        role.onlyIf = name(fields.choice("onlyIf"_L1, conditions, Need::optional));
        role.atOnceIf = name(fields.choice("atOnceIf"_L1, conditions, Need::optional));
        place = fields.place("role"_L1);
        fields.finish();
    } else {
        role.role = itemText(node, u"role"_s, reading.findings);
    }
    if (!role.role.isEmpty())
        reading.places.roles.append({role.role, place});
    return role;
}

void readTimes(Fields &fields, EscalationLevel &level, FindingList &findings)
{
    const std::optional<Duration> after = fields.duration("after"_L1);
    level.after = after.value_or(Duration::zero());
    level.until = fields.duration("until"_L1, Need::optional);
    if (after && level.until && *level.until <= *after)
        findings.error(fields.place("until"_L1), "duration"_L1,
            u"`until` must be later than `after` (%1), but is %2."_s.arg(
                formatDuration(*after), formatDuration(*level.until)));
    level.answerWithin = fields.positiveDuration("answerWithin"_L1, Need::optional, level.answerWithin);
}

EscalationLevel readLevel(const Node &node, const Reading &reading, Names &numbers)
{
    Fields fields(node, u"An escalation level"_s, reading.findings);
    EscalationLevel level;
    const std::optional<qint64> number = fields.integer("level"_L1);
    if (number && (*number < 1 || *number > 99))
        reading.findings.error(
            fields.place("level"_L1), "type"_L1, u"`level` must be from 1 to 99, but is %1."_s.arg(*number));
    else if (number)
        numbers.add(QString::number(*number), fields.place("level"_L1));
    level.level = int(qBound(qint64(0), number.value_or(0), qint64(99)));
    level.title = fields.text("title"_L1);
    readTimes(fields, level, reading.findings);
    const auto acknowledgement = fields.choice("acknowledgement"_L1, {u"any"_s, u"all"_s}, Need::optional);
    level.acknowledgement = Acknowledgement(acknowledgement.value_or(0));
    for (const Node &role : fields.list("roles"_L1, Need::required, mostRoles))
        level.roles.append(readRole(role, reading));
    fields.finish();
    return level;
}

} // namespace

void readPeople(Fields &plan, const Reading &reading)
{
    Names roles(u"role"_s, reading.findings);
    for (const Node &node : plan.list("contacts"_L1, Need::required, mostContacts))
        reading.plan.contacts.append(readContact(node, reading, roles));
    for (const Node &node : plan.list("vendors"_L1, Need::optional))
        reading.plan.vendors.append(readVendor(node, reading));
    Names levels(u"level"_s, reading.findings);
    for (const Node &node : plan.list("escalation"_L1))
        reading.plan.escalation.append(readLevel(node, reading, levels));
}

} // namespace holdfast::plan_files
