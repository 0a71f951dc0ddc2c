// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/escalation/due.h"
#include "domain/escalation/duties.h"
#include "domain/health/health.h"
#include "domain/incident/decide.h"
#include "domain/objective/objective.h"
#include "domain/review/doubts.h"
#include "domain/review/figures.h"
#include "histories.h"
#include "support/runner.h"

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast::test {

/// A computer whose clocks do what clocks do, and an incident that is written down on it.
class Laptop {
public:
    void wait(Duration passed)
    {
        m_now.utc += passed;
        m_now.bootTime += passed;
    }
    /// CLOCK_BOOTTIME counts through sleep, and so does UTC.
    void sleep(Duration passed) { wait(passed); }
    /// A person or the network sets the clock.
    void setClockBy(Duration by) { m_now.utc += by; }
    void restart(Duration off)
    {
        m_now.utc += off;
        m_now.bootTime = 20s;
        m_now.bootId = u"boot-%1"_s.arg(++m_boot);
    }
    template <class Body> void tell(Body body)
    {
        m_incident = apply(std::move(m_incident),
            Event{IncidentId{u"inc-1"_s}, m_incident.lastSequence + 1, m_now, u"Ann"_s, std::move(body)});
    }
    void declare(Duration impactAgo = 0s)
    {
        tell(Declared{
            ScenarioId{u"database-failure"_s}, u"Database lost"_s, Severity::sev1, false, u"live"_s, u"Plan 1"_s});
        tell(InstantSet{InstantName::impactStart, m_now.utc - impactAgo, u"probe"_s, {}});
        tell(InstantSet{InstantName::declared, m_now.utc, u"declaration"_s, {}});
    }
    [[nodiscard]] Duration elapsed() const
    {
        return rtoStanding(1h, *m_incident.instant(InstantName::impactStart), m_incident.timerNow(m_now)).elapsed;
    }
    [[nodiscard]] QStringList doubts() const { return doubtsOf(m_incident, m_now); }
    [[nodiscard]] const Incident &incident() const { return m_incident; }
    [[nodiscard]] const Instant &now() const { return m_now; }

private:
    Instant m_now{start, 3600s, u"boot-1"_s};
    int m_boot = 1;
    Incident m_incident;
};

namespace {

Plan planWithLadder()
{
    Plan plan;
    plan.contacts = {{u"on-call"_s, u"On call"_s, {u"Ann"_s, {}, {}, {}, {}}, {u"Bob"_s, {}, {}, {}, {}}, {}},
        {u"cto"_s, u"CTO"_s, {u"Cid"_s, {}, {}, {}, {}}, {}, {}}};
    EscalationLevel level;
    level.level = 1;
    level.roles = {{u"on-call"_s, {}, {}}};
    plan.escalation << level;
    level.level = 2;
    level.after = 30min;
    level.roles = {{u"cto"_s, {}, {}}};
    plan.escalation << level;
    plan.legalClocks = {
        {u"gdpr-33"_s, u"Tell the authority"_s, 72h, u"data-breach"_s, u"Notify."_s, u"GDPR Art. 33(1)"_s}};
    return plan;
}

EscalationDue cto(const Laptop &laptop) { return escalationOf(planWithLadder(), laptop.incident(), laptop.now())[1]; }
DutyDue gdpr(const Laptop &laptop) { return dutiesAt(planWithLadder(), laptop.incident(), laptop.now())[0]; }

bool says(const QStringList &doubts, const QString &part) { return doubts.join(u'\n').contains(part); }

} // namespace

/// R12 to R15, R47 and R50 of the table of faults, as far as they are rules; what the window shows is in
/// tests/viewmodels.
class ClocksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void r12ASetClockMovesNoTimer_data()
    {
        QTest::addColumn<Duration>("by");
        QTest::addColumn<QString>("words");
        QTest::newRow("an hour on") << Duration{1h} << u"+60 min"_s;
        QTest::newRow("an hour back") << Duration{-1h} << u"−60 min"_s;
        QTest::newRow("a day on") << Duration{24h} << u"+24 h"_s;
        QTest::newRow("90 seconds on") << Duration{90s} << u"+90 s"_s;
        QTest::newRow("90 seconds back") << Duration{-90s} << u"−90 s"_s;
        QTest::newRow("three seconds") << Duration{3s} << u"+3 s"_s;
    }
    void r12ASetClockMovesNoTimer()
    {
        QFETCH(Duration, by);
        QFETCH(QString, words);
        Laptop laptop;
        laptop.declare(5min);
        laptop.wait(10min);
        QVERIFY(laptop.doubts().isEmpty());
        laptop.setClockBy(by);
        QCOMPARE(laptop.elapsed(), Duration{15min}); // at once, before anything is written
        QVERIFY2(says(laptop.doubts(), u"moved by "_s + words), qUtf8Printable(laptop.doubts().join(u'\n')));
        laptop.tell(Noted{u"the clock looks odd"_s});
        laptop.wait(4h);
        QCOMPARE(laptop.elapsed(), Duration{4h + 15min});
        QVERIFY(says(laptop.doubts(), words) && says(laptop.doubts(), u"(event 4)"_s));
        QCOMPARE(laptop.doubts().size(), 1);
        QCOMPARE(laptop.incident().lastSequence, 4);
    }

    void r12OneSecondOfCorrectionIsEverydayLife()
    {
        Laptop laptop;
        laptop.declare();
        for (int i = 0; i < 10; ++i) {
            laptop.wait(1h);
            laptop.setClockBy(1s);
            laptop.tell(Noted{u"still"_s});
        }
        QVERIFY(laptop.doubts().isEmpty());
        QCOMPARE(laptop.elapsed(), Duration{10h}); // and still the sum of it moves no timer
    }

    void r12FiguresLeaveTheStepOut()
    {
        for (const Duration by : {Duration{1h}, Duration{-1h}, Duration{-24h}}) {
            Laptop laptop;
            laptop.declare(5min);
            laptop.wait(10min);
            laptop.setClockBy(by);
            laptop.wait(10min);
            laptop.tell(InstantSet{InstantName::restored, laptop.now().utc, u"probe"_s, {}});
            const Measured recovery = figuresOf(laptop.incident())[0];
            QCOMPARE(recovery.value, std::optional(25 * 60.0));
            QCOMPARE(recovery.evidence.value(u"clockMovedSeconds"_s).toDouble(), double(by.count()) / 1000);
            QVERIFY(recovery.formula.contains(u"set by"_s));
            QVERIFY(instantConflicts(laptop.incident()).isEmpty());
        }
    }

    void r13SleepCounts()
    {
        Laptop laptop;
        laptop.declare();
        laptop.wait(28min);
        laptop.sleep(40min);
        QCOMPARE(laptop.elapsed(), Duration{68min});
        const RtoStanding rto = rtoStanding(
            1h, *laptop.incident().instant(InstantName::impactStart), laptop.incident().timerNow(laptop.now()));
        QCOMPARE(rto.standing, Standing::missed);
        QCOMPARE(formatCountdown(rto.remaining), u"+8:00"_s);
        QVERIFY(laptop.doubts().isEmpty());
        // What was measured before is too old to be believed.
        ComponentHealth health;
        health.health = Health::up;
        health.measuredAt = laptop.now().utc - 40min;
        QCOMPARE(shownHealth(health, 40min, 2s, 3s), Health::stale);
    }

    // The control: a clock that stops while the lid is closed would show 32 minutes left.
    void r13AClockThatSleepsWouldBeWrong()
    {
        Laptop laptop;
        laptop.declare();
        laptop.wait(28min);
        Instant monotonic = laptop.now();
        laptop.sleep(40min);
        QVERIFY(laptop.incident().clocks.between(monotonic, laptop.now()).time == 40min);
        monotonic.utc = laptop.now().utc; // UTC went on, this one did not
        QVERIFY(laptop.incident().timerNow(monotonic) != laptop.incident().timerNow(laptop.now()));
    }

    void rebootInTheMiddle()
    {
        Laptop laptop;
        laptop.declare();
        laptop.wait(20min);
        laptop.tell(Noted{u"before"_s});
        laptop.restart(7min);
        QCOMPARE(laptop.elapsed(), Duration{27min});
        QVERIFY(says(laptop.doubts(), u"started anew"_s));
        laptop.tell(Resumed{u"after a restart"_s});
        laptop.wait(13min);
        laptop.setClockBy(-1h); // known again, by the new boot
        QCOMPARE(laptop.elapsed(), Duration{40min});
        laptop.tell(InstantSet{InstantName::restored, laptop.now().utc, u"probe"_s, {}});
        const Measured recovery = figuresOf(laptop.incident())[0];
        QCOMPARE(recovery.value, std::optional(40 * 60.0));
        QCOMPARE(recovery.evidence.value(u"certain"_s), QJsonValue(false));
        laptop.restart(2min);
        laptop.wait(1min);
        QCOMPARE(laptop.elapsed(), Duration{43min});
    }

    void rebootWithAClockThatWentBack()
    {
        Laptop laptop;
        laptop.declare();
        laptop.wait(20min);
        laptop.tell(Noted{u"before"_s});
        laptop.restart(-2h); // an empty battery: the clock stands where it stood
        QCOMPARE(laptop.elapsed(), Duration{20min}); // never negative, never shorter than what was known
        QVERIFY2(says(laptop.doubts(), u"not known"_s), qUtf8Printable(laptop.doubts().join(u'\n')));
        laptop.tell(Resumed{u"after a restart"_s});
        laptop.wait(5min);
        QCOMPARE(laptop.elapsed(), Duration{25min});
    }

    void twoComputersWriteInTurn()
    {
        Laptop laptop;
        laptop.declare();
        Incident incident = laptop.incident();
        const auto write = [&](const Instant &at) {
            incident = apply(std::move(incident),
                Event{IncidentId{u"inc-1"_s}, incident.lastSequence + 1, at, u"Bob"_s, Noted{u"x"_s}});
        };
        for (int minute = 1; minute <= 10; ++minute) { // the other one is ten minutes fast
            write({start + std::chrono::minutes(minute) + 10min, 500s + std::chrono::minutes(minute), u"other"_s});
            write({start + std::chrono::minutes(minute), 3600s + std::chrono::minutes(minute), u"boot-1"_s});
        }
        QCOMPARE(incident.clocks.steps().size(), 1); // its first appearance, and no step at every turn
        QCOMPARE(incident.timerNow({start + 20min, 3600s + 20min, u"boot-1"_s}), start + 20min);
    }

    // Durations are of UTC: no day of the year is shorter or longer than another.
    void r14CalendarsMoveNoDuration_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<qint64>("minutes");
        const auto row = [](const char *name, const char *from, const char *to, qint64 minutes) {
            QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to) << minutes;
        };
        row("into summer, Berlin", "2026-03-29T01:30:00+01:00", "2026-03-29T03:30:00+02:00", 60);
        row("out of summer, Berlin", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00", 60);
        row("into summer, New York", "2026-03-08T01:59:00-05:00", "2026-03-08T03:01:00-04:00", 2);
        row("out of summer, New York", "2026-11-01T01:00:00-04:00", "2026-11-01T01:00:00-05:00", 60);
        row("half an hour, Lord Howe", "2026-04-05T01:30:00+11:00", "2026-04-05T01:30:00+10:30", 30);
        row("leap day", "2028-02-28T23:00:00Z", "2028-02-29T23:00:00Z", 1440);
        row("over the leap day", "2028-02-28T12:00:00Z", "2028-03-01T12:00:00Z", 2880);
        row("no leap day", "2026-02-28T12:00:00Z", "2026-03-01T12:00:00Z", 1440);
        row("no leap day in 2100", "2100-02-28T12:00:00Z", "2100-03-01T12:00:00Z", 1440);
        row("year end", "2026-12-31T23:59:00Z", "2027-01-01T00:01:00Z", 2);
        row("year end, Kiribati to Samoa", "2026-12-31T23:00:00+14:00", "2026-12-31T23:00:00-11:00", 1500);
        row("travelling west", "2026-06-01T10:00:00+02:00", "2026-06-01T10:00:00-04:00", 360);
        row("travelling east", "2026-06-01T23:00:00-04:00", "2026-06-02T09:00:00+05:30", 30);
        row("a quarter of an hour, Nepal", "2026-06-01T05:45:00+05:45", "2026-06-01T00:15:00Z", 15);
        row("32-bit end", "2038-01-19T03:14:07Z", "2038-01-19T03:15:07Z", 1);
        row("century", "1999-12-31T23:59:00Z", "2000-01-01T00:00:00Z", 1);
        row("month end", "2026-04-30T23:00:00Z", "2026-05-01T01:00:00Z", 120);
        row("the day the leap second came", "2016-12-31T23:59:00Z", "2017-01-01T00:00:00Z", 1);
        row("three days of the law, into summer", "2026-03-27T12:00:00+01:00", "2026-03-30T13:00:00+02:00", 4320);
        row("three days of the law, out of summer", "2026-10-23T12:00:00+02:00", "2026-10-26T11:00:00+01:00", 4320);
    }
    void r14CalendarsMoveNoDuration()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(qint64, minutes);
        const auto begin = parseUtc(from);
        const auto end = parseUtc(to);
        QVERIFY(begin && end);
        QCOMPARE(*end - *begin, std::chrono::minutes(minutes));
        QCOMPARE(rtoStanding(1h, *begin, *end).elapsed, Duration{std::chrono::minutes(minutes)});
        QCOMPARE(parseUtc(formatUtc(*begin)), begin);
    }

    void r14TimesThatDoNotExistAreRefused()
    {
        for (const char *text : {"2026-03-29T02:30:00", "2026-03-29 02:30", "2026-02-29T00:00:00Z",
                 "2100-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-04-31T00:00:00Z", "2026-01-01T24:00:00Z",
                 "2016-12-31T23:59:60Z", "2026-01-01T00:00:00+19:00", "2026-01-01T00:00:00+01:60", "02:30", "now"})
            QVERIFY2(!parseUtc(QString::fromLatin1(text)), text);
        // And a person who types one into a step hears how to write it.
        const auto refused =
            decide(History().lookDone().folded(), AnswerStep{act, u"point"_s, u"2026-03-29T02:30:00"_s});
        QVERIFY(!refused);
        QVERIFY(refused.error().next.contains(u"2026-11-23T01:41:49Z"_s));
    }

    void r15AClockThatIsSetRightDuringTheIncident()
    {
        for (const Duration wrong : {Duration{-24h * 365 * 56}, Duration{24h * 365 * 73}, Duration{-(3h + 12min)}}) {
            Laptop laptop;
            laptop.setClockBy(wrong); // 1970, 2099, or 3 h 12 min slow: already when it begins
            laptop.declare();
            QVERIFY(laptop.doubts().isEmpty());
            laptop.wait(20min);
            laptop.setClockBy(-wrong);
            laptop.tell(Noted{u"synchronised"_s});
            laptop.wait(10min);
            QCOMPARE(laptop.elapsed(), Duration{30min});
            QCOMPARE(laptop.doubts().size(), 1);
        }
    }

    void r47DueWhileAsleep()
    {
        Laptop laptop;
        laptop.declare();
        laptop.wait(10min);
        QCOMPARE(cto(laptop).state, EscalationDue::State::later);
        laptop.sleep(32min);
        QCOMPARE(cto(laptop).state, EscalationDue::State::due);
        QCOMPARE(laptop.incident().timerNow(laptop.now()) - cto(laptop).dueAt, 12min); // late by as much
        laptop.tell(PersonTold{2, u"cto"_s, u"Cid"_s, u"phone"_s, u"acknowledged"_s});
        laptop.sleep(10h);
        QCOMPARE(cto(laptop).state, EscalationDue::State::acknowledged); // once
    }

    void r47DueWhileTheProgramWasClosed()
    {
        Laptop laptop;
        laptop.declare();
        laptop.restart(45min);
        QCOMPARE(cto(laptop).state, EscalationDue::State::due);
        QCOMPARE(laptop.incident().timerNow(laptop.now()) - cto(laptop).dueAt, 15min);
    }

    void r47ASetClockMakesNobodyDue()
    {
        Laptop laptop;
        laptop.declare();
        laptop.wait(10min);
        laptop.setClockBy(1h);
        QCOMPARE(cto(laptop).state, EscalationDue::State::later);
        laptop.setClockBy(-2h);
        laptop.wait(20min);
        QCOMPARE(cto(laptop).state, EscalationDue::State::due);
        laptop.tell(EscalationSnoozed{u"cto"_s, laptop.now().utc + 10min, u"on the way"_s});
        laptop.wait(9min);
        laptop.setClockBy(1h);
        QCOMPARE(cto(laptop).state, EscalationDue::State::snoozed);
        laptop.wait(2min);
        QCOMPARE(cto(laptop).state, EscalationDue::State::due);
    }

    void theLawsClockRunsOnSteadily_data()
    {
        QTest::addColumn<int>("what");
        int what = 0;
        for (const char *name : {"nothing", "sleep", "a day on", "a day back", "a restart"})
            QTest::newRow(name) << what++;
    }
    void theLawsClockRunsOnSteadily()
    {
        QFETCH(int, what);
        Laptop laptop;
        laptop.declare();
        laptop.tell(ConditionSet{u"data-breach"_s, true, laptop.now().utc - 2h, u"the logs"_s});
        laptop.wait(60h);
        laptop.tell(Noted{u"still"_s});
        if (what == 1)
            laptop.sleep(9h);
        else
            laptop.wait(what == 4 ? 0h : 9h);
        if (what == 2 || what == 3)
            laptop.setClockBy(what == 2 ? 24h : -24h);
        if (what == 4)
            laptop.restart(9h);
        QCOMPARE(gdpr(laptop).state, DutyDue::State::running); // 71 hours
        laptop.wait(1h);
        QCOMPARE(gdpr(laptop).state, DutyDue::State::running); // at 72 exactly
        laptop.wait(1s);
        QCOMPARE(gdpr(laptop).state, DutyDue::State::overdue);
        laptop.tell(DutyMet{u"gdpr-33"_s, u"reported"_s});
        QCOMPARE(gdpr(laptop).state, DutyDue::State::metLate);
        QCOMPARE(laptop.doubts().isEmpty(), what < 2);
    }

    void r50ATimerTurnsAtItsTimeAndNeverEarly()
    {
        Laptop laptop;
        laptop.declare();
        const UtcTime impact = *laptop.incident().instant(InstantName::impactStart);
        const auto standing = [&] { return rtoStanding(4h, impact, laptop.incident().timerNow(laptop.now())); };
        for (int second = 0; second < 4 * 3600; ++second) { // shown once a second
            QVERIFY(standing().standing != Standing::missed);
            QCOMPARE(standing().elapsed, Duration{std::chrono::seconds(second)}); // without drift
            laptop.wait(1s);
        }
        QCOMPARE(standing().standing, Standing::critical); // exactly at T nothing is late yet
        QCOMPARE(formatCountdown(standing().remaining), u"0:00"_s);
        laptop.wait(1ms);
        QCOMPARE(standing().standing, Standing::missed);
        QCOMPARE(cto(laptop).state, EscalationDue::State::due);
    }

    void r50AnEscalationIsDueAtItsMillisecond()
    {
        Laptop laptop;
        laptop.declare();
        laptop.wait(30min - 1ms);
        QCOMPARE(cto(laptop).state, EscalationDue::State::later);
        laptop.wait(1ms);
        QCOMPARE(cto(laptop).state, EscalationDue::State::due);
    }
};

HF_TEST(ClocksTest)

} // namespace holdfast::test

#include "tst_clocks.moc"
