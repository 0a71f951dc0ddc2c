// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/histories.h"
#include "domain/readiness/coverage.h"
#include "domain/readiness/readiness.h"
#include "support/runner.h"

#include <QTest>

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const UtcTime tonight = at("2026-11-28T12:00:00Z");
const ComponentId database{u"database"_s};

Plan watchedPlan()
{
    Plan made;
    Component component;
    component.id = database;
    component.name = u"Database"_s;
    component.rto = 1h;
    component.rpo = 15min;
    component.probes << ProbeSpec{u"postgres"_s};
    made.components << component;
    Scenario scenario;
    scenario.id = ScenarioId{u"database-failure"_s};
    scenario.title = u"Database failure"_s;
    scenario.components << database;
    scenario.runbook = RunbookId{u"small"_s};
    made.scenarios << scenario;
    Contact contact;
    contact.role = u"lead"_s;
    contact.title = u"Lead"_s;
    contact.primary.name = u"Ada"_s;
    made.contacts << contact;
    return made;
}

ReadinessFacts wellFacts()
{
    ReadinessFacts facts;
    Sample sample;
    sample.component = database;
    sample.health = Health::up;
    sample.evidence = {{u"retentionSeconds"_s, 86400.0}, {u"branch"_s, u"main"_s}};
    facts.samples.insert(database.value(), sample);
    facts.past.emplace();
    facts.dumps.emplace();
    return facts;
}

ReadinessCheck checkOf(const ReadinessFacts &facts, const QString &subject, const Plan &of = watchedPlan())
{
    for (const ReadinessCheck &check : readinessOf(of, facts, tonight)) {
        if (check.subject.startsWith(subject))
            return check;
    }
    return {};
}

ReadinessVerdict keyVerdict(const KeyFact &key)
{
    ReadinessFacts facts = wellFacts();
    facts.keys << key;
    return checkOf(facts, u"Key"_s).verdict;
}

/// A drill that was carried out to its end within `took`, on the day.
Incident drill(UtcTime began, Duration took, bool databaseFailed = true)
{
    Incident made;
    made.id = IncidentId{u"inc"_s};
    made.lastSequence = 1;
    made.drill = true;
    made.scenario = ScenarioId{u"database-failure"_s};
    const auto set = [&made](InstantName name, UtcTime time) {
        made.instants.insert(name, {time, {}, {time, time.time_since_epoch(), u"b"_s}});
    };
    set(InstantName::impactStart, began);
    set(InstantName::restored, began + took);
    if (databaseFailed)
        made.health.insert(database.value(), {});
    Run run;
    run.runbook = {RunbookId{u"small"_s}, {}, {}, {}};
    run.startedAt = began;
    made.run = run;
    return made;
}

} // namespace

class ReadinessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKeyIsAsGoodAsItsLastAnswer()
    {
        using Tried = KeyFact::Tried;
        const auto key = [](bool stored, Tried tried, std::optional<UtcTime> expires = {}) {
            return KeyFact{u"neon"_s, u"the database"_s, stored, tried, {}, expires, u"It works."_s};
        };
        QCOMPARE(keyVerdict(key(false, Tried::notTried)), ReadinessVerdict::missing);
        QCOMPARE(keyVerdict(key(true, Tried::refused)), ReadinessVerdict::missing);
        QCOMPARE(keyVerdict(key(true, Tried::unknown)), ReadinessVerdict::unknown);
        QCOMPARE(keyVerdict(key(true, Tried::works)), ReadinessVerdict::ready);
        QCOMPARE(keyVerdict(key(true, Tried::works, tonight + 24h * 15)), ReadinessVerdict::ready);
        QCOMPARE(keyVerdict(key(true, Tried::works, tonight + 24h * 13)), ReadinessVerdict::attention);
        QCOMPARE(keyVerdict(key(true, Tried::works, tonight - 1s)), ReadinessVerdict::missing);
    }

    void aWindowThatIsShorterThanTheObjectiveIsMissing()
    {
        ReadinessFacts facts = wellFacts();
        const QString subject = u"Restore window"_s;
        QCOMPARE(checkOf(facts, subject).verdict, ReadinessVerdict::ready);
        facts.samples[database.value()].evidence[u"retentionSeconds"_s] = 600.0;
        QCOMPARE(checkOf(facts, subject).verdict, ReadinessVerdict::missing);
        facts.samples[database.value()].evidence = {};
        QCOMPARE(checkOf(facts, subject).verdict, ReadinessVerdict::unknown); // never ready by silence
        facts.samples.clear();
        QCOMPARE(checkOf(facts, subject).verdict, ReadinessVerdict::unknown);
    }

    void onlyAProvenYoungBackupCounts()
    {
        ReadinessFacts facts = wellFacts();
        const QString subject = u"Backup"_s;
        QCOMPARE(checkOf(facts, subject).verdict, ReadinessVerdict::attention);
        DatabaseDump dump;
        dump.takenAt = tonight - 1h;
        facts.dumps = {dump};
        QCOMPARE(checkOf(facts, subject).verdict, ReadinessVerdict::missing);
        dump.proof = DumpProof{tonight, {}, {}, {}};
        facts.dumps = {dump};
        QCOMPARE(checkOf(facts, subject).verdict, ReadinessVerdict::ready);
        dump.takenAt = tonight - 25h;
        facts.dumps = {dump};
        QCOMPARE(checkOf(facts, subject).verdict, ReadinessVerdict::attention);
        facts.dumps.reset();
        QCOMPARE(checkOf(facts, subject).verdict, ReadinessVerdict::unknown);
    }

    void peopleMustBeNamedAndReached()
    {
        ReadinessFacts facts = wellFacts();
        const QString subject = u"People"_s;
        QCOMPARE(checkOf(facts, subject).verdict, ReadinessVerdict::attention);
        facts.reach.add({u"lead"_s, u"Ada"_s, u"email"_s, {}, u"123456"_s, tonight - 2h});
        QCOMPARE(checkOf(facts, subject).verdict, ReadinessVerdict::attention); // sent is not read
        facts.reach.answer(u"123456"_s, tonight - 1h);
        QCOMPARE(checkOf(facts, subject).verdict, ReadinessVerdict::ready);
        Plan of = watchedPlan();
        of.contacts[0].proven.insert(u"phone"_s, QDate(2026, 1, 1)); // the later one counts
        QCOMPARE(checkOf(facts, subject, of).verdict, ReadinessVerdict::ready);
        of.contacts[0].primary.name.clear();
        QCOMPARE(checkOf(facts, subject, of).verdict, ReadinessVerdict::missing);
    }

    void aRunbookIsProvenByBeingCarriedOut()
    {
        ReadinessFacts facts = wellFacts();
        const QString subject = u"Runbook"_s;
        QCOMPARE(checkOf(facts, subject).verdict, ReadinessVerdict::attention);
        facts.past = {History().lookDone().folded()}; // stopped in the middle
        QCOMPARE(checkOf(facts, subject).verdict, ReadinessVerdict::attention);
        facts.past = {drill(tonight - 24h, 10min)};
        QCOMPARE(checkOf(facts, subject).verdict, ReadinessVerdict::ready);
        facts.past = {drill(tonight - 24h * 200, 10min)};
        QCOMPARE(checkOf(facts, subject).verdict, ReadinessVerdict::attention);
        facts.past.reset();
        QCOMPARE(checkOf(facts, subject).verdict, ReadinessVerdict::unknown);
        Plan of = watchedPlan();
        of.scenarios[0].runbook.reset();
        QCOMPARE(checkOf(facts, subject, of).verdict, ReadinessVerdict::missing);
    }

    void coverageCountsWhatWasReallySeen()
    {
        const auto cells = [](const QList<Incident> &past) {
            return coverageOf(watchedPlan(), past, tonight).rows[0].cells;
        };
        QCOMPARE(coverageOf(watchedPlan(), {}, tonight).quarters,
            QStringList({u"2026 Q1"_s, u"2026 Q2"_s, u"2026 Q3"_s, u"2026 Q4"_s}));
        QCOMPARE(coverageOf(watchedPlan(), {}, tonight).missing(), 1);
        const QList<Incident> past{drill(at("2026-10-01T00:00:00Z"), 20min), drill(at("2026-11-01T00:00:00Z"), 10min),
            drill(at("2026-03-31T23:50:00Z"), 90min), drill(at("2025-12-31T20:00:00Z"), 10min)};
        QCOMPARE(cells(past)[3], (CoverageCell{2, Duration{10min}, true}));
        QCOMPARE(cells(past)[0], CoverageCell{}); // it ended in the next quarter, and 2025 is no longer shown
        QCOMPARE(cells(past)[1], (CoverageCell{1, Duration{90min}, false}));
        QCOMPARE(coverageOf(watchedPlan(), past, tonight).missing(), 0);
        QVERIFY(cells({drill(at("2026-11-01T00:00:00Z"), 10min, false)})[3].isMissing()); // it never failed
        Incident real = drill(at("2026-11-01T00:00:00Z"), 10min);
        real.drill = false;
        QVERIFY(cells({real})[3].isMissing());
    }
};

HF_TEST(ReadinessTest)
#include "tst_readiness.moc"
