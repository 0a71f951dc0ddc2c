// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/escalation/due.h"
#include "domain/escalation/duties.h"
#include "domain/incident/decide.h"
#include "domain/incident/eventjson.h"
#include "domain/review/handover.h"
#include "domain/review/review.h"
#include "histories.h"
#include "support/runner.h"

#include <QElapsedTimer>
#include <random>

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// An incident that takes commands, as the desk does it, one second after the other.
class Table {
public:
    Table()
    {
        History history;
        m_events = history.declared().events();
        m_incident = fold(m_events);
    }

    Result<> ask(const TeamCommand &command)
    {
        const auto decided = decide(m_incident, command);
        if (!decided)
            return failure(decided.error());
        for (const EventBody &body : *decided) {
            const qint64 sequence = m_events.size() + 1;
            const UtcTime at = now();
            m_events << Event{IncidentId{u"inc-1"_s}, sequence, {at, at - start, u"boot"_s}, u"tester"_s, body};
            m_incident = apply(std::move(m_incident), m_events.last());
        }
        return {};
    }
    ErrorCode refusal(const TeamCommand &command)
    {
        const auto asked = ask(command);
        return asked ? ErrorCode::bug : asked.error().code;
    }
    [[nodiscard]] UtcTime now() const { return start + std::chrono::seconds(m_events.size() + 1); }
    [[nodiscard]] const Incident &incident() const { return m_incident; }
    [[nodiscard]] const Team &team() const { return m_incident.team; }
    [[nodiscard]] const QList<Event> &events() const { return m_events; }

private:
    QList<Event> m_events;
    Incident m_incident;
};

Plan planOfTwoLevels()
{
    Plan plan;
    plan.contacts = {{u"on-call"_s, u"On call"_s, {u"Ann"_s, {}, {}, {}, {}}, {u"Bob"_s, {}, {}, {}, {}}, {}},
        {u"dpo"_s, u"Data protection officer"_s, {u"Dee"_s, {}, {}, {}, {}}, {}, {}}};
    EscalationLevel first;
    first.level = 1;
    first.title = u"First"_s;
    first.roles = {{u"on-call"_s, {}, {}}, {u"dpo"_s, u"data-breach"_s, u"data-breach"_s}};
    plan.escalation = {first};
    plan.legalClocks = {
        {u"gdpr-33"_s, u"Tell the authority"_s, 72h, u"data-breach"_s, u"Notify."_s, u"GDPR Art. 33(1)"_s}};
    return plan;
}

class TeamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commandIsHandedOverByOfferAndAcceptance()
    {
        Table table;
        QCOMPARE(table.team().holder(u"commander"_s), u"tester"_s); // whoever declared
        QCOMPARE(table.refusal(TakeRole{u"commander"_s, u"Ann"_s, {}}), ErrorCode::refused);
        QVERIFY(table.ask(TakeRole{u"commander"_s, u"Ann"_s, u"The tester fell asleep."_s}));
        QCOMPARE(table.team().holder(u"commander"_s), u"Ann"_s);
        QCOMPARE(table.refusal(OfferRole{u"commander"_s, u"Bob"_s, u"Ann"_s, {}}), ErrorCode::invalid); // no briefing
        QCOMPARE(table.refusal(OfferRole{u"commander"_s, u"Bob"_s, u"Cid"_s, u"x"_s}), ErrorCode::refused);
        QVERIFY(table.ask(OfferRole{u"commander"_s, u"Bob"_s, u"Ann"_s, u"Restore runs, 10 min to go."_s}));
        QCOMPARE(table.team().holder(u"commander"_s), u"Ann"_s); // until it is accepted
        QCOMPARE(table.refusal(TakeRole{u"commander"_s, u"Cid"_s, {}}), ErrorCode::refused);
        QVERIFY(table.ask(TakeRole{u"commander"_s, u"Bob"_s, {}}));
        QCOMPARE(table.team().holder(u"commander"_s), u"Bob"_s);
        QVERIFY(table.team().offers.isEmpty());
        QCOMPARE(table.refusal(ReleaseRole{u"commander"_s, u"Bob"_s}), ErrorCode::refused); // never laid down
        QVERIFY(table.ask(TakeRole{u"commander"_s, u"Cid"_s, u"Bob does not answer."_s})); // said openly
        QCOMPARE(table.refusal(TakeRole{u"king"_s, u"Cid"_s, {}}), ErrorCode::notFound);
    }

    void tasksHaveANameAndMinutes()
    {
        Table table;
        QCOMPARE(table.refusal(AssignTask{u"look at the logs"_s, {}, 5, table.now()}), ErrorCode::invalid);
        QCOMPARE(table.refusal(AssignTask{u"look"_s, u"Bob"_s, 0, table.now()}), ErrorCode::invalid);
        QVERIFY(table.ask(AssignTask{u"look at the logs"_s, u"Bob"_s, 5, table.now()}));
        QVERIFY(table.ask(AcknowledgeTask{u"T1"_s, {}}));
        QVERIFY(table.team().task(u"T1"_s)->understoodAt);
        QCOMPARE(table.refusal(EndTask{u"T1"_s, false, {}}), ErrorCode::invalid); // given up, but why
        QVERIFY(table.ask(EndTask{u"T1"_s, true, u"the disk is full"_s}));
        QCOMPARE(table.refusal(EndTask{u"T1"_s, true, {}}), ErrorCode::conflict);
        QCOMPARE(table.refusal(EndTask{u"T9"_s, true, {}}), ErrorCode::notFound);
    }

    void decisionsAskForObjections()
    {
        Table table;
        QVERIFY(table.ask(ProposeDecision{u"restore to 01:41"_s, u"5 minutes of orders"_s}));
        QVERIFY(table.ask(Object{u"D1"_s, u"Dee"_s, u"the audit table is newer"_s}));
        QCOMPARE(table.refusal(SettleDecision{u"D1"_s, true, {}}), ErrorCode::invalid); // an objection stands
        QVERIFY(table.ask(SettleDecision{u"D1"_s, true, u"the audit rows are replayed"_s}));
        QCOMPARE(table.refusal(Object{u"D1"_s, u"Dee"_s, u"still"_s}), ErrorCode::conflict);
    }

    void severityPrivacyAndReopening()
    {
        Table table;
        QCOMPARE(table.refusal(ChangeSeverity{Severity::sev2, {}}), ErrorCode::invalid);
        QVERIFY(table.ask(ChangeSeverity{Severity::sev2, u"one region only"_s}));
        QCOMPARE(table.incident().severity, Severity::sev2);
        QCOMPARE(table.refusal(RestrictIncident{true, {}, u"breach"_s}), ErrorCode::invalid);
        QVERIFY(table.ask(RestrictIncident{true, u"Blue Heron"_s, u"a breach is suspected"_s}));
        QVERIFY(table.team().restricted);
        QCOMPARE(table.refusal(ReopenIncident{u"x"_s}), ErrorCode::conflict);
        QVERIFY(decide(table.incident(), CloseIncident{u"Done."_s, false}));
    }

    void theMatrixKnowsWhoAnswered()
    {
        const Plan plan = planOfTwoLevels();
        Table table;
        const auto onCall = [&] { return escalationOf(plan, start, table.now(), table.team())[0]; };
        QCOMPARE(onCall().state, EscalationDue::State::due);
        QCOMPARE(onCall().callNow, u"Ann"_s);
        QVERIFY(table.ask(TellPerson{{1, u"on-call"_s, u"Ann"_s, u"phone"_s, u"no-answer"_s}}));
        QCOMPARE(onCall().callNow, u"Bob"_s); // the stand-in
        QVERIFY(table.ask(TellPerson{{1, u"on-call"_s, u"Bob"_s, u"phone"_s, u"no-answer"_s}}));
        QCOMPARE(onCall().callNow, u"Ann"_s); // nobody else is left
        QCOMPARE(onCall().attempts, 2);
        QVERIFY(table.ask(SnoozeEscalation{u"on-call"_s, 1, u"on the way"_s, table.now()}));
        QCOMPARE(onCall().state, EscalationDue::State::snoozed);
        QCOMPARE(escalationOf(plan, start, table.now() + 2min, table.team())[0].state, EscalationDue::State::due);
        QVERIFY(table.ask(TellPerson{{1, u"on-call"_s, u"Bob"_s, u"phone"_s, u"acknowledged"_s}}));
        QCOMPARE(onCall().state, EscalationDue::State::acknowledged);
        QCOMPARE(table.refusal(TellPerson{{1, u"on-call"_s, u"Bob"_s, u"phone"_s, u"perhaps"_s}}), ErrorCode::invalid);
    }

    // The clock of the law runs from the moment it became known, not from the damage.
    void aBreachCallsAtOnceAndStartsTheClock()
    {
        const Plan plan = planOfTwoLevels();
        Table table;
        QCOMPARE(escalationOf(plan, start, table.now(), table.team())[1].state, EscalationDue::State::notApplicable);
        QCOMPARE(dutiesAt(plan, table.incident(), table.now())[0].state, DutyDue::State::notStarted);
        const UtcTime aware = start + 1s;
        QVERIFY(table.ask(SetCondition{u"data-breach"_s, true, aware, u"the logs of Dee"_s, table.now()}));
        QCOMPARE(escalationOf(plan, start, table.now(), table.team())[1].state, EscalationDue::State::due);
        const DutyDue duty = dutiesAt(plan, table.incident(), aware + 71h)[0];
        QCOMPARE(duty.state, DutyDue::State::running);
        QCOMPARE(*duty.dueAt, aware + 72h);
        QCOMPARE(dutiesAt(plan, table.incident(), aware + 72h + 1s)[0].state, DutyDue::State::overdue);
        QCOMPARE(table.refusal(SetCondition{u"data-breach"_s, true, table.now() + 1h, u"x"_s, table.now()}),
            ErrorCode::invalid);
        QVERIFY(table.ask(MeetDuty{u"gdpr-33"_s, u"Reported by the portal, reference 4711."_s}));
        QCOMPARE(dutiesAt(plan, table.incident(), table.now())[0].state, DutyDue::State::met);
        QCOMPARE(table.refusal(SetCondition{u"full-moon"_s, true, {}, {}, table.now()}), ErrorCode::notFound);
    }

    void theBriefingSaysWhatTheNextCommanderMustHear()
    {
        Table table;
        QVERIFY(table.ask(TakeRole{u"commander"_s, u"Ann"_s, u"She was asked to."_s}));
        QVERIFY(table.ask(AssignTask{u"look at the logs"_s, u"Bob"_s, 5, table.now()}));
        QVERIFY(table.ask(ProposeDecision{u"restore to 01:41"_s, {}}));
        const QString text = handoverBriefing(planOfTwoLevels(), table.incident(), Instant{table.now(), {}, {}});
        for (const char *part :
            {"## Situation", "## Objectives", "## Actions", "## Resources", "Incident commander: Ann",
                "T1 Bob: look at the logs", "not yet understood", "D1 open: restore to 01:41"})
            QVERIFY2(text.contains(QLatin1String(part)), part);
    }

    void everyEventIsReadBackAndTold()
    {
        Table table;
        everything(table);
        for (const Event &event : table.events()) {
            const auto read = bodyFromJson(eventKind(event.body), eventVersion(event.body), bodyToJson(event.body));
            QVERIFY2(read, read ? "" : qPrintable(read.error().what));
            QCOMPARE(bodyToJson(*read), bodyToJson(event.body));
        }
        for (const TimelineEntry &entry : timelineOf(table.events()))
            QVERIFY2(!entry.text.trimmed().isEmpty(), qPrintable(QString::number(entry.sequence)));
    }

    // Whatever is asked in whatever order: always one commander, ids once, prefixes the same.
    void anyOrderKeepsTheInvariants()
    {
        for (unsigned seed = 1; seed <= 200; ++seed) {
            std::mt19937 random(seed);
            Table table;
            for (int i = 0; i < 60; ++i) {
                (void)table.ask(anything(random, table.now()));
                QVERIFY2(!table.team().holder(u"commander"_s).isEmpty(),
                    qPrintable(u"seed %1: nobody commands"_s.arg(seed)));
                QSet<QString> ids;
                for (const IncidentTask &task : table.team().tasks)
                    ids.insert(task.id);
                QCOMPARE(ids.size(), table.team().tasks.size());
                for (const Decision &decision : table.team().decisions)
                    QVERIFY(!decision.settledAt || decision.proceeds || !decision.reason.isEmpty());
            }
            const qsizetype cut = random() % table.events().size() + 1;
            const Incident once = fold(table.events().mid(0, cut));
            QCOMPARE(once.team.tasks.size(), fold(table.events().mid(0, cut)).team.tasks.size());
            QCOMPARE(fold(table.events()).lastSequence, table.incident().lastSequence);
        }
    }

    // Four hours, one event a second.
    void aLongIncidentIsFoldedQuickly()
    {
        Table table;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 4 * 3600; ++i)
            (void)decide(table.incident(), AddNote{u"still going on"_s});
        History history;
        history.declared();
        for (int i = 0; i < 4 * 3600; ++i)
            history.add(Noted{u"still going on"_s});
        QCOMPARE(history.folded().lastSequence, 4 * 3600 + 3);
        QVERIFY2(timer.elapsed() < 20000, "far from any budget"); // speed itself is measured in benchmarks
    }

