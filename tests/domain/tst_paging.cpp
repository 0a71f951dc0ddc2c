// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/escalation/paging.h"
#include "domain/histories.h"
#include "domain/incident/decide.h"
#include "domain/incident/fold.h"
#include "support/runner.h"

using namespace holdfast;
using namespace holdfast::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QStringList everyWay{u"pager"_s, u"sms"_s, u"email"_s, u"slack"_s};

Contact contact(const QString &role, const QString &first, const QString &second)
{
    Contact made;
    made.role = role;
    made.title = role.toUpper();
    made.primary = {first, u"+44 7700 900123"_s, u"%1@example.com"_s.arg(role), {}, {}};
    made.secondary.name = second;
    return made;
}

Plan ladder()
{
    Plan plan;
    plan.service.name = u"Shop"_s;
    plan.contacts << contact(u"lead"_s, u"Ann"_s, u"Bob"_s) << contact(u"ops"_s, u"Cid"_s, {})
                  << contact(u"cto"_s, u"Dee"_s, {}) << contact(u"legal"_s, u"Eve"_s, {});
    EscalationLevel first;
    first.level = 1;
    first.roles = {{u"lead"_s, {}, {}}, {u"ops"_s, {}, {}}};
    EscalationLevel second;
    second.level = 2;
    second.after = 30min;
    second.acknowledgement = Acknowledgement::all;
    second.roles = {{u"cto"_s, {}, {}}, {u"legal"_s, {}, u"data-breach"_s}};
    plan.escalation = {first, second};
    return plan;
}

/// An incident in which whatever escalation demands is done at once, and every message goes out.
class Night {
public:
    Night()
    {
        ask(Declare{
            {ScenarioId{u"s"_s}, u"Checkout fails"_s, Severity::sev1, false, u"p"_s, {}}, start, {}, {}, start});
    }
    void ask(const Command &command)
    {
        const auto bodies = decide(incident, command);
        if (!bodies) {
            refused << bodies.error().what;
            return;
        }
        for (const EventBody &body : *bodies)
            incident = apply(incident, {IncidentId{u"i"_s}, incident.lastSequence + 1, now(), u"Ada"_s, body});
    }
    /// Looks every second, as the caller does, and writes down what was done when.
    void pass(Duration length)
    {
        for (const Duration end = elapsed + length; elapsed < end; elapsed += 1s)
            look();
    }
    /// Nobody looks meanwhile: the lid is closed.
    void sleep(Duration length) { elapsed += length; }
    void look()
    {
        const Paging paging = pagingOf(plan, incident, now(), channels);
        for (const PersonTold &silent : paging.silent)
            ask(TeamCommand{TellPerson{silent}});
        for (const PageDue &due : paging.calls) {
            if (due.routes.isEmpty())
                continue;
            said << u"%1 %2"_s.arg(formatDuration(elapsed), due.key);
            last = due;
            ask(MessageCommand{CallPerson{due.key, pageText(plan, incident, due), due.routes}});
        }
    }
    void acknowledge(const QString &role, const QString &person)
    {
        ask(TeamCommand{TellPerson{{1, role, person, u"phone"_s, u"acknowledged"_s}}});
    }
    [[nodiscard]] Instant now() const { return {start + elapsed, elapsed, u"b"_s}; }

    Plan plan = ladder();
    QStringList channels = everyWay;
    Incident incident;
    Duration elapsed{0};
    QStringList said;
    QStringList refused;
    PageDue last;
};

} // namespace

class PagingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // What is announced as next is what then happens, and an answer that ends it is not announced against.
    void theNextCallIsAnnouncedAsItComes()
    {
        Night night;
        night.look(); // level 1 is called
        const auto next = nextCallOf(night.plan, night.incident, night.now(), night.channels);
        QVERIFY(next);
        QCOMPARE(next->call.role, u"cto"_s);
        QCOMPARE(next->call.person, u"Dee"_s);
        QCOMPARE(next->in, Duration{30min});
        QCOMPARE(next->call.routes.constFirst().channel, u"sms"_s);
        night.pass(10min);
        const auto later = nextCallOf(night.plan, night.incident, night.now(), night.channels);
        QCOMPARE(later->in, Duration{20min});
        night.pass(21min);
        QVERIFY(night.said.contains(u"30m level 2: cto, Dee"_s));
        QVERIFY(!nextCallOf(night.plan, night.incident, night.now(), night.channels)); // legal is not needed
    }

    void aNightInWhichNobodyAnswers()
    {
        Night night;
        night.pass(2h);
        // The primary, five minutes later who stands in for them, at half past the level above; nobody twice.
        QCOMPARE(night.said,
            QStringList({u"0s level 1: lead, Ann"_s, u"0s level 1: ops, Cid"_s, u"5m1s level 1: lead, Bob"_s,
                u"30m level 2: cto, Dee"_s, u"30m level 2: legal, Eve"_s}));
        QVERIFY(night.refused.isEmpty());
    }

    void anAnswerStopsTheCalls()
    {
        Night night;
        night.pass(2min);
        night.acknowledge(u"ops"_s, u"Cid"_s);
        night.pass(28min);
        QCOMPARE(night.said.size(), 2); // one of the level answers: Ann's stand-in is left in peace
        night.pass(5min);
        QCOMPARE(night.said.size(), 4); // level 2 wants everybody
        night.acknowledge(u"cto"_s, u"Dee"_s);
        night.pass(30min);
        QCOMPARE(night.said.size(), 4);
    }

    void aBreachCallsTheLawyersAtOnceAndTrustsNeitherChatNorMail()
    {
        Night night;
        night.ask(TeamCommand{SetCondition{u"data-breach"_s, true, {}, u"logs"_s, start}});
        night.acknowledge(u"lead"_s, u"Ann"_s);
        night.pass(1s);
        QVERIFY(night.said.contains(u"0s level 2: legal, Eve"_s));
        for (const Route &route : night.last.routes)
            QVERIFY(route.channel != "email"_L1 && route.channel != "slack"_L1);
    }

    void whatIsLateSaysSoAndComesOnce()
    {
        Night night;
        night.pass(10min);
        night.sleep(40min);
        night.look();
        QVERIFY(night.said.contains(u"50m level 2: cto, Dee"_s));
        QCOMPARE(night.last.late, Duration{20min});
        QVERIFY(pageText(night.plan, night.incident, night.last).contains(u"late by 20 min"_s));
        const qsizetype calls = night.said.size();
        night.look();
        night.look();
        QCOMPARE(night.said.size(), calls);
    }

    void twoLaptopsMakeOneCall()
    {
        Night one;
        const Paging paging = pagingOf(one.plan, one.incident, one.now(), one.channels);
        const CallPerson call{paging.calls[0].key, u"Come."_s, paging.calls[0].routes};
        one.ask(MessageCommand{call});
        one.ask(MessageCommand{call}); // the other one decided the same and is second
        QCOMPARE(one.incident.communications.messages.size(), 1);
        QCOMPARE(one.refused, QStringList{u"This call was made already."_s});
    }

    void theFastestWayIsFirstAndANumberHasNoBlanks()
    {
        const QList<Route> routes = routesToPerson(ladder().contacts[0], u"Bob"_s, everyWay, false);
        QCOMPARE(routes, (QList<Route>{{u"sms"_s, u"+447700900123"_s}, {u"email"_s, u"lead@example.com"_s}}));
        QVERIFY(routesToPerson(ladder().contacts[0], u"Ann"_s, {u"slack"_s}, false).isEmpty());
    }

    void whoCannotBeReachedIsNotCalledSilently()
    {
        Night night;
        night.channels = {};
        night.pass(1h);
        QVERIFY(night.said.isEmpty());
        QVERIFY(!pagingOf(night.plan, night.incident, night.now(), {}).calls.isEmpty()); // they stay due
    }
};

HF_TEST(PagingTest)
#include "tst_paging.moc"
