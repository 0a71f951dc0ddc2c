// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/sample.h"

#include "domain/incident/fold.h"
#include "interfaces/preview.h"
#include "viewmodels/sampleplan.h"

namespace holdfast::test {

using namespace Qt::StringLiterals;
using namespace std::chrono;

UtcTime at(int hour, int minute, int second)
{
    return sys_days{year{2026} / 11 / 23} + hours{hour} + minutes{minute} + seconds{second};
}

QList<std::pair<Stage, QString>> allStages()
{
    return {{Stage::starting, u"starting"_s}, {Stage::healthy, u"healthy"_s}, {Stage::down, u"down"_s},
        {Stage::stale, u"stale"_s}, {Stage::declared, u"declared"_s}, {Stage::answer, u"answer"_s},
        {Stage::confirm, u"confirm"_s}, {Stage::typed, u"typed"_s}, {Stage::working, u"working"_s},
        {Stage::doubt, u"doubt"_s}, {Stage::person, u"person"_s}, {Stage::failed, u"failed"_s},
        {Stage::finished, u"finished"_s}, {Stage::closed, u"closed"_s}};
}

namespace {

/// Tells an incident event by event.
class Story {
public:
    Story() { situation.plan = samplePlan(); }

    void tell(EventBody body, int later = 2)
    {
        now += seconds{later};
        Event event{id, qint64(situation.events.size()) + 1, Instant{now, {}, {}}, u"Ada"_s, std::move(body)};
        situation.incident = apply(situation.incident, event);
        situation.events << event;
    }
    void declare()
    {
        tell(Declared{ScenarioId{u"database-failure"_s}, u"PostgreSQL Database is down"_s, Severity::sev1, true,
            u"practice"_s, u"CapLiquify 1"_s});
        tell(InstantSet{InstantName::impactStart, at(1, 41, 49), u"probe of PostgreSQL Database"_s, {}}, 0);
        tell(InstantSet{InstantName::detected, at(1, 41, 51), u"probe of PostgreSQL Database"_s, {}}, 0);
        tell(InstantSet{InstantName::declared, now, u"declaration"_s, {}}, 0);
    }
    void start()
    {
        tell(HealthChanged{ComponentId{u"application"_s}, Health::up, Health::down, u"HTTP 503: database unreachable"_s,
                 {}},
            1);
        tell(RunStarted{situation.plan->runbooks.first(), u"hash"_s}, 20);
    }
    void preview(const QString &step, const QString &change, const QString &method = {}, const QString &target = {},
        const QString &body = {})
    {
        Preview shown{{}, change,
            {u"1 branch is added to project “capliquify-prod” (4 of 10 in use)"_s,
                u"No row of the old branch is touched"_s,
                u"The service keeps its present database until “Start the service on the copy”"_s},
            {}};
        if (!method.isEmpty())
            shown.requests << RequestPreview{u"http"_s, method, target,
                {u"Authorization: Bearer ${keychain:neon-token}"_s, u"Content-Type: application/json"_s}, body};
        tell(StepPreviewed{StepId{step}, attempt(step), toJson(shown), previewDigest(shown)}, 1);
    }
    void confirm(const QString &step)
    {
        tell(StepConfirmed{StepId{step}, attempt(step), record(step).digest, u"Ada"_s, u"press"_s}, 6);
        tell(StepIntended{StepId{step}, attempt(step), u"inc-20261123-0142-ab12-%1"_s.arg(step), {}, {}}, 0);
    }
    void act(const QString &step)
    {
        confirm(step);
        tell(StepBegun{StepId{step}, attempt(step), {{u"id"_s, u"br-quiet-sun-1"_s}}, false}, 1);
    }
    void finish(const QString &step, const QJsonObject &facts = {})
    {
        if (record(step).state == StepState::planned)
            preview(step, {});
        act(step);
        tell(StepObserved{StepId{step}, attempt(step), {}, facts}, 3);
        const RunbookStep *spec = situation.incident.run->runbook.find(StepId{step});
        for (int i = 0; i < spec->checks.size(); ++i)
            tell(CheckRecorded{StepId{step}, attempt(step), i, spec->checks[i].title, u"pass"_s,
                     u"measured 1 of 1 in 84 ms"_s, {}, {}},
                1);
        tell(StepDone{StepId{step}, attempt(step)}, 0);
    }
    [[nodiscard]] const StepRecord &record(const QString &step) const
    {
        return situation.incident.run->record(StepId{step});
    }
    [[nodiscard]] int attempt(const QString &step) const { return record(step).attempt; }
    void waiting(Activity::Kind kind, const QString &step, const QString &doing)
    {
        situation.activity = Activity{kind, StepId{step}, doing, now, {}};
        now += seconds{8};
    }

