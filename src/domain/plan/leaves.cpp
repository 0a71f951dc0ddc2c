// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plan/leaves.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

QString written(const QString &value) { return value; }
QString written(const QStringList &values) { return values.join(u", "_s); }
QString written(Duration length) { return formatDuration(length); }
QString written(QDate day) { return day.toString(Qt::ISODate); }
QString written(double number) { return QString::number(number); }
QString written(qint64 number) { return QString::number(number); }
template <class Tag> QString written(const Id<Tag> &id) { return id.value(); }
template <class Tag> QString written(const QList<Id<Tag>> &ids)
{
    QStringList names;
    for (const Id<Tag> &id : ids)
        names << id.value();
    return written(names);
}
template <class T> QString written(const std::optional<T> &value) { return value ? written(*value) : QString(); }

/// Collects the values of one part of a plan after the other.
class Leaves {
public:
    QList<PlanLeaf> list;

    void at(const QStringList &place) { m_place = place; }
    template <class T> void add(const char *key, const T &value)
    {
        if (const QString said = written(value); !said.isEmpty())
            list.append({m_place + QString::fromLatin1(key).split(u'/'), said});
    }
    void flag(const char *key, bool value) { add(key, value ? u"true"_s : QString()); }

    void add(const Plan &plan);
    void addService(const ProtectedService &service);
    void addComponents(const Plan &plan);
    void addProbe(const Component &component, const ProbeSpec &probe);
    void addContacts(const Plan &plan);
    void addEscalation(const Plan &plan);
    void addMessages(const Plan &plan);
    void addMinimum(const std::optional<MinimumService> &minimum);
    void addContinuity(const Plan &plan);
    void addEnvironments(const Plan &plan);
    void addCalendar(const Plan &plan);
    void addJson(const QStringList &path, const QJsonValue &value);

private:
    QStringList m_place;
};

void Leaves::add(const Plan &plan)
{
    at({});
    add("name", plan.name);
    add("version", plan.version);
    add("owner", plan.owner);
    add("approver", plan.approvedBy);
    add("lastUpdated", plan.lastUpdated);
    addService(plan.service);
    addEnvironments(plan);
    addComponents(plan);
    addContacts(plan);
    addEscalation(plan);
    addMessages(plan);
    addMinimum(plan.minimumService);
    addContinuity(plan);
    addCalendar(plan);
    for (const Runbook &runbook : plan.runbooks)
        addJson({u"runbooks"_s, runbook.id.value()}, toJson(runbook));
}

void Leaves::addService(const ProtectedService &service)
{
    at({u"service"_s});
    add("name", service.name);
    add("database", service.database);
    add("ownerRole", service.ownerRole);
    add("applicationRole", service.applicationRole);
    add("databaseVariable", service.databaseVariable);
    add("maintenanceTable", service.maintenanceTable);
    add("maintenanceKey", service.maintenanceKey);
    add("heartbeatTable", service.heartbeatTable);
    flag("publicCompany", service.publicCompany);
    for (const MeasuredTable &table : service.tables) {
        at({u"service"_s, u"tables"_s, table.name});
        add("key", table.key);
    }
}

void Leaves::addEnvironments(const Plan &plan)
{
    for (const Environment &environment : plan.environments) {
        const QStringList place{u"environments"_s, environment.id};
        at(place);
        add("name", environment.name);
        add("kind", environmentKindName(environment.kind));
        add("address", environment.address.toString());
        for (const Integration &integration : environment.integrations) {
            at(place + QStringList{u"integrations"_s, integration.kind});
            for (auto setting = integration.settings.cbegin(); setting != integration.settings.cend(); ++setting)
                add(setting.key().toLatin1().constData(), setting.value());
            add("secret", integration.secret);
        }
    }
}

void Leaves::addComponents(const Plan &plan)
{
    for (const Component &component : plan.components) {
        at({u"components"_s, component.id.value()});
        add("name", component.name);
        add("impact", impactName(component.impact));
        add("priority", priorityName(component.priority));
        add("rto", component.rto);
        add("rpo", component.rpo);
        add("dependsOn", component.dependsOn);
        for (const ProbeSpec &probe : component.probes)
            addProbe(component, probe);
    }
    for (const Scenario &scenario : plan.scenarios) {
        at({u"scenarios"_s, scenario.id.value()});
        add("title", scenario.title);
        add("symptom", scenario.symptom);
        add("components", scenario.components);
        add("runbook", scenario.runbook);
    }
}

void Leaves::addProbe(const Component &component, const ProbeSpec &probe)
{
    at({u"components"_s, component.id.value(), u"probes"_s, probe.name});
    add("kind", probe.kind);
    add("environment", probe.environment);
    add("interval", probe.interval);
    add("deadline", probe.deadline);
    for (auto setting = probe.settings.cbegin(); setting != probe.settings.cend(); ++setting)
        add(setting.key().toLatin1().constData(), setting.value());
}

void Leaves::addContacts(const Plan &plan)
{
    for (const Contact &contact : plan.contacts) {
        at({u"contacts"_s, contact.role});
        add("title", contact.title);
        flag("vacant", contact.isVacant());
        add("primary", contact.primary.name);
        add("phone", contact.primary.phone);
        add("email", contact.primary.email);
        add("slack", contact.primary.slack);
        add("pager", contact.primary.pager);
        add("secondary", contact.secondary.name);
        add("secondaryPhone", contact.secondary.phone);
        add("secondaryEmail", contact.secondary.email);
        add("secondarySlack", contact.secondary.slack);
        add("secondaryPager", contact.secondary.pager);
        for (auto proven = contact.proven.cbegin(); proven != contact.proven.cend(); ++proven)
            add(("proven/" + proven.key().toLatin1()).constData(), proven.value());
    }
    for (const VendorContact &vendor : plan.vendors) {
        at({u"vendors"_s, vendor.name});
        add("email", vendor.email);
        add("phone", vendor.phone);
        add("portal", vendor.portal);
        add("tier", vendor.tier);
        add("quote", vendor.quote);
        add("statusPage", vendor.statusPage);
    }
}

