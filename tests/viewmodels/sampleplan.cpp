// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/sampleplan.h"

namespace holdfast::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Component component(const QString &id, const QString &name, Priority priority, Duration rto, Duration rpo,
    const QString &probe, const QList<ComponentId> &needs = {})
{
    Component made{ComponentId{id}, name, Impact::critical, priority, rto, rpo, needs, {}};
    if (!probe.isEmpty())
        made.probes << ProbeSpec{probe, 2s, 3s, probe, {}, {}};
    return made;
}

RunbookStep step(const QString &id, const QString &phase, const QString &title, const QString &purpose,
    Confirmation confirmation, const QStringList &checks)
{
    RunbookStep made;
    made.id = StepId{id};
    made.phase = phase;
    made.title = title;
    made.purpose = purpose;
    made.action = u"test.action"_s;
    made.confirmation = confirmation;
    made.undo = u"The copy is deleted. The old database is not touched."_s;
    for (const QString &check : checks)
        made.checks << CheckSpec{u"test.check"_s, check, {}};
    return made;
}

Runbook databaseLoss()
{
    Runbook runbook{RunbookId{u"database-loss"_s}, u"Bring the database back from before the loss"_s,
        u"Use this runbook only if the data in the database is gone, damaged or out of reach, and waiting will not bring it back."_s,
        {}};
    const auto none = Confirmation::none;
    const auto press = Confirmation::press;
    runbook.steps = {step(u"facts"_s, u"Secure"_s, u"Record how things stand"_s,
                         u"Finds out which database is in use and when the data was last good. Nothing is changed."_s,
                         none, {u"The provider can still go back to the last good moment"_s}),
        step(u"fence"_s, u"Secure"_s, u"Keep everybody from writing to the old database"_s,
            u"Stops the service from adding data to a database that is about to be replaced."_s, press,
            {u"Nobody writes to the old database, and nobody can"_s}),
        step(u"branch"_s, u"Recover"_s, u"Copy the database as it was before the loss"_s,
            u"Makes a second database from the moment you choose. The old one stays as it is, so you can try again with another moment."_s,
            press, {u"The copy is ready and can be signed in to"_s}),
        step(u"verify"_s, u"Verify"_s, u"Find out what the copy holds and what is lost"_s,
            u"Looks for damage in the copy and measures how much is missing from it."_s, none,
            {u"The data fulfils every integrity rule of the plan"_s,
                u"The loss is known and measured against the plan's limit"_s}),
        step(u"hold"_s, u"Cut over"_s, u"Hold back new data while the service moves"_s,
            u"Sets the service's own maintenance switch in the copy."_s, press,
            {u"The maintenance switch is on in the copy"_s}),
        step(u"variable"_s, u"Cut over"_s, u"Point the service to the copy"_s,
            u"Stores the address of the copy in the service's settings."_s, press,
            {u"The stored setting is the address of the copy"_s}),
        step(u"deploy"_s, u"Cut over"_s, u"Start the service on the copy"_s,
            u"Starts the service anew so that it uses the copy. This is the moment at which customers move over. The instance that runs now goes on until the new one is well."_s,
            Confirmation::typed,
            {u"The newly started service answers, not the old one"_s,
                u"A test entry can be written through the service and read back"_s}),
        step(u"lift"_s, u"Cut over"_s, u"Let customers change data again"_s, u"Switches maintenance off."_s, press,
            {u"New data arrives in the recovered database"_s, u"The service says that it is healthy"_s}),
        step(u"default"_s, u"Close"_s, u"Make the recovered database the main one"_s,
            u"Marks the recovered database as the main one at the provider."_s, press,
            {u"The provider names the recovered database as the main one"_s}),
        step(u"tell"_s, u"Close"_s, u"Tell customers on the status page"_s,
            u"Posts the text on the public status page."_s, press, {u"The post can be read on the public page"_s})};
    runbook.steps[2].questions = {Question{u"restorePoint"_s, Question::Kind::restorePoint,
        u"From which moment should the data be?"_s, u"${steps.facts.lastGoodCommitAt}"_s}};
    runbook.steps[6].typedTarget = u"${steps.facts.serviceName}"_s;
    runbook.steps[9].irreversible = true;
    runbook.steps[9].undo = u"A post that people have read cannot be taken back. Post a correction instead."_s;
    return runbook;
}

Contact contact(const QString &role, const QString &title, const Reach &primary, const QString &secondary = {})
{
    Contact contact;
    contact.role = role;
    contact.title = title;
    contact.primary = primary;
    contact.secondary.name = secondary;
    return contact;
}