    Situation situation;
    UtcTime now = at(1, 42, 10);
    IncidentId id{u"inc-20261123-0142-ab12"_s};
};

Watched watched(Health shown, const QString &reason, UtcTime since, UtcTime measured, const QJsonObject &evidence = {})
{
    Watched made{true, shown, {}, {}, {}};
    made.health.health = shown == Health::stale ? Health::up : shown;
    made.health.reason = reason;
    made.health.since = since;
    made.health.measuredAt = measured;
    made.last = Sample{{}, measured, made.health.health, reason, 12ms, evidence};
    if (shown == Health::up)
        made.lastGood = made.last;
    return made;
}

QJsonObject databaseEvidence(UtcTime newest, UtcTime now)
{
    return {{u"newestCommitAt"_s, formatUtc(newest)}, {u"historyStart"_s, formatUtc(now - hours{24})},
        {u"retentionSeconds"_s, 86400}, {u"branch"_s, u"main"_s}};
}

void addHealth(Situation &situation, Stage stage)
{
    const UtcTime now = situation.now;
    const UtcTime morning = at(0, 2, 3);
    const bool good = stage == Stage::healthy || stage == Stage::finished || stage == Stage::closed;
    if (stage == Stage::starting) {
        for (const QString &id : {u"database"_s, u"application"_s})
            situation.health.insert(id, Watched{true, Health::unknown, {}, {}, {}});
    } else if (good || stage == Stage::stale) {
        const UtcTime since = good && stage != Stage::healthy ? now - seconds{40} : morning;
        situation.health.insert(u"database"_s,
            watched(
                Health::up, u"newest commit 0.4 s ago"_s, since, now - seconds{1}, databaseEvidence(now - 400ms, now)));
        situation.health.insert(
            u"application"_s, watched(Health::up, u"HTTP 200, healthy, build 7f3a"_s, since, now - seconds{2}));
        if (stage == Stage::stale)
            situation.health.insert(
                u"application"_s, watched(Health::stale, u"HTTP 200"_s, morning, now - seconds{43}));
    } else {
        Watched database =
            watched(Health::down, u"database “capliquify” does not exist"_s, at(1, 41, 51), now - seconds{1});
        database.health.lastUpAt = at(1, 41, 49);
        database.lastGood =
            Sample{{}, at(1, 41, 49), Health::up, {}, 9ms, databaseEvidence(at(1, 41, 49), at(1, 41, 49))};
        situation.health.insert(u"database"_s, database);
        situation.health.insert(u"application"_s,
            watched(Health::down, u"HTTP 503: database unreachable"_s, at(1, 41, 53), now - seconds{2}));
    }
}

/// The step “branch” from its preview on; false when the story ends there.
bool tellBranch(Story &story, Stage stage)
{
    switch (stage) {
    case Stage::confirm:
        story.waiting(Activity::Kind::confirm, u"branch"_s, u"Waits for your confirmation."_s);
        return false;
    case Stage::working:
        story.act(u"branch"_s);
        story.waiting(Activity::Kind::working, u"branch"_s,
            u"Waits for Neon to finish 2 operations; now “start_compute” is running."_s);
        return false;
    case Stage::doubt:
    case Stage::person:
        story.confirm(u"branch"_s);
        story.tell(StepLost{StepId{u"branch"_s}, 1,
            Error{ErrorCode::network, u"Neon closed the connection without an answer."_s, {}, {}, {}, {}, true}});
        story.waiting(stage == Stage::doubt ? Activity::Kind::working : Activity::Kind::person, u"branch"_s,
            stage == Stage::doubt ? u"Asks Neon whether a branch with this marker exists."_s
                                  : u"Nobody but a person can tell whether this happened."_s);
        return false;
    case Stage::failed:
        story.act(u"branch"_s);
        story.tell(StepObserved{StepId{u"branch"_s}, 1, {}, {}}, 4);
        story.tell(CheckRecorded{StepId{u"branch"_s}, 1, 0, u"The copy is ready and can be signed in to"_s, u"fail"_s,
            u"connection refused by ep-quiet-sun.neon.tech:5432 for 30 s"_s, {}, {}});
        story.tell(StepFailed{StepId{u"branch"_s}, 1,
                       u"“The copy is ready and can be signed in to” did not pass: connection refused for 30 s."_s},
            0);
        story.waiting(Activity::Kind::failed, u"branch"_s, {});
        return false;
    default:
        return true;
    }
}

void tellRest(Story &story, Stage stage)
{
    for (const QString &step : {u"branch"_s, u"verify"_s, u"hold"_s, u"variable"_s})
        story.finish(step);
    story.preview(u"deploy"_s,
        u"The service “capliquify-web” is started anew with the stored settings; customers move to the copy."_s,
        u"POST"_s, u"https://backboard.railway.app/graphql/v2"_s,
        u"{\"query\":\"mutation { serviceInstanceDeployV2 }\"}"_s);
    if (stage == Stage::typed) {
        story.situation.typedTarget = u"capliquify-web"_s;
        story.waiting(Activity::Kind::confirm, u"deploy"_s, u"Waits for your confirmation."_s);
        return;
    }
    for (const QString &step : {u"deploy"_s, u"lift"_s, u"default"_s, u"tell"_s})
        story.finish(step);
    story.tell(InstantSet{InstantName::restored, story.now, u"probe of Application Services"_s, {}}, 1);
    story.tell(Measured{u"recoveryTimeSeconds"_s, 412.0, u"s"_s, u"restored − impact start"_s, {}}, 0);
    story.tell(Measured{u"recoveryPointSeconds"_s, 0.25, u"s"_s, u"newest commit before − newest recovered"_s, {}}, 0);
    story.tell(Measured{u"rowsLost"_s, 3.0, u"rows"_s, u"keys before and absent after"_s, {}}, 0);
    story.waiting(Activity::Kind::finished, {}, u"Every step is done and verified."_s);
    if (stage == Stage::closed)
        story.tell(Closed{u"Recovered and verified."_s});
}

void tellRun(Story &story, Stage stage)
{
    const QString point = formatUtc(at(1, 41, 49));
    story.start();
    story.finish(u"facts"_s, {{u"lastGoodCommitAt"_s, point}, {u"serviceName"_s, u"capliquify-web"_s}});
    story.preview(u"fence"_s,
        u"The role “app” can no longer connect to the old branch; 3 open connections are ended."_s, u"POST"_s,
        u"https://console.neon.tech/api/v2/projects/p1/endpoints"_s);
    story.finish(u"fence"_s);
    story.situation.suggestions = {{u"restorePoint"_s, point}};
    if (stage == Stage::answer) {
        story.waiting(Activity::Kind::answer, u"branch"_s, u"Waits for your choice."_s);
        return;
    }
    story.tell(StepAnswered{StepId{u"branch"_s}, u"restorePoint"_s, point});
    story.preview(u"branch"_s, u"A new branch “rec-inc-20261123-0142-ab12” with the data as of 2026-11-23 01:41:49Z."_s,
        u"POST"_s, u"https://console.neon.tech/api/v2/projects/capliquify-prod-4411/branches"_s,
        u"{\"branch\":{\"name\":\"rec-inc-20261123-0142-ab12\",\"parent_id\":\"br-main\",\"parent_timestamp\":\"%1\"},\"endpoints\":[{\"type\":\"read_write\"}]}"_s
            .arg(point));
    if (tellBranch(story, stage))
        tellRest(story, stage);
}

} // namespace

Situation situationAt(Stage stage)
{
    Story story;
    story.situation.desk = {u"Ada"_s, u"practice"_s, true, u"Neon"_s};
    story.situation.planFolder = u"plan"_s;
    if (stage >= Stage::declared)
        story.declare();
    if (stage >= Stage::answer)
        tellRun(story, stage);
    else
        story.now += seconds{26};
    story.situation.now = story.now;
    addHealth(story.situation, stage);
    return story.situation;
}

Situation withTeam(Situation situation)
{
    const UtcTime now = situation.now;
    const auto tell = [&situation](UtcTime when, EventBody body) {
        const Event event{situation.incident.id, situation.incident.lastSequence + 1, Instant{when, {}, {}}, u"Ada"_s,
            std::move(body)};
        situation.incident = apply(situation.incident, event);
        situation.events << event;
    };
    tell(now - 5min, RoleTaken{u"scribe"_s, u"Grace"_s, {}, {}});
    tell(now - 5min, RoleTaken{u"operator"_s, u"Edsger"_s, {}, {}});
    tell(now - 1min,
        RoleOffered{u"commander"_s, u"Grace"_s, u"Ada"_s, u"The copy is being made; customers were told"_s});
    tell(now - 8min, TaskAssigned{u"T1"_s, u"call Neon and quote the operation id"_s, u"Edsger"_s, now - 3min});
    tell(now - 7min, TaskUnderstood{u"T1"_s, u"Edsger"_s});
    tell(now - 4min, TaskAssigned{u"T2"_s, u"draft the message to customers"_s, u"Grace"_s, now + 6min});
    tell(now - 4min, TaskUnderstood{u"T2"_s, u"Grace"_s});
    tell(now - 10s, TaskAssigned{u"T3"_s, u"count the orders since 01:40"_s, u"Barbara"_s, now + 5min});
    tell(now - 9min, TaskAssigned{u"T4"_s, u"look whether the disk is full"_s, u"Edsger"_s, now - 5min});
    tell(now - 6min, TaskEnded{u"T4"_s, true, u"it is not: 41 %"_s});
    tell(now - 2min, DecisionProposed{u"D1"_s, u"a restore to 01:41:49"_s, u"up to 20 s of orders are lost"_s});
    tell(now - 1min, ObjectionRaised{u"D1"_s, u"Barbara"_s, u"the queue still holds orders"_s});
    tell(now - 6min, DecisionProposed{u"D2"_s, u"maintenance mode"_s, {}});
    tell(now - 5min, DecisionSettled{u"D2"_s, true, {}});
    tell(now - 2min, TodoAdded{u"A1"_s, u"why did nobody see the migration fail?"_s});
    tell(now - 1min, PersonTold{1, u"technical-lead"_s, u"John Smith"_s, u"phone"_s, u"no-answer"_s});
    return situation;
}

PlanState samplePlanState()
{
    Plan plan = samplePlan();
    plan.templates = {{u"outage-internal"_s, u"outage"_s, Side::internal, u"${incident.title}: recovery in progress"_s,
                          u"System outage detected at ${incident.impactStart}. Recovery in progress."_s},
        {u"outage-external"_s, u"outage"_s, Side::external, u"We are experiencing technical difficulties"_s,
            u"We are experiencing technical difficulties since ${incident.impactStart} and are working on them."_s}};
    plan.drills = {{u"database_failure"_s, u"Database failure"_s, u"database-failure"_s, Cycle::monthly, 1, QTime(2, 0),
        u"practice"_s, u"technical-lead"_s, std::nullopt}};
    plan.maintenance.review = Upkeep{Cycle::monthly, u"technical team"_s, QDate(2026, 11, 1)};
    return {plan, "r1", u"/home/ada/.local/share/holdfast/plan"_s, false, u"/home/ada/.local/share/holdfast/plan"_s};
}

Plan olderPlan()
{
    Plan plan = *samplePlanState().plan;
    plan.components[1].rto = std::chrono::hours{1};
    plan.contacts[2].primary.phone = u"+1-555-0199"_s;
    plan.contacts[2].secondary.name = u"Grace"_s;
    plan.drills.clear();
    plan.vendors.append(plan.vendors[0]);
    plan.vendors.last().name = u"Old Support"_s;
    return plan;
}

void showSampleKeys(KeysView &view)
{
    using Where = KeyState::Where;
    view.show({{u"neon"_s, u"Neon"_s, u"branches, recovery and connection strings of the database"_s, {},
                   Where::keyStore, SecretMark{at(1, 0, 0), u"ada"_s}, true},
        {u"railway"_s, u"Railway"_s, u"variables and deployments of the service"_s, {}, Where::session, {}, true},
        {u"s3"_s, u"object storage"_s, u"files and their backups"_s, u"KEY-ID:SECRET, or KEY-ID:SECRET:SESSION"_s,
            Where::nowhere, {}, false}});
    view.tell(u"neon"_s, {u"works"_s, Tone::normal, Glyph::tick, u"The key can read the project “capliquify”."_s});
    view.tell(u"railway"_s,
        {u"refused"_s, Tone::critical, Glyph::diamond, u"Railway refused the credentials. Store a valid token."_s});
}

} // namespace holdfast::test
