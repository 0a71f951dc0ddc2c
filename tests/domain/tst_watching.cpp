// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/health/alarms.h"
#include "domain/health/firstout.h"
#include "domain/health/history.h"
#include "domain/health/sight.h"
#include "domain/health/suggestion.h"
#include "domain/histories.h"
#include "support/runner.h"

using namespace holdfast;
using namespace holdfast::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

ComponentId id(const QString &name) { return ComponentId{name}; }

/// A database, a service on it, twelve shops on the service, and a mail server beside them.
Plan town()
{
    Plan plan;
    const auto add = [&](const QString &name, const QList<ComponentId> &needs) {
        Component component;
        component.id = id(name);
        component.name = name;
        component.dependsOn = needs;
        plan.components << component;
    };
    add(u"database"_s, {});
    add(u"service"_s, {id(u"database"_s)});
    for (int shop = 1; shop <= 12; ++shop)
        add(u"shop-%1"_s.arg(shop), {id(u"service"_s)});
    add(u"mail"_s, {});
    plan.scenarios << Scenario{ScenarioId{u"database-loss"_s}, u"Database"_s, {}, {id(u"database"_s), id(u"service"_s)},
        RunbookId{u"restore"_s}}
                   << Scenario{ScenarioId{u"service-loss"_s}, u"Service"_s, {}, {id(u"service"_s)}, {}}
                   << Scenario{ScenarioId{u"mail-loss"_s}, u"Mail"_s, {}, {id(u"mail"_s)}, {}};
    return plan;
}

SeenComponent seen(Health health, Duration later = 0s)
{
    SeenComponent made{health, {}};
    made.health.health = health;
    made.health.since = start + later;
    made.health.measuredAt = start + later;
    return made;
}

SeenComponents everything(const Plan &plan, Health health, Duration later = 0s)
{
    SeenComponents all;
    for (const Component &component : plan.components)
        all.insert(component.id.value(), seen(health, later));
    return all;
}

Sample measured(int second, Health health, const QString &build = {})
{
    Sample sample{
        id(u"service"_s), start + std::chrono::seconds{second}, health, healthName(health), 4ms, {}, u"http"_s, {}};
    if (!build.isEmpty())
        sample.evidence.insert(u"buildId"_s, build);
    return sample;
}

QList<SampleRun> runsOf(const QList<Sample> &samples, Duration gap = 7s)
{
    QList<SampleRun> runs;
    for (const Sample &sample : samples) {
        if (runs.isEmpty() || !extendRun(runs.last(), sample, gap))
            runs << runOf(sample);
    }
    return runs;
}

} // namespace

class WatchingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fourteenFailuresOfOneCauseAreOneAlarm()
    {
        const Plan plan = town();
        SeenComponents all = everything(plan, Health::down, 2s);
        all[u"database"_s] = seen(Health::down, 4s); // noticed later than its victims
        all[u"mail"_s] = seen(Health::up);
        const QList<Alarm> alarms = alarmsOf(plan, all, {}, start + 10s);
        QCOMPARE(alarms.size(), 1);
        QCOMPARE(alarms[0].component, id(u"database"_s));
        QCOMPARE(alarms[0].victims.size(), 13);
    }

    void whatFailedLongBeforeItsNeighbourIsAnAlarmOfItsOwn()
    {
        const Plan plan = town();
        SeenComponents all = everything(plan, Health::up);
        all[u"shop-3"_s] = seen(Health::down, 0s);
        all[u"database"_s] = seen(Health::down, 10min);
        all[u"shop-4"_s] = seen(Health::down, 10min + 1s);
        const QList<Alarm> alarms = alarmsOf(plan, all, {}, start + 11min);
        QCOMPARE(alarms.size(), 2);
        QCOMPARE(alarms[0].component, id(u"shop-3"_s));
        QCOMPARE(alarms[1].component, id(u"database"_s));
        QCOMPARE(alarms[1].victims, QList<ComponentId>{id(u"shop-4"_s)});
    }

    void aSlowDatabaseDoesNotExcuseADeadService()
    {
        const Plan plan = town();
        SeenComponents all = everything(plan, Health::up);
        all[u"database"_s] = seen(Health::degraded);
        all[u"service"_s] = seen(Health::down, 1s);
        QCOMPARE(alarmsOf(plan, all, {}, start + 5s).size(), 2);
        all[u"service"_s] = seen(Health::degraded, 1s);
        QCOMPARE(alarmsOf(plan, all, {}, start + 5s).size(), 1);
    }

    void whatCannotBeSeenIsNoAlarm()
    {
        const Plan plan = town();
        QVERIFY(alarmsOf(plan, everything(plan, Health::unknown), {}, start).isEmpty());
        QVERIFY(alarmsOf(plan, everything(plan, Health::stale), {}, start).isEmpty());
    }

    void anAcknowledgementHoldsForThisFailureOnly()
    {
        const Plan plan = town();
        SeenComponents all = everything(plan, Health::up);
        all[u"mail"_s] = seen(Health::down, 1min);
        Attention attention;
        attention.acknowledged.insert(u"mail"_s, {start + 2min, u"Ada"_s});
        QVERIFY(alarmsOf(plan, all, attention, start + 3min)[0].acknowledged);
        all[u"mail"_s] = seen(Health::down, 5min); // it was well meanwhile
        QVERIFY(!alarmsOf(plan, all, attention, start + 6min)[0].acknowledged);
    }

    void aShelfAlwaysEndsAndHasAReason()
    {
        const Plan plan = town();
        SeenComponents all = everything(plan, Health::up);
        all[u"mail"_s] = seen(Health::down);
        Attention attention;
        attention.shelved.insert(u"mail"_s, {start + 30min, u"known"_s, u"Ada"_s});
        QVERIFY(alarmsOf(plan, all, attention, start + 29min)[0].shelved);
        QVERIFY(!alarmsOf(plan, all, attention, start + 30min)[0].shelved);
        QVERIFY(!mayShelve({start + 1h, u" "_s, u"Ada"_s}, start));
        QVERIFY(!mayShelve({start + 25h, u"known"_s, u"Ada"_s}, start));
        QVERIFY(!mayShelve({start, u"known"_s, u"Ada"_s}, start));
        QVERIFY(mayShelve({start + 24h, u"known"_s, u"Ada"_s}, start));
    }

    void aFloodShowsTenAndCountsTheRest()
    {
        Plan plan = town();
        for (Component &component : plan.components)
            component.dependsOn.clear();
        const SeenComponents all = everything(plan, Health::down);
        const QList<Alarm> alarms = alarmsOf(plan, all, {}, start + 1min);
        QCOMPARE(alarms.size(), 15);
        const AlarmList list = withoutFlood(alarms, start + 1min);
        QCOMPARE(list.shown.size(), 10);
        QCOMPARE(list.held, 5);
        QVERIFY(!withoutFlood(alarms, start + 11min).isFlood()); // ten minutes later they are no news
    }

    void theFirstMinuteIsKeptInItsOrder()
    {
        const auto turn = [](const QString &name, Health to, Duration later) {
            return HealthTurn{id(name), Health::up, to, start + later, {}};
        };
        const QList<HealthTurn> turns{turn(u"shop-1"_s, Health::down, 700ms), turn(u"database"_s, Health::down, 300ms),
            turn(u"service"_s, Health::degraded, 400ms), turn(u"service"_s, Health::down, 5s),
            turn(u"mail"_s, Health::unknown, 100ms), turn(u"shop-2"_s, Health::down, 61s)};
        const FirstOut first = firstOutOf(turns);
        QCOMPARE(first.order.size(), 3);
        QCOMPARE(first.order[0].component, id(u"database"_s));
        QCOMPARE(first.order[1].component, id(u"service"_s));
        QCOMPARE(first.order[2].component, id(u"shop-1"_s));
        QCOMPARE(first.began(), std::optional<UtcTime>(start + 300ms));
    }

    void aNewOutageBeginsANewRecord()
    {
        QList<HealthTurn> turns{{id(u"mail"_s), Health::up, Health::down, start, {}},
            {id(u"mail"_s), Health::down, Health::up, start + 10s, {}},
            {id(u"service"_s), Health::up, Health::down, start + 20s, {}}};
        QCOMPARE(firstOutOf(turns).order.size(), 1);
        QCOMPARE(firstOutOf(turns).order[0].component, id(u"service"_s));
        turns.remove(1); // mail never came back: it is one outage still
        QCOMPARE(firstOutOf(turns).order.size(), 2);
        QVERIFY(firstOutOf({}).order.isEmpty());
    }

    void theScenarioThatExplainsTheCauseComesFirst()
    {
        const Plan plan = town();
        SeenComponents all = everything(plan, Health::up);
        all[u"database"_s] = seen(Health::down);
        all[u"service"_s] = seen(Health::down, 1s);
        QList<Suggestion> suggestions = suggestScenarios(plan, all);
        QCOMPARE(suggestions[0].scenario.value(), u"database-loss"_s);
        QCOMPARE(suggestions[0].speaksFor.size(), 2);
        QVERIFY(suggestions[0].speaksAgainst.isEmpty());
        // The service will follow; that it stands still is nothing against it.
        Plan other = plan;
        other.scenarios.prepend(Scenario{ScenarioId{u"deleted"_s}, u"Deleted"_s, {}, {id(u"database"_s)}, {}});
        all[u"service"_s] = seen(Health::up);
        QCOMPARE(suggestScenarios(other, all)[0].scenario.value(), u"database-loss"_s);
        all[u"service"_s] = seen(Health::down, 1s);
        // A dead service on a good database is another thing, and the good database is told as the reason.
        all[u"database"_s] = seen(Health::up);
        suggestions = suggestScenarios(plan, all);
        QCOMPARE(suggestions[0].scenario.value(), u"service-loss"_s);
        QCOMPARE(suggestions[1].scenario.value(), u"database-loss"_s);
        QCOMPARE(suggestions[1].speaksAgainst[0].component, id(u"database"_s));
        QVERIFY(suggestScenarios(plan, everything(plan, Health::up)).isEmpty());
        QVERIFY(suggestScenarios(plan, everything(plan, Health::unknown)).isEmpty());
    }

    void whatThisLaptopCannotSeeIsNotDown()
    {
        const WitnessVote gone{u"gateway"_s, WitnessVote::Says::notReached, {}};
        const WitnessVote there{u"name server"_s, WitnessVote::Says::reached, {}};
        const WitnessVote portal{u"page"_s, WitnessVote::Says::captured, u"sign in to the guest network"_s};
        QCOMPARE(sightOf({}).state, Sight::State::unproven);
        QCOMPARE(sightOf({gone, there}).state, Sight::State::clear);
        QCOMPARE(sightOf({gone, gone}).state, Sight::State::blind);
        QCOMPARE(sightOf({gone, portal}).state, Sight::State::captured);

        Sample down = measured(1, Health::down);
        QCOMPARE(seenThrough(sightOf({gone}), down).health, Health::down); // measured here, not over the network
        down.evidence.insert(networkFailureKey, true);
        QCOMPARE(seenThrough(sightOf({gone}), down).health, Health::unknown);
        QCOMPARE(seenThrough(sightOf({portal}), down).health, Health::unknown);
        QCOMPARE(seenThrough(sightOf({there}), down).health, Health::down);
        QCOMPARE(seenThrough(sightOf({}), down).health, Health::down);
    }

    void looksThatSayTheSameAreOneRun()
    {
        QList<Sample> samples;
        for (int second = 0; second < 150; second += 2)
            samples << measured(second, second < 90 ? Health::up : Health::down);
        const QList<SampleRun> runs = runsOf(samples);
        QCOMPARE(runs.size(), 3); // a minute at most each
        QCOMPARE(runs[0].looks, 31);
        QCOMPARE(runs[2].health, Health::down);
        QCOMPARE(runs[2].first, start + 90s);
    }

    void whatWasNotLookedAtIsNeitherWellNorIll()
    {
        QList<Sample> samples;
        for (int second = 0; second <= 100; second += 2)
            samples << measured(second, Health::up);
        for (int second = 200; second <= 300; second += 2)
            samples << measured(second, Health::down);
        const Availability all = availabilityOf(runsOf(samples), start, start + 400s, 7s);
        QCOMPARE(all.seen, Duration{200s});
        QCOMPARE(all.well, Duration{100s});
        QCOMPARE(all.out, Duration{100s});
        QCOMPARE(all.share(), std::optional(0.5));
        QVERIFY(!availabilityOf(runsOf(samples), start + 110s, start + 190s, 7s).share());
        const Availability part = availabilityOf(runsOf(samples), start + 50s, start + 250s, 7s);
        QCOMPARE(part.well, Duration{50s});
        QCOMPARE(part.out, Duration{50s});
    }

    void theBuildThatWasSeenWellIsKnown()
    {
        QList<Sample> samples;
        for (int second = 0; second <= 1800; second += 2)
            samples << measured(second, Health::up, u"a1"_s);
        for (int second = 1802; second <= 1900; second += 2)
            samples << measured(second, second == 1850 ? Health::down : Health::up, u"b2"_s);
        const QList<SeenBuild> builds = buildsSeenWell(runsOf(samples), 7s);
        QCOMPARE(builds.size(), 2);
        QCOMPARE(builds[0].build, u"b2"_s);
        QCOMPARE(builds[0].length(), Duration{48s}); // the longer part, after its failure
        QCOMPARE(builds[1].build, u"a1"_s);
        QCOMPARE(builds[1].length(), Duration{1800s});
    }
};

HF_TEST(WatchingTest)
#include "tst_watching.moc"
