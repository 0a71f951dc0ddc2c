// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation.h"

#include "domain/approval/acting.h"
#include "domain/plan/people.h"
#include "histories.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast::test {

namespace {

using namespace std::chrono_literals;

const StepId nowhere{u"nowhere"_s};

} // namespace

Simulation::Simulation(unsigned seed, Rules rules)
    : m_random(seed)
    , m_rules(std::move(rules))
    , m_now{start, 1000s, u"boot-1"_s}
{ }

void Simulation::passTime()
{
    const auto passed = std::chrono::seconds(m_random() % unsigned(m_pace.count() + 1));
    m_now.utc += passed;
    m_now.bootTime += passed;
    switch (m_random() % 200) {
    case 0: // asleep: both clocks go on
        m_now.utc += 40min;
        m_now.bootTime += 40min;
        break;
    case 1: // the time is set
        m_now.utc += std::chrono::seconds(int(m_random() % 7200) - 3600);
        break;
    case 2: // started anew
        m_now.utc += 5min;
        m_now.bootTime = 30s;
        m_now.bootId = u"boot-%1"_s.arg(++m_boot);
        break;
    default:
        break;
    }
}

QList<Event> Simulation::step()
{
    passTime();
    const auto decided = m_rules.decide(m_incident, anything());
    QList<Event> events;
    if (!decided)
        return events;
    for (const EventBody &body : *decided) {
        events << Event{IncidentId{u"inc-1"_s}, m_events.size() + 1, m_now, person(), body};
        m_events << events.last();
        m_incident = m_rules.apply(std::move(m_incident), events.last());
    }
    return events;
}

QString Simulation::oneOf(const QStringList &list) { return list[qsizetype(m_random() % size_t(list.size()))]; }

QString Simulation::person() { return oneOf({u"Ann"_s, u"Bob"_s, u"Cid"_s, u"Dee"_s}); }

QString Simulation::perhaps(const QString &text) { return maybe(80) ? text : QString(); }

QString Simulation::anyId(const QString &letter, qsizetype known)
{
    return letter + QString::number(1 + m_random() % unsigned(known + 2));
}

Command Simulation::anything()
{
    if (!m_incident.isDeclared() || maybe(1)) {
        Declare declare{{ScenarioId{u"database-failure"_s}, perhaps(u"Database lost"_s), Severity(m_random() % 3),
                            maybe(50), u"practice"_s, u"Plan 1"_s},
            {}, u"probe"_s, {}, m_now.utc};
        if (maybe(50))
            declare.impactStart = m_now.utc - std::chrono::minutes(m_random() % 60);
        return declare;
    }
    switch (m_random() % 18) {
    case 16:
    case 17:
        return aboutMessages();
    case 0:
    case 1:
    case 2:
        return aboutPeople();
    case 3:
    case 4:
    case 5:
        return aboutWork();
    case 6:
    case 7:
    case 8:
        return aboutTheCircle();
    case 9:
        return AddNote{perhaps(u"a note"_s)};
    case 10:
        return SetInstant{{InstantName(m_random() % 6), m_now.utc - std::chrono::minutes(m_random() % 90),
            u"commander"_s, perhaps(u"seen in the logs"_s)}};
    case 11:
        if (maybe(20))
            return CloseIncident{perhaps(u"over"_s), maybe(50)};
        return AddNote{u"still open"_s};
    default:
        return aboutTheRun();
    }
}

TeamCommand Simulation::aboutPeople()
{
    const QString role = maybe(50) ? u"commander"_s : oneOf(incidentRoles() + QStringList{u"king"_s});
    const QString holder = m_incident.team.holder(role);
    const QString somebody = holder.isEmpty() || maybe(30) ? person() : holder;
    switch (m_random() % 4) {
    case 0:
        return OfferRole{role, perhaps(person()), somebody, perhaps(u"Restore runs."_s)};
    case 1:
        return TakeRole{role, perhaps(m_incident.team.offers.value(role).to), maybe(30) ? u"no answer"_s : QString()};
    case 2:
        return TakeRole{role, perhaps(person()), maybe(30) ? u"no answer"_s : QString()};
    default:
        return ReleaseRole{role, somebody};
    }
}

