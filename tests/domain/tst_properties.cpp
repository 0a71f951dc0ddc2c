// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/escalation/due.h"
#include "domain/incident/eventjson.h"
#include "domain/review/doubts.h"
#include "histories.h"
#include "ledger.h"
#include "simulation.h"
#include "statetext.h"
#include "support/runner.h"

#include <QElapsedTimer>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast::test {

namespace {

constexpr unsigned seeds = 300;
constexpr int stepsEach = 260;

Plan planOfThreeLevels()
{
    Plan plan;
    for (const QString &role : {u"on-call"_s, u"dpo"_s, u"cto"_s})
        plan.contacts << Contact{
            role, role, {role + u" one"_s, {}, {}, {}, {}}, {role + u" two"_s, {}, {}, {}, {}}, {}};
    EscalationLevel level;
    level.level = 1;
    level.roles = {{u"on-call"_s, {}, {}}, {u"dpo"_s, u"data-breach"_s, u"data-breach"_s}};
    plan.escalation << level;
    level.level = 2;
    level.after = 30min;
    level.roles = {{u"cto"_s, {}, {}}};
    plan.escalation << level;
    return plan;
}

/// Who is due: each place of the matrix once, and who has taken it on is never bothered again.
class Bell {
public:
    QString look(const Incident &incident, UtcTime now)
    {
        const auto impact = incident.instant(InstantName::impactStart);
        if (!impact)
            return {};
        QSet<QString> seen;
        for (const EscalationDue &due : escalationOf(m_plan, *impact, now, incident.team)) {
            const QString key = u"%1/%2"_s.arg(due.level).arg(due.role);
            if (seen.contains(key))
                return key + u" is due twice"_s;
            seen.insert(key);
            const bool calls = due.state == EscalationDue::State::due;
            if (calls && (due.dueAt > now || m_answered.contains(due.role)))
                return key + u" is called too early, or after an answer"_s;
            if (due.state == EscalationDue::State::acknowledged)
                m_answered.insert(due.role);
        }
        return {};
    }

private:
    Plan m_plan = planOfThreeLevels();
    QSet<QString> m_answered;
};

QString instantsAreOrderedOrFlagged(const Incident &incident)
{
    const auto recovery = incident.span(InstantName::impactStart, InstantName::restored);
    const bool wrong = recovery && recovery->time < 0s;
    const QList<InstantConflict> conflicts = instantConflicts(incident);
    const bool flagged = std::any_of(conflicts.cbegin(), conflicts.cend(), [](const InstantConflict &one) {
        return one.first == InstantName::impactStart && one.second == InstantName::restored;
    });
    if (wrong != flagged || conflicts.size() > doubtsOf(incident).size())
        return u"instants in a wrong order are not flagged"_s;
    for (const Figure &figure : incident.figures) {
        if (figure.value && *figure.value < 0)
            return u"a negative figure"_s;
    }
    return {};
}

/// Runs one incident; empty, or what went wrong and where.
QString failureOf(unsigned seed, const Rules &rules, int steps = stepsEach)
{
    Simulation simulation(seed, rules);
    Ledger ledger;
    Bell bell;
    for (int step = 0; step < steps; ++step) {
        const QList<Event> events = simulation.step();
        for (const Event &event : events) {
            // The state after the last of several events has all of them.
            const Incident after = event.sequence == simulation.incident().lastSequence
                ? simulation.incident()
                : fold(simulation.events().mid(0, event.sequence));
            QString wrong = ledger.enter(event, after);
            if (wrong.isEmpty())
                wrong = instantsAreOrderedOrFlagged(after);
            if (!wrong.isEmpty())
                return u"seed %1, event %2 (%3): %4"_s.arg(seed).arg(event.sequence).arg(eventKind(event.body), wrong);
        }
        if (const QString wrong = bell.look(simulation.incident(), simulation.now().utc); !wrong.isEmpty())
            return u"seed %1, step %2: %3"_s.arg(seed).arg(step).arg(wrong);
    }
    return {};
}

/// The first seed that notices, or 0.
unsigned noticed(const Rules &rules)
{
    for (unsigned seed = 1; seed <= 60; ++seed) {
        if (!failureOf(seed, rules).isEmpty())
            return seed;
    }
    return 0;
}

template <class Body> Rules forgetting()
{
    Rules rules;
    rules.apply = [](Incident state, const Event &event) {
        if (!std::holds_alternative<Body>(event.body))
            return apply(std::move(state), event);
        state.lastSequence = event.sequence;
        return state;
    };
    return rules;
}

/// A decision that is taken on a state from which something was wiped.
Rules blindTo(void (*wipe)(Incident &))
{
    Rules rules;
    rules.decide = [wipe](const Incident &state, const Command &command) {
        Incident blind = state;
        wipe(blind);
        return decide(blind, command);
    };
    return rules;
}

} // namespace

