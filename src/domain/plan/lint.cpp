// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plan/lint.h"

#include "kernel/redaction.h"

#include <QHash>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

using Remarks = QList<LintRemark>;

void lintObjectives(const Plan &plan, Remarks &remarks)
{
    // Looked up once: a plan may have thousands of components.
    QHash<QString, const Component *> components;
    for (const Component &component : plan.components)
        components.insert(component.id.value(), &component);
    QSet<QString> named;
    for (const Scenario &scenario : plan.scenarios) {
        for (const ComponentId &id : scenario.components)
            named.insert(id.value());
    }
    for (const Component &component : plan.components) {
        for (const ComponentId &id : component.dependsOn) {
            const Component *needed = components.value(id.value());
            if (needed && needed->rto > component.rto)
                remarks << LintRemark{u"unreachable-objective"_s, {u"components"_s, component.id.value(), u"rto"_s},
                    u"“%1” must be back within %2, but needs “%3”, which may take %4. The shorter promise cannot be "
                    u"kept: "
                    "lengthen it, or shorten that of “%3”."_s.arg(
                        component.name, formatDuration(component.rto), needed->name, formatDuration(needed->rto))};
        }
        const bool isUrgent = component.priority == Priority::p1 || component.impact == Impact::critical;
        if (isUrgent && !component.isWatched())
            remarks << LintRemark{u"unwatched"_s, {u"components"_s, component.id.value()},
                u"Nothing watches “%1”, although it is urgent: its outage is noticed by customers first. Give it a "
                "`probe`."_s.arg(component.name)};
        if (!named.contains(component.id.value()))
            remarks << LintRemark{u"no-scenario"_s, {u"components"_s, component.id.value()},
                u"No scenario is about “%1”: when it fails, nobody knows what to do. Name it in a scenario."_s.arg(
                    component.name)};
    }
}

void lintScenarios(const Plan &plan, Remarks &remarks)
{
    for (const Scenario &scenario : plan.scenarios) {
        if (!scenario.runbook)
            remarks << LintRemark{u"no-runbook"_s, {u"scenarios"_s, scenario.id.value()},
                u"“%1” has no runbook: it is recovered by hand, from memory. Write one and name it here."_s.arg(
                    scenario.title)};
    }
    for (const Runbook &runbook : plan.runbooks) {
        const bool isUsed = std::any_of(plan.scenarios.cbegin(), plan.scenarios.cend(),
            [&runbook](const Scenario &scenario) { return scenario.runbook == runbook.id; });
        if (!isUsed)
            remarks << LintRemark{u"unused-runbook"_s, {u"runbooks"_s, runbook.id.value()},
                u"No scenario leads to the runbook “%1”, so nobody will find it. Name it in a scenario, or remove "
                "it."_s.arg(runbook.title)};
    }
}

void lintSteps(const Plan &plan, Remarks &remarks)
{
    static const QRegularExpression wait(
        u"\\bsleep\\s+[0-9]+|\\bwait\\s+[0-9]+\\s*(s|sec|min)"_s, QRegularExpression::CaseInsensitiveOption);
    for (const Runbook &runbook : plan.runbooks) {
        for (const RunbookStep &step : runbook.steps) {
            const QStringList place{u"runbooks"_s, runbook.id.value(), u"steps"_s, step.id.value()};
            const QString inputs = QString::fromUtf8(QJsonDocument(step.inputs).toJson(QJsonDocument::Compact));
            if (wait.match(inputs + step.purpose + step.title).hasMatch())
                remarks << LintRemark{u"fixed-wait"_s, place,
                    u"“%1” waits for a fixed time: too long when it is quick, too short when it is not. Wait for a "
                    "condition, with a deadline."_s.arg(step.title)};
            if (step.irreversible && step.confirmation != Confirmation::typed)
                remarks << LintRemark{u"weak-confirmation"_s, place,
                    u"“%1” cannot be undone, but one press starts it. Ask for the typed name of its target."_s.arg(
                        step.title)};
            const bool isRestore = step.action.startsWith(u"database."_s) && step.action.contains(u"restore"_s)
                && !step.action.contains(u"snapshot"_s);
            if (isRestore && !inputs.contains(u"preserve"_s, Qt::CaseInsensitive))
                remarks << LintRemark{u"restore-without-preserve"_s, place,
                    u"“%1” restores without keeping what is there now: whatever was written since is lost for good. "
                    "Name what it is preserved as."_s.arg(step.title)};
        }
    }
}

QString allTextOf(const Plan &plan, const Environment &environment)
{
    Q_UNUSED(plan)
    QStringList text;
    for (const Integration &integration : environment.integrations) {
        for (const QStringList &values : integration.settings)
            text << values;
    }
    return text.join(u' ');
}