TeamCommand Simulation::aboutWork()
{
    const Team &team = m_incident.team;
    const QString task = anyId(u"T"_s, team.tasks.size());
    const QString decision = anyId(u"D"_s, team.decisions.size());
    switch (m_random() % 8) {
    case 0:
        return AssignTask{perhaps(u"look at the logs"_s), perhaps(person()), int(m_random() % 30), m_now.utc};
    case 1:
        return AcknowledgeTask{task, perhaps(person())};
    case 2:
        return EndTask{task, maybe(70), perhaps(u"done so"_s)};
    case 3:
        return ProposeDecision{perhaps(u"restore to 01:41"_s), perhaps(u"5 minutes lost"_s)};
    case 4:
        return Object{decision, perhaps(person()), perhaps(u"the audit table is newer"_s)};
    case 5:
        return SettleDecision{decision, maybe(60), perhaps(u"replayed"_s)};
    case 6:
        return AddTodo{perhaps(u"write it down"_s)};
    default:
        return FinishTodo{anyId(u"A"_s, team.todos.size())};
    }
}

TeamCommand Simulation::aboutTheCircle()
{
    static const QStringList roles{u"on-call"_s, u"dpo"_s, u"cto"_s, QString()};
    switch (m_random() % 8) {
    case 0:
        return ChangeSeverity{Severity(m_random() % 3), perhaps(u"one region only"_s)};
    case 1:
        return RestrictIncident{maybe(50), perhaps(u"Blue Heron"_s), perhaps(u"a breach"_s)};
    case 2: {
        SetCondition condition{
            oneOf(escalationConditions() + QStringList{u"full-moon"_s}), maybe(70), {}, perhaps(u"logs"_s), m_now.utc};
        if (maybe(50))
            condition.since = m_now.utc + std::chrono::minutes(int(m_random() % 100) - 80);
        return condition;
    }
    case 3:
    case 4:
        return TellPerson{{int(m_random() % 4), oneOf(roles), perhaps(person()), u"phone"_s,
            oneOf({u"told"_s, u"acknowledged"_s, u"no-answer"_s, u"declined"_s, u"perhaps"_s})}};
    case 5:
        return SnoozeEscalation{oneOf(roles), int(m_random() % 80), perhaps(u"on the way"_s), m_now.utc};
    case 6:
        return MeetDuty{oneOf({u"gdpr-33"_s, u"contract"_s}), perhaps(u"sent"_s)};
    default:
        return ReopenIncident{perhaps(u"it came back"_s)};
    }
}

Command Simulation::aboutMessages()
{
    const QList<Message> &messages = m_incident.communications.messages;
    if (maybe(5))
        return CallPerson{oneOf({u"level 1: dpo, Ann"_s, u"level 2: cto, Bob"_s}), u"Come."_s,
            maybe(80) ? QList<Route>{{u"sms"_s, u"+1"_s}} : QList<Route>{}};
    if (messages.isEmpty() || maybe(10))
        return DraftMessage{u"customers"_s, u"update"_s, maybe(70), u"Trouble"_s, perhaps(u"We look into it."_s), {},
            maybe(20) ? QStringList{u"incident.restored"_s} : QStringList{}};
    const Message &message = messages[qsizetype(m_random() % size_t(messages.size()))];
    if (message.isDraft() || message.deliveries.isEmpty() || maybe(10)) {
        if (maybe(20))
            return DropMessage{message.id, perhaps(u"said already"_s)};
        return ApproveMessage{maybe(95) ? message.id : u"M99"_s, maybe(90) ? message.digest : u"another"_s,
            perhaps(person()),
            maybe(90) ? QList<Route>{{u"email"_s, u"a@example.com"_s}, {u"sms"_s, u"+1"_s}} : QList<Route>{}};
    }
    const Delivery &delivery = message.deliveries[qsizetype(m_random() % size_t(message.deliveries.size()))];
    if (maybe(10))
        return SettleDelivery{
            message.id, delivery.channel, delivery.recipient, maybe(50), perhaps(person()), perhaps(u"asked them"_s)};
    return Record{aboutDelivery(message, delivery)};
}

EventBody Simulation::aboutDelivery(const Message &message, const Delivery &delivery)
{
    switch (m_random() % 8) {
    case 0:
        return DeliveryQueued{message.id, oneOf({u"email"_s, u"pager"_s}), oneOf({u"a@example.com"_s, QString()}),
            u"the first way is down"_s};
    case 1:
        return MessageSeenPublicly{message.id, u"https://status.example.com"_s};
    case 2:
        return DeliverySettled{
            message.id, delivery.channel, delivery.recipient, maybe(50), delivery.channel, u"found there"_s};
    case 3:
    case 4:
        return DeliveryIntended{message.id, delivery.channel, delivery.recipient,
            delivery.attempt + (maybe(90) ? 1 : 0), u"inc-1-%1"_s.arg(message.id)};
    default:
        return DeliveryAnswered{message.id, delivery.channel, delivery.recipient, delivery.attempt,
            oneOf({u"sent"_s, u"confirmed"_s, u"refused"_s, u"postponed"_s, u"unknown"_s}), u"r1"_s,
            perhaps(u"busy"_s)};
    }
}