/// Whatever people and the engine ask for, in whatever order.
class PropertiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anyOrderKeepsTheInvariants()
    {
        QElapsedTimer timer;
        timer.start();
        for (unsigned seed = 1; seed <= seeds; ++seed) {
            const QString wrong = failureOf(seed, {});
            QVERIFY2(wrong.isEmpty(), qUtf8Printable(wrong));
        }
        qInfo("%u seeds: %lld ms", seeds, timer.elapsed());
    }

    void everyKindOfEventOccurs()
    {
        QMap<QString, int> counts;
        for (unsigned seed = 1; seed <= seeds; ++seed) {
            Simulation simulation(seed);
            for (int step = 0; step < stepsEach; ++step) {
                for (const Event &event : simulation.step())
                    ++counts[eventKind(event.body)];
            }
        }
        QVERIFY2(counts.size() == qsizetype(std::variant_size_v<EventBody>),
            qPrintable(QStringList(counts.keys()).join(u' ')));
        for (auto kind = counts.cbegin(); kind != counts.cend(); ++kind)
            QVERIFY2(*kind >= 10, qPrintable(u"%1: %2"_s.arg(kind.key()).arg(*kind)));
    }

    void everyPrefixIsReplayedToTheSameState()
    {
        for (unsigned seed = 1; seed <= seeds; ++seed) {
            Simulation simulation(seed);
            QMap<qint64, QByteArray> states;
            for (int step = 0; step < stepsEach; ++step) {
                if (!simulation.step().isEmpty() && step % 40 == int(seed % 40))
                    states.insert(simulation.incident().lastSequence, stateText(simulation.incident()));
            }
            states.insert(simulation.incident().lastSequence, stateText(simulation.incident()));
            for (auto state = states.cbegin(); state != states.cend(); ++state) {
                const QList<Event> prefix = simulation.events().mid(0, state.key());
                QVERIFY2(
                    stateText(fold(prefix)) == *state, qPrintable(u"seed %1, prefix %2"_s.arg(seed).arg(state.key())));
            }
        }
    }

    void eventsSurviveJson()
    {
        for (unsigned seed = 1; seed <= seeds; seed += 5) {
            Simulation simulation(seed);
            for (int step = 0; step < stepsEach; ++step)
                simulation.step();
            QList<Event> read;
            for (const Event &event : simulation.events()) {
                const auto body = bodyFromJson(eventKind(event.body), eventVersion(event.body), bodyToJson(event.body));
                QVERIFY2(body, body ? "" : qUtf8Printable(u"seed %1: %2"_s.arg(seed).arg(body.error().what)));
                read << Event{event.incident, event.sequence, event.at, event.author, *body};
            }
            QVERIFY2(stateText(fold(read)) == stateText(simulation.incident()), qPrintable(u"seed %1"_s.arg(seed)));
        }
    }

    void theSameSeedIsTheSameIncident()
    {
        const auto text = [](unsigned seed) {
            Simulation simulation(seed);
            for (int step = 0; step < stepsEach; ++step)
                simulation.step();
            return stateText(simulation.incident());
        };
        QCOMPARE(text(7), text(7));
        QVERIFY(text(7) != text(8));
    }

    // A book that agrees with everything would prove nothing.
    void brokenRulesAreNoticed_data()
    {
        QTest::addColumn<int>("index");
        for (size_t index = 0; index < broken().size(); ++index)
            QTest::newRow(broken()[index].first) << int(index);
    }
    void brokenRulesAreNoticed()
    {
        QFETCH(int, index);
        const unsigned seed = noticed(broken()[size_t(index)].second);
        QVERIFY2(seed > 0, "nobody noticed");
        qInfo("noticed with seed %u: %s", seed, qUtf8Printable(failureOf(seed, broken()[size_t(index)].second)));
    }

    // Four hours at the pace of a bad night: an event every five seconds.
    void aLongIncidentIsSimulatedQuickly()
    {
        QElapsedTimer timer;
        timer.start();
        Simulation simulation(4);
        simulation.setPace(5s);
        while (simulation.events().size() < 3000)
            simulation.step();
        const qint64 took = timer.elapsed();
        timer.restart();
        QCOMPARE(fold(simulation.events()).lastSequence, simulation.incident().lastSequence);
        qInfo("%lld events simulated in %lld ms, folded in %lld ms", qint64(simulation.events().size()), took,
            timer.elapsed());
        QVERIFY2(took < 20'000, "far from any budget"); // speed itself is measured in benchmarks
        QVERIFY(simulation.now().utc - start >= 4h);
    }

private:
    static const std::vector<std::pair<const char *, Rules>> &broken()
    {
        static const std::vector<std::pair<const char *, Rules>> all{
            {"a role is not laid down", forgetting<RoleReleased>()}, {"a role is not taken", forgetting<RoleTaken>()},
            {"an offer is lost", forgetting<RoleOffered>()}, {"a task never ends", forgetting<TaskEnded>()},
            {"a decision stays open", forgetting<DecisionSettled>()}, {"closing is lost", forgetting<Closed>()},
            {"opening again is lost", forgetting<Reopened>()}, {"a duty is forgotten", forgetting<DutyMet>()},
            {"the severity stays", forgetting<SeverityChanged>()}, {"an instant is lost", forgetting<InstantSet>()},
            {"the circle stays", forgetting<PrivacyChanged>()}, {"a run is lost", forgetting<RunStarted>()},
            {"roles are taken from anybody", blindTo([](Incident &state) { state.team.roles.clear(); })},
            {"decisions are settled again", blindTo([](Incident &state) {
                 for (Decision &decision : state.team.decisions)
                     decision.settledAt.reset();
             })},
            {"tasks end again", blindTo([](Incident &state) {
                 for (IncidentTask &task : state.team.tasks)
                     task.endedAt.reset();
             })},
            {"a closed incident goes on", blindTo([](Incident &state) { state.closedAt.reset(); })},
            {"a duty is met again", blindTo([](Incident &state) { state.team.duties.clear(); })},
            {"ids are given twice", blindTo([](Incident &state) { state.team.tasks.clear(); })},
            {"corrections without a reason", blindTo([](Incident &state) { state.instants.clear(); })},
            {"a second run", blindTo([](Incident &state) { state.run.reset(); })},
            {"an unknown outcome is repeated", blindTo([](Incident &state) {
                 for (StepRecord &record : state.run ? state.run->steps : s_none) {
                     if (record.state == StepState::intended)
                         record.state = StepState::confirmed;
                 }
             })}};
        return all;
    }
    static inline QMap<QString, StepRecord> s_none;
};

HF_TEST(PropertiesTest)

} // namespace holdfast::test

#include "tst_properties.moc"