VendorContact vendor(const QString &name, const QString &email)
{
    VendorContact vendor;
    vendor.name = name;
    vendor.email = email;
    return vendor;
}

EscalationLevel level(
    int number, const QString &title, Duration after, std::optional<Duration> until, const QList<EscalationRole> &roles)
{
    EscalationLevel level;
    level.level = number;
    level.title = title;
    level.after = after;
    level.until = until;
    level.roles = roles;
    return level;
}

void addPeople(Plan &plan)
{
    plan.contacts = {
        contact(u"on-call-engineer"_s, u"On-call Engineer"_s,
            {u"DevOps Lead"_s, u"+1-555-0101"_s, u"oncall@capliquify.example"_s, {}, {}}, u"Senior Developer"_s),
        contact(u"incident-commander"_s, u"Incident Commander"_s,
            {u"CTO"_s, u"+1-555-0102"_s, u"commander@capliquify.example"_s, {}, {}}, u"Technical Lead"_s),
        contact(u"technical-lead"_s, u"Technical Lead"_s,
            {u"Lead Architect"_s, u"+1-555-0103"_s, u"tech@capliquify.example"_s, {}, {}}),
        contact(u"executive-sponsor"_s, u"Executive Sponsor"_s, {{}, {}, u"exec@capliquify.example"_s, {}, {}})};
    plan.vendors = {vendor(u"Neon Support"_s, u"support@neon.tech"_s),
        vendor(u"Railway Support"_s, u"support@railway.app"_s), vendor(u"Clerk Support"_s, u"support@clerk.dev"_s)};
    plan.escalation = {level(1, u"Immediate response"_s, 0min, Duration{30min},
                           {{u"on-call-engineer"_s, {}, {}}, {u"technical-lead"_s, {}, {}}}),
        level(2, u"Management"_s, 30min, Duration{60min},
            {{u"incident-commander"_s, {}, {}}, {u"customer-success"_s, {}, {}}}),
        level(3, u"Executive"_s, 60min, std::nullopt,
            {{u"executive-sponsor"_s, {}, {}}, {u"legal"_s, u"data-breach"_s, {}}})};
}

} // namespace

Plan samplePlan()
{
    Plan plan;
    plan.name = u"CapLiquify Manufacturing Platform"_s;
    plan.version = u"1"_s;
    plan.owner = u"Technical Lead"_s;
    plan.approvedBy = u"CTO"_s;
    plan.service.name = u"CapLiquify"_s;
    const ComponentId database{u"database"_s};
    plan.components = {component(u"database"_s, u"PostgreSQL Database"_s, Priority::p1, 1h, 15min, u"postgres"_s),
        component(
            u"application"_s, u"Application Services"_s, Priority::p1, 30min, 1h, u"service-health"_s, {database}),
        component(u"authentication"_s, u"User Authentication"_s, Priority::p1, 15min, 5min, {}),
        component(u"storage"_s, u"File Storage"_s, Priority::p2, 2h, 30min, {}),
        component(u"monitoring"_s, u"Monitoring Systems"_s, Priority::p3, 4h, 2h, {}),
        component(u"documentation"_s, u"Documentation"_s, Priority::p4, 8h, 24h, {})};
    const RunbookId runbook{u"database-loss"_s};
    plan.scenarios = {{ScenarioId{u"database-failure"_s}, u"Database corruption or failure"_s,
                          u"The application answers with errors, or its data is missing."_s, {database}, runbook},
        {ScenarioId{u"application-outage"_s}, u"Application server outage"_s,
            u"Nothing answers at the application's address."_s, {ComponentId{u"application"_s}}, std::nullopt},
        {ScenarioId{u"network-loss"_s}, u"Network connectivity loss"_s,
            u"The service cannot be reached from outside."_s, {}, std::nullopt},
        {ScenarioId{u"third-party"_s}, u"Third-party service outage"_s, u"A provider reports a fault of its own."_s, {},
            std::nullopt},
        {ScenarioId{u"breach"_s}, u"Security breach or data compromise"_s, u"Somebody was where nobody should be."_s,
            {}, std::nullopt},
        {ScenarioId{u"regional"_s}, u"Regional infrastructure failure"_s, u"Everything in one region is gone."_s, {},
            std::nullopt},
        {ScenarioId{u"human-error"_s}, u"Human error: accidental deletion"_s,
            u"Something was deleted that is needed."_s, {database}, runbook}};
    plan.runbooks = {databaseLoss()};
    addPeople(plan);
    return plan;
}

} // namespace holdfast::test
