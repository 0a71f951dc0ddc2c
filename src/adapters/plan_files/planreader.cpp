// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/planreader.h"

#include "adapters/plan_files/yaml/fields.h"

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

/// Raised when a plan of today could be misread by the program of yesterday.
constexpr qint64 formatVersion = 1;

class PlanReader {
public:
    PlanReader(const KnownKinds &kinds, Plan &plan, PlanPlaces &places, FindingList &findings)
        : m_kinds(kinds)
        , m_plan(plan)
        , m_places(places)
        , m_findings(findings)
    { }

    void read(const Node &root);

private:
    void readService(const Node &node);
    void readComponent(const Node &node);
    std::optional<ProbeSpec> readProbe(const Node &node);
    void readScenario(const Node &node);
    void readContact(const Node &node);
    void readVendor(const Node &node);
    void readLevel(const Node &node);
    EscalationRole readRole(const Node &node);
    void readRule(const Node &node);
    QList<Mention> mentions(const std::vector<Node> &items, const QString &what);
    void unique(QHash<QString, int> &seen, const QString &value, Place place, const QString &what);

    const KnownKinds &m_kinds;
    Plan &m_plan;
    PlanPlaces &m_places;
    FindingList &m_findings;
    QHash<QString, int> m_componentIds; ///< and the line of the first
    QHash<QString, int> m_scenarioIds;
    QHash<QString, int> m_roles;
    QHash<QString, int> m_levels;
    QHash<QString, int> m_ruleIds;
    QHash<QString, int> m_tables;
};

void PlanReader::unique(QHash<QString, int> &seen, const QString &value, Place place, const QString &what)
{
    if (value.isEmpty())
        return;
    if (const auto first = seen.constFind(value); first != seen.constEnd())
        m_findings.error(
            place, "duplicate"_L1, u"The %1 %2 is taken already, in line %3."_s.arg(what, quoted(value)).arg(*first));
    else
        seen.insert(value, place.line);
}

QList<Mention> PlanReader::mentions(const std::vector<Node> &items, const QString &what)
{
    QList<Mention> found;
    QHash<QString, int> seen;
    for (const Node &item : items) {
        const QString name = itemText(item, what, m_findings);
        if (name.isEmpty())
            continue;
        unique(seen, name, item.place, what);
        found.append({name, item.place});
    }
    return found;
}

void PlanReader::read(const Node &root)
{
    Fields fields(root, u"The plan"_s, m_findings);
    const std::optional<qint64> format = fields.integer("format"_L1);
    if (format && *format != formatVersion)
        m_findings.error(fields.place("format"_L1), "format"_L1,
            u"`format` must be %1, the only one that this version of Holdfast reads, but is %2."_s.arg(formatVersion)
                .arg(*format));
    m_plan.name = fields.text("name"_L1);
    m_plan.version = fields.text("version"_L1);
    m_plan.owner = fields.text("owner"_L1);
    m_plan.approvedBy = fields.text("approver"_L1);
    m_plan.lastUpdated = fields.date("lastUpdated"_L1);
    if (const Node *service = fields.mapping("service"_L1))
        readService(*service);
    for (const Node &node : fields.list("components"_L1))
        readComponent(node);
    for (const Node &node : fields.list("scenarios"_L1))
        readScenario(node);
    for (const Node &node : fields.list("contacts"_L1))
        readContact(node);
    for (const Node &node : fields.list("vendors"_L1, Need::optional))
        readVendor(node);
    for (const Node &node : fields.list("escalation"_L1))
        readLevel(node);
    for (const Node &node : fields.list("integrity"_L1))
        readRule(node);
    fields.finish();
}