private:
    static void everything(Table &table)
    {
        const QList<TeamCommand> commands{TakeRole{u"commander"_s, u"Ann"_s, u"w"_s},
            TakeRole{u"scribe"_s, u"Bob"_s, {}}, ReleaseRole{u"scribe"_s, u"Bob"_s},
            OfferRole{u"commander"_s, u"Bob"_s, u"Ann"_s, u"brief"_s}, AssignTask{u"a"_s, u"Bob"_s, 5, table.now()},
            AcknowledgeTask{u"T1"_s, {}}, EndTask{u"T1"_s, true, u"ok"_s}, ProposeDecision{u"p"_s, u"r"_s},
            Object{u"D1"_s, u"Dee"_s, u"o"_s}, SettleDecision{u"D1"_s, true, u"w"_s}, AddTodo{u"later"_s},
            FinishTodo{u"A1"_s}, ChangeSeverity{Severity::sev2, u"r"_s}, RestrictIncident{true, u"Blue"_s, u"r"_s},
            SetCondition{u"data-breach"_s, true, {}, u"s"_s, table.now()},
            TellPerson{{1, u"cto"_s, u"Cid"_s, u"phone"_s, u"told"_s}},
            SnoozeEscalation{u"cto"_s, 5, u"asleep"_s, table.now()}, MeetDuty{u"gdpr-33"_s, u"sent"_s}};
        for (const TeamCommand &command : commands)
            QVERIFY(table.ask(command));
    }

    static TeamCommand anything(std::mt19937 &random, UtcTime now)
    {
        static const QStringList people{u"Ann"_s, u"Bob"_s, u"Cid"_s, {}};
        static const QStringList roles{u"commander"_s, u"deputy"_s, u"nobody"_s};
        static const QStringList ids{u"T1"_s, u"T2"_s, u"D1"_s, u"A1"_s, u"X"_s};
        static const QStringList texts{u"because"_s, {}};
        const auto pick = [&random](const QStringList &list) { return list[qsizetype(random() % list.size())]; };
        switch (random() % 13) {
        case 0:
            return TakeRole{pick(roles), pick(people), pick(texts)};
        case 1:
            return OfferRole{pick(roles), pick(people), pick(people), pick(texts)};
        case 2:
            return ReleaseRole{pick(roles), pick(people)};
        case 3:
            return AssignTask{pick(texts), pick(people), int(random() % 10), now};
        case 4:
            return AcknowledgeTask{pick(ids), pick(people)};
        case 5:
            return EndTask{pick(ids), random() % 2 == 0, pick(texts)};
        case 6:
            return ProposeDecision{pick(texts), {}};
        case 7:
            return Object{pick(ids), pick(people), pick(texts)};
        case 8:
            return SettleDecision{pick(ids), random() % 2 == 0, pick(texts)};
        case 9:
            return AddTodo{pick(texts)};
        case 10:
            return FinishTodo{pick(ids)};
        case 11:
            return ChangeSeverity{Severity(random() % 3), pick(texts)};
        default:
            return RestrictIncident{random() % 2 == 0, pick(texts), pick(texts)};
        }
    }
};

HF_TEST(TeamTest)

} // namespace holdfast

#include "tst_team.moc"