Command Simulation::aboutTheRun()
{
    if (!m_incident.run || maybe(1))
        return StartRun{maybe(90) ? smallRunbook() : Runbook{}};
    if (maybe(1))
        return LeaveRun{perhaps(u"another way is better"_s)};
    const std::optional<StepId> current = m_incident.run->currentStep();
    const StepId step = maybe(80) && current ? *current : maybe(10) ? nowhere : maybe(50) ? look : act;
    const StepRecord &record = m_incident.run->record(step);
    switch (m_random() % 26) {
    case 24:
        return maybe(70) ? Command{SkipStep{step, perhaps(u"not needed"_s)}} : AddNote{u"looks at it"_s};
    case 25:
        return maybe(50) ? Command{ReportByHand{step, perhaps(u"done in the console"_s),
                   maybe(80) ? QJsonObject{{u"name"_s, u"CapLiquify"_s}, {u"good"_s, u"2026-03-01T02:59:59Z"_s}}
                             : QJsonObject{}}}
                         : AddNote{u"tries it by hand"_s};
    case 0:
    case 6:
    case 7:
    case 8:
        return AnswerStep{
            step, maybe(80) ? u"point"_s : u"colour"_s, maybe(80) ? u"2026-03-01T02:59:59Z"_s : u"yesterday"_s};
    case 1:
        return ConfirmStep{
            step, maybe(90) ? record.digest : u"another"_s, maybe(90) ? u"CapLiquify"_s : u"Cap"_s, person()};
    case 2:
        return DeclareAbsent{step, perhaps(u"looked at the console"_s)};
    case 3:
    case 9:
    case 10:
        return RetryStep{step, perhaps(u"again"_s)};
    case 4:
        return BreakGlass{maybe(20) ? u"nobody answers"_s : QString(), u"two signatures"_s};
    case 5: {
        // Few nonces, so that one comes twice; now and then an approval of something else.
        Approval approval{ApprovalKind::step, sha256Of(stepContent(m_incident.id, maybe(80) ? step : act, record)),
            m_now.utc, m_now.utc + 10min, u"nonce-%1"_s.arg(m_random() % 20), u"grace"_s, u"0123456789ABCDEF"_s};
        return ApproveStep{step, approval};
    }
    default:
        return Record{outcome(step, record)};
    }
}

EventBody Simulation::outcome(const StepId &step, const StepRecord &record)
{
    const int attempt = record.attempt;
    const Error error{ErrorCode::timedOut, u"No answer."_s, {}, {}, {}, {}, true};
    const QList<EventBody> all{StepPreviewed{step, attempt, {}, u"digest-%1"_s.arg(m_random() % 3)},
        StepIntended{step, attempt, u"inc-1-x"_s, {}, {}}, StepBegun{step, attempt, {}, maybe(20)},
        StepObserved{step, attempt, {}, {{u"name"_s, u"CapLiquify"_s}, {u"good"_s, u"2026-03-01T02:59:59Z"_s}}},
        CheckRecorded{step, attempt, 0, u"It is true"_s, u"pass"_s, u"It is."_s, {}, {}}, StepDone{step, attempt},
        StepLost{step, attempt, error}, StepPostponed{step, attempt, error}, StepRefused{step, attempt, error},
        StepBroken{step, attempt, error}, StepAbsent{step, attempt, u"looked up"_s},
        StepFailed{step, attempt, u"a check failed"_s}, StepRechecked{step, attempt},
        StepUndone{step, attempt, u"undone"_s}, Resumed{u"after a crash"_s},
        HealthChanged{ComponentId{u"database"_s}, Health::unknown, Health(m_random() % 3), u"probe"_s, {}}};
    // Mostly what can come next, so that runs get to their end; otherwise anything.
    QList<EventBody> possible;
    for (const EventBody &body : all) {
        const auto signal = stepSignal(body);
        if (signal && holdfast::next(record.state, *signal))
            possible << body;
    }
    const QList<EventBody> &chosen = possible.isEmpty() || maybe(30) ? all : possible;
    return chosen[qsizetype(m_random() % size_t(chosen.size()))];
}

} // namespace holdfast::test