void PlanReader::readService(const Node &node)
{
    Fields fields(node, u"The service"_s, m_findings);
    ProtectedService &service = m_plan.service;
    service.name = fields.text("name"_L1);
    service.database = fields.text("database"_L1);
    service.ownerRole = fields.text("ownerRole"_L1);
    service.applicationRole = fields.text("applicationRole"_L1);
    service.databaseVariable = fields.text("databaseVariable"_L1);
    service.maintenanceTable = fields.text("maintenanceTable"_L1);
    service.maintenanceKey = fields.text("maintenanceKey"_L1);
    service.heartbeatTable = fields.text("heartbeatTable"_L1);
    for (const Node &item : fields.list("tables"_L1)) {
        Fields table(item, u"A measured table"_s, m_findings);
        service.tables.append({table.text("name"_L1), table.text("key"_L1)});
        unique(m_tables, service.tables.constLast().name, table.place("name"_L1), u"table"_s);
        table.finish();
    }
    fields.finish();
}

void PlanReader::readComponent(const Node &node)
{
    Fields fields(node, u"A component"_s, m_findings);
    Component component;
    component.id = ComponentId(fields.id("id"_L1));
    component.name = fields.text("name"_L1);
    const auto impact = fields.choice("impact"_L1, {u"critical"_s, u"high"_s, u"medium"_s, u"low"_s}, Need::required);
    component.impact = Impact(impact.value_or(int(Impact::low)));
    const auto priority = fields.choice("priority"_L1, {u"P1"_s, u"P2"_s, u"P3"_s, u"P4"_s}, Need::required);
    component.priority = Priority(priority.value_or(int(Priority::p4)));
    component.rto = fields.positiveDuration("rto"_L1);
    component.rpo = fields.duration("rpo"_L1, Need::optional);
    m_places.dependsOn.append(mentions(fields.list("dependsOn"_L1, Need::optional), u"component id"_s));
    for (const Mention &mention : m_places.dependsOn.constLast())
        component.dependsOn.append(ComponentId(mention.name));
    if (const Node *probe = fields.mapping("probe"_L1, Need::optional))
        component.probe = readProbe(*probe);
    fields.finish();
    unique(m_componentIds, component.id.value(), fields.place("id"_L1), u"component id"_s);
    m_plan.components.append(component);
}

std::optional<ProbeSpec> PlanReader::readProbe(const Node &node)
{
    Fields fields(node, u"A probe"_s, m_findings);
    ProbeSpec probe;
    probe.kind = fields.text("kind"_L1);
    probe.interval = fields.positiveDuration("interval"_L1, Need::optional, probe.interval);
    probe.deadline = fields.positiveDuration("deadline"_L1, Need::optional, probe.deadline);
    fields.finish();
    checkKind(m_kinds.probes, probe.kind, u"probe"_s, fields.place("kind"_L1), m_findings);
    return probe;
}

void PlanReader::readScenario(const Node &node)
{
    Fields fields(node, u"A scenario"_s, m_findings);
    Scenario scenario;
    scenario.id = ScenarioId(fields.id("id"_L1));
    scenario.title = fields.text("title"_L1);
    scenario.symptom = fields.text("symptom"_L1);
    const QList<Mention> components = mentions(fields.list("components"_L1), u"component id"_s);
    m_places.scenarioComponents += components;
    for (const Mention &mention : components)
        scenario.components.append(ComponentId(mention.name));
    if (const QString runbook = fields.id("runbook"_L1, Need::optional); !runbook.isEmpty()) {
        scenario.runbook = RunbookId(runbook);
        m_places.scenarioRunbooks.append({runbook, fields.place("runbook"_L1)});
    }
    fields.finish();
    unique(m_scenarioIds, scenario.id.value(), fields.place("id"_L1), u"scenario id"_s);
    m_plan.scenarios.append(scenario);
}