bool holdsSecret(const QString &text)
{
    static const QRegularExpression form(
        u"\\b(napi_[A-Za-z0-9]{8}|sk_(live|test)_[A-Za-z0-9]{8}|xox[abp]-[A-Za-z0-9-]{8}|AKIA[0-9A-Z]{12}|"
        "AC[0-9a-f]{32}:|ghp_[A-Za-z0-9]{20}|sk-[A-Za-z0-9]{20})|-----BEGIN|://[^/\\s:@]+:[^/\\s@]+@"_s);
    return form.match(text).hasMatch() || redactPatterns(text) != text;
}

void lintSecrets(const Plan &plan, Remarks &remarks)
{
    const QString mend = u" Everybody who can read the plan has it now: revoke it, store the new one with `holdfastctl "
                         u"secrets set`, and "
                         "name it here."_s;
    for (const Environment &environment : plan.environments) {
        if (holdsSecret(allTextOf(plan, environment)))
            remarks << LintRemark{u"secret-in-plan"_s, {u"environments"_s, environment.id},
                u"A setting of “%1” looks like a key or a password."_s.arg(environment.name) + mend};
    }
    for (const Runbook &runbook : plan.runbooks) {
        for (const RunbookStep &step : runbook.steps) {
            if (holdsSecret(QString::fromUtf8(QJsonDocument(step.inputs).toJson())))
                remarks << LintRemark{u"secret-in-plan"_s,
                    {u"runbooks"_s, runbook.id.value(), u"steps"_s, step.id.value()},
                    u"“%1” contains something like a key or a password."_s.arg(step.title) + mend};
        }
    }
}

bool isReachable(const Reach &reach)
{
    return !reach.name.isEmpty() && !(reach.phone + reach.email + reach.slack + reach.pager).trimmed().isEmpty();
}

void lintContact(const Contact &contact, QDate today, Remarks &remarks)
{
    const QStringList place{u"contacts"_s, contact.role};
    if (contact.isVacant()) {
        remarks << LintRemark{u"vacant"_s, place,
            u"Nobody is named for “%1”: the call goes nowhere. Name somebody."_s.arg(contact.title)};
        return;
    }
    if (!isReachable(contact.primary))
        remarks << LintRemark{u"unreachable-contact"_s, place,
            u"%1 (“%2”) has no telephone and no address. Add one."_s.arg(contact.primary.name, contact.title)};
    if (contact.secondary.name.isEmpty() || contact.secondary.name == contact.primary.name)
        remarks << LintRemark{u"single-point"_s, place,
            u"“%1” has only %2: asleep, ill or in a tunnel, and nobody else is called. Name a `secondary`."_s.arg(
                contact.title, contact.primary.name)};
    QDate newest;
    for (const QDate &proven : contact.proven)
        newest = std::max(newest, proven);
    if (!newest.isValid())
        remarks << LintRemark{u"never-proven"_s, place,
            u"Nobody ever tried whether %1 can be reached. Call once, and write the date under `proven`."_s.arg(
                contact.primary.name)};
    else if (newest.daysTo(today) > provenForDays)
        remarks << LintRemark{u"proven-long-ago"_s, place,
            u"%1 was last reached %2 days ago. Try again, and write the date under `proven`."_s.arg(
                contact.primary.name, QString::number(newest.daysTo(today)))};
}

void lintPeople(const Plan &plan, QDate today, Remarks &remarks)
{
    for (const Contact &contact : plan.contacts)
        lintContact(contact, today, remarks);
    const EscalationLevel *before = nullptr;
    for (const EscalationLevel &level : plan.escalation) {
        const QStringList place{u"escalation"_s, QString::number(level.level)};
        const bool anybody = std::any_of(level.roles.cbegin(), level.roles.cend(), [&plan](const EscalationRole &role) {
            const Contact *contact = plan.contact(role.role);
            return contact && (isReachable(contact->primary) || isReachable(contact->secondary));
        });
        if (!anybody)
            remarks << LintRemark{u"unreachable-level"_s, place,
                u"At level %1 nobody can be reached: the ladder ends below it. Name contacts for its roles."_s.arg(
                    level.level)};
        if (before && level.after <= before->after)
            remarks << LintRemark{u"unreachable-level"_s, place,
                u"Level %1 begins no later than level %2, so level %2 has no time of its own. Correct `after`."_s.arg(
                    QString::number(level.level), QString::number(before->level))};
        before = &level;
    }
    if (plan.approvedBy.isEmpty())
        remarks << LintRemark{u"not-approved"_s, {u"approvedBy"_s},
            u"Nobody has approved this plan. Let somebody other than its owner read it, and name them."_s};
    else if (plan.approvedBy == plan.owner)
        remarks << LintRemark{u"self-approved"_s, {u"approvedBy"_s},
            u"The owner approved the plan: four eyes are only two. Let somebody else approve it."_s};
}