void Leaves::addEscalation(const Plan &plan)
{
    for (const EscalationLevel &level : plan.escalation) {
        const QStringList place{u"escalation"_s, QString::number(level.level)};
        at(place);
        add("title", level.title);
        add("after", level.after);
        add("until", level.until);
        add("acknowledgement", level.acknowledgement == Acknowledgement::all ? u"all"_s : u"any"_s);
        add("answerWithin", level.answerWithin);
        for (const EscalationRole &role : level.roles) {
            at(place + QStringList{u"roles"_s});
            const QString only = role.onlyIf.isEmpty() ? u"always"_s : role.onlyIf;
            add(role.role.toLatin1().constData(),
                role.atOnceIf.isEmpty() ? only : u"%1, at once: %2"_s.arg(only, role.atOnceIf));
        }
    }
}

void Leaves::addMessages(const Plan &plan)
{
    for (const Audience &audience : plan.audiences) {
        at({u"audiences"_s, audience.id});
        add("title", audience.title);
        add("side", sideName(audience.side));
        add("recipients", audience.recipients);
        add("channels", audience.channels);
        add("cadence", audience.cadence);
    }
    for (const MessageTemplate &message : plan.templates) {
        at({u"templates"_s, message.id});
        add("event", message.event);
        add("side", sideName(message.side));
        add("subject", message.subject);
        add("text", message.text);
    }
}

void Leaves::addMinimum(const std::optional<MinimumService> &minimum)
{
    if (!minimum)
        return;
    at({u"minimumService"_s});
    add("endpoints", minimum->endpoints);
    add("targets/responseTime", minimum->responseTime);
    add("targets/availability", minimum->availability);
    add("targets/users", minimum->users);
    for (const ReducedFunction &reduced : minimum->reduced) {
        at({u"minimumService"_s, u"reduced"_s, reduced.function});
        add("mode", reduced.mode);
        add("effect", reduced.effect);
    }
    for (const ServiceSetting &setting : minimum->settings) {
        at({u"minimumService"_s, u"settings"_s, setting.key});
        add("value", setting.value ? u"true"_s : u"false"_s);
    }
}

void Leaves::addContinuity(const Plan &plan)
{
    for (const ProviderChain &chain : plan.providers) {
        at({u"providers"_s, chain.function});
        add("order", chain.order);
        add("approver", chain.approver);
    }
    for (const IntegrityRule &rule : plan.integrity) {
        at({u"integrity"_s, rule.id});
        add("title", rule.title);
        add("sql", rule.sql);
        add("expected", rule.expected);
    }
    for (const EvidenceSource &source : plan.evidence) {
        at({u"evidence"_s, source.id});
        add("title", source.title);
        add("kind", source.kind);
    }
    for (const ServiceSecret &secret : plan.secrets) {
        at({u"secrets"_s, secret.name});
        add("purpose", secret.purpose);
        add("issuer", secret.issuer);
        add("rotation", secret.addVersionOnly ? u"add-version"_s : u"replace"_s);
        add("consumers", secret.consumers);
    }
}

void Leaves::addCalendar(const Plan &plan)
{
    for (const DrillSchedule &drill : plan.drills) {
        at({u"drills"_s, drill.id});
        add("title", drill.title);
        add("scenario", drill.scenario);
        add("every", cycleName(drill.every));
        add("day", qint64(drill.day));
        add("at", drill.at.toString(u"HH:mm"_s));
        add("environment", drill.environment);
        add("lead", drill.lead);
        add("last", drill.last);
    }
    for (const auto &[name, upkeep] : {std::pair{u"review"_s, plan.maintenance.review},
             std::pair{u"test"_s, plan.maintenance.test}, std::pair{u"audit"_s, plan.maintenance.audit}}) {
        if (!upkeep)
            continue;
        at({u"maintenance"_s, name});
        add("every", cycleName(upkeep->every));
        add("by", upkeep->by);
        add("last", upkeep->last);
    }
    for (const Kpi &kpi : plan.kpis) {
        at({u"kpis"_s, kpi.id});
        add("title", kpi.title);
        add("measure", kpi.measure);
    }
    for (const LegalClock &clock : plan.legalClocks) {
        at({u"legalClocks"_s, clock.id});
        add("title", clock.title);
        add("within", clock.within);
        add("onlyIf", clock.onlyIf);
        add("duty", clock.duty);
        add("source", clock.source);
    }
}

/// A runbook has a JSON form already; its entries are named by their ids, the others are counted.
void Leaves::addJson(const QStringList &path, const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            addJson(path + QStringList{member.key()}, member.value());
    } else if (value.isArray()) {
        int number = 0;
        for (const QJsonValue &item : value.toArray()) {
            const QString id = item.toObject().value(u"id"_s).toString();
            ++number;
            addJson(path + QStringList{id.isEmpty() ? QString::number(number) : id}, item);
        }
    } else if (const QString said = value.toVariant().toString(); !said.isEmpty()) {
        list.append({path, said});
    }
}

} // namespace

QList<PlanLeaf> leavesOf(const Plan &plan)
{
    Leaves leaves;
    leaves.add(plan);
    return leaves.list;
}

} // namespace holdfast