void PlanReader::readContact(const Node &node)
{
    Fields fields(node, u"A contact"_s, m_findings);
    // A vacant place says openly that nobody was named; a forgotten number does not.
    const bool vacant = fields.flag("vacant"_L1);
    const Need need = vacant ? Need::optional : Need::required;
    Contact contact;
    contact.role = fields.id("role"_L1);
    contact.title = fields.text("title"_L1);
    contact.primary = fields.text("primary"_L1, need);
    contact.secondary = fields.text("secondary"_L1, Need::optional);
    contact.phone = fields.text("phone"_L1, Need::optional);
    contact.email = fields.text("email"_L1, Need::optional);
    fields.finish();
    const bool reachable = fields.has("phone"_L1) || fields.has("email"_L1);
    if (!vacant && !reachable && node.kind == Node::Kind::mapping)
        m_findings.error(fields.place(), "missing"_L1, u"A contact needs `phone` or `email`, or `vacant: true`."_s);
    if (vacant && (reachable || fields.has("primary"_L1) || fields.has("secondary"_L1)))
        m_findings.error(fields.place("vacant"_L1), "vacant"_L1,
            u"This contact names somebody, so it is not vacant. Remove `vacant`."_s);
    unique(m_roles, contact.role, fields.place("role"_L1), u"role"_s);
    m_plan.contacts.append(contact);
}

void PlanReader::readVendor(const Node &node)
{
    Fields fields(node, u"A vendor"_s, m_findings);
    m_plan.vendors.append({fields.text("name"_L1), fields.text("email"_L1)});
    fields.finish();
}

void PlanReader::readLevel(const Node &node)
{
    Fields fields(node, u"An escalation level"_s, m_findings);
    EscalationLevel level;
    const std::optional<qint64> number = fields.integer("level"_L1);
    if (number && (*number < 1 || *number > 99))
        m_findings.error(
            fields.place("level"_L1), "type"_L1, u"`level` must be from 1 to 99, but is %1."_s.arg(*number));
    else if (number)
        unique(m_levels, QString::number(*number), fields.place("level"_L1), u"level"_s);
    level.level = int(qBound(qint64(0), number.value_or(0), qint64(99)));
    level.title = fields.text("title"_L1);
    const std::optional<Duration> after = fields.duration("after"_L1);
    level.after = after.value_or(Duration::zero());
    level.until = fields.duration("until"_L1, Need::optional);
    if (after && level.until && *level.until <= *after)
        m_findings.error(fields.place("until"_L1), "duration"_L1,
            u"`until` must be later than `after` (%1), but is %2."_s.arg(
                formatDuration(*after), formatDuration(*level.until)));
    for (const Node &role : fields.list("roles"_L1))
        level.roles.append(readRole(role));
    fields.finish();
    m_plan.escalation.append(level);
}

EscalationRole PlanReader::readRole(const Node &node)
{
    EscalationRole role;
    Place place = node.place;
    if (node.kind == Node::Kind::mapping) {
        static const QStringList conditions{
            u"security-incident"_s, u"data-breach"_s, u"public-company"_s, u"public-incident"_s};
        Fields fields(node, u"A role of a level"_s, m_findings);
        role.role = fields.id("role"_L1);
        const std::optional<int> condition = fields.choice("onlyIf"_L1, conditions, Need::optional);
        role.onlyIf = condition ? conditions[*condition] : QString();
        place = fields.place("role"_L1);
        fields.finish();
    } else {
        role.role = itemText(node, u"role"_s, m_findings);
    }
    if (!role.role.isEmpty())
        m_places.escalationRoles.append({role.role, place});
    return role;
}

void PlanReader::readRule(const Node &node)
{
    Fields fields(node, u"An integrity rule"_s, m_findings);
    IntegrityRule rule;
    rule.id = fields.id("id"_L1);
    rule.title = fields.text("title"_L1);
    rule.sql = fields.text("sql"_L1);
    rule.expected = fields.integer("expected"_L1).value_or(0);
    fields.finish();
    unique(m_ruleIds, rule.id, fields.place("id"_L1), u"integrity rule id"_s);
    m_plan.integrity.append(rule);
}

} // namespace

void readPlan(const Node &root, const KnownKinds &kinds, Plan &plan, PlanPlaces &places, FindingList &findings)
{
    PlanReader(kinds, plan, places, findings).read(root);
}

} // namespace holdfast::plan_files