void lintDrills(const Plan &plan, QDate today, Remarks &remarks)
{
    for (const DrillSchedule &drill : plan.drills) {
        const QStringList place{u"drills"_s, drill.id};
        const Environment *environment = plan.environment(drill.environment);
        if (environment && environment->isProduction())
            remarks << LintRemark{u"drill-on-production"_s, place,
                u"“%1” would break production on purpose. Hold it on the practice range."_s.arg(drill.title)};
        if (!drill.last)
            remarks << LintRemark{u"never-drilled"_s, place,
                u"“%1” was never held to its end: that its recovery works is a hope. Hold it."_s.arg(drill.title)};
        for (const DrillSchedule &other : plan.drills) {
            if (&other <= &drill || other.at != drill.at)
                continue;
            QDate day = today;
            for (int i = 0; i < 24; ++i) {
                day = nextHeld(drill, day);
                if (nextHeld(other, day) == day) {
                    remarks << LintRemark{u"drills-collide"_s, place,
                        u"“%1” and “%2” both fall on %3 at %4: two disasters at once teach nothing. Move one."_s.arg(
                            drill.title, other.title, day.toString(Qt::ISODate), drill.at.toString(u"hh:mm"_s))};
                    break;
                }
                day = day.addDays(1);
            }
        }
    }
}

void lintUpkeep(const Plan &plan, QDate today, Remarks &remarks)
{
    const QList<std::tuple<QString, QString, std::optional<Upkeep>>> all{
        {u"review"_s, u"The review of the plan"_s, plan.maintenance.review},
        {u"test"_s, u"The test of the plan"_s, plan.maintenance.test},
        {u"audit"_s, u"The audit from outside"_s, plan.maintenance.audit}};
    for (const auto &[key, title, upkeep] : all) {
        const QStringList place{u"maintenance"_s, key};
        if (!upkeep) {
            remarks << LintRemark{u"no-upkeep"_s, {u"maintenance"_s},
                u"%1 is not planned, so it will not happen. Add `%2`."_s.arg(title, key)};
            continue;
        }
        const auto due = dueNext(*upkeep);
        if (!due)
            remarks << LintRemark{
                u"overdue"_s, place, u"%1 was never done. Do it, and write the date under `last`."_s.arg(title)};
        else if (*due < today)
            remarks << LintRemark{u"overdue"_s, place,
                u"%1 was due on %2. Do it, and write the date under `last`."_s.arg(title, due->toString(Qt::ISODate))};
    }
}

void lintContinuity(const Plan &plan, Remarks &remarks)
{
    for (const ProviderChain &chain : plan.providers) {
        if (chain.order.size() < 2)
            remarks << LintRemark{u"no-alternative"_s, {u"providers"_s, chain.function},
                u"“%1” has one provider and no other: its outage is yours. Name a second one, or `local`."_s.arg(
                    chain.function)};
        const bool isTax = chain.function == u"tax";
        if (isTax && chain.order.contains(u"local"_s) && chain.approver.isEmpty())
            remarks << LintRemark{u"unapproved-fallback"_s, {u"providers"_s, chain.function},
                u"Tax may be worked out by your own table without anybody's approval: wrong tax is a debt to the "
                u"state. "
                "Name an `approver`."_s};
    }
    if (!plan.minimumService)
        remarks << LintRemark{u"no-minimum"_s, {},
            u"The plan does not say what users get at least during a disaster. Add `minimumService`."_s};
    for (const Environment &environment : plan.environments) {
        for (const char *kind : {"neon", "railway", "statuspage"}) {
            if (environment.isProduction() && !environment.integrations.contains(QLatin1String(kind)))
                remarks << LintRemark{u"no-integration"_s, {u"environments"_s, environment.id},
                    u"“%1” is production, but nobody can recover it from here without `%2`. Add it under "
                    "`integrations`."_s.arg(environment.name, QLatin1String(kind))};
        }
    }
    bool knowsBreach = false;
    for (const EscalationLevel &level : plan.escalation) {
        for (const EscalationRole &role : level.roles)
            knowsBreach = knowsBreach || role.onlyIf == u"data-breach" || role.atOnceIf == u"data-breach";
    }
    const bool hasClock = std::any_of(plan.legalClocks.cbegin(), plan.legalClocks.cend(),
        [](const LegalClock &clock) { return clock.onlyIf == u"data-breach"; });
    if (knowsBreach && !hasClock)
        remarks << LintRemark{u"no-legal-clock"_s, {u"escalation"_s},
            u"The plan knows data breaches, but no legal clock runs for them: 72 hours pass unnoticed. Add one to "
            "`legalClocks`."_s};
}

} // namespace

QList<LintRemark> lint(const Plan &plan, QDate today)
{
    Remarks remarks;
    lintObjectives(plan, remarks);
    lintScenarios(plan, remarks);
    lintSteps(plan, remarks);
    lintSecrets(plan, remarks);
    lintPeople(plan, today, remarks);
    lintDrills(plan, today, remarks);
    lintUpkeep(plan, today, remarks);
    lintContinuity(plan, remarks);
    return remarks;
}

} // namespace holdfast
