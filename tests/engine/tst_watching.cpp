// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/histories.h"
#include "engine/monitoring/alarmdesk.h"
#include "engine/monitoring/historykeeper.h"
#include "engine/scripted.h"
#include "support/manualclock.h"
#include "support/runner.h"
#include "workers/answer.h"

#include <QSignalSpy>
#include <atomic>

using namespace holdfast;
using namespace holdfast::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const ComponentId townData{u"database"_s};

/// Looks when it is told to; what it sees is set from outside.
class SetProbe final : public Probe {
public:
    SetProbe(const ComponentId &component, const QString &name, const Clock &clock, std::atomic<Health> &health,
        bool byNetwork = false)
        : Probe(component, ProbeSpec{u"http"_s, 10min, 1s, name, {}, {}})
        , m_clock(clock)
        , m_health(health)
        , m_byNetwork(byNetwork)
    { }
    [[nodiscard]] Sample run(std::stop_token) override
    {
        Sample sample = begun(m_clock.utc());
        sample.health = m_health.load();
        sample.reason = healthName(sample.health);
        if (m_byNetwork)
            sample.evidence.insert(networkFailureKey, true);
        return sample;
    }

private:
    const Clock &m_clock;
    std::atomic<Health> &m_health;
    bool m_byNetwork;
};

class SetWitness final : public Witness {
public:
    explicit SetWitness(std::atomic<bool> &there)
        : m_there(there)
    { }
    WitnessVote look(std::stop_token) override
    {
        return {u"a gateway"_s, m_there ? WitnessVote::Says::reached : WitnessVote::Says::notReached, {}};
    }

private:
    std::atomic<bool> &m_there;
};

class KeptHistory final : public SampleHistory {
public:
    QFuture<Result<>> keep(const QList<SampleRun> &runs) override
    {
        const Answer<Result<>> answer;
        if (isBroken)
            answer.give(failure(ErrorCode::storage, u"The disk is full."_s));
        else {
            kept << runs;
            answer.give({});
        }
        return answer.future();
    }
    QFuture<Result<QList<SampleRun>>> read(const HistoryQuery &) override
    {
        const Answer<Result<QList<SampleRun>>> answer;
        answer.give(kept);
        return answer.future();
    }
    QFuture<Result<>> forget(UtcTime) override
    {
        const Answer<Result<>> answer;
        answer.give({});
        return answer.future();
    }
    QList<SampleRun> kept;
    bool isBroken = false;
};

class RememberedSettings final : public Settings {
public:
    QJsonObject read(const QString &name) const override { return values.value(name); }
    Result<> write(const QString &name, const QJsonObject &value) override
    {
        values.insert(name, value);
        return {};
    }
    QMap<QString, QJsonObject> values;
};

class OnePlan final : public PlanSource {
public:
    [[nodiscard]] PlanReading read(const QString &) const override
    {
        Plan plan;
        plan.name = u"Town"_s;
        Component component;
        component.id = townData;
        component.name = u"Town database"_s;
        plan.components << component;
        return {plan, {}, {}};
    }
};

} // namespace

class EngineWatchingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aComponentIsAsWellAsTheWorstOfItsProbes()
    {
        ManualClock clock(start);
        Pool pool{u"probing"_s, 2};
        std::atomic first{Health::up};
        std::atomic second{Health::up};
        std::vector<std::unique_ptr<Probe>> probes;
        probes.push_back(std::make_unique<SetProbe>(townData, u"one"_s, clock, first));
        probes.push_back(std::make_unique<SetProbe>(townData, u"two"_s, clock, second));
        Monitor monitor({std::move(probes)}, pool, clock, Hysteresis{1});
        monitor.lookNow();
        QTRY_VERIFY(monitor.isComplete());
        QCOMPARE(monitor.shown(townData), Health::up);
        second = Health::unknown;
        monitor.lookNow();
        QTRY_COMPARE(monitor.shown(townData), Health::unknown); // never green while one of them does not know
        first = Health::down;
        monitor.lookNow();
        QTRY_COMPARE(monitor.shown(townData), Health::down);
        QCOMPARE(monitor.lastSample(townData)->probe, u"one"_s);
        pool.stop(1s);
    }

    void aBlindLaptopCallsNothingDown()
    {
        ManualClock clock(start);
        Pool pool{u"probing"_s, 2};
        std::atomic health{Health::up};
        std::atomic there{true};
        std::vector<std::unique_ptr<Witness>> witnesses;
        witnesses.push_back(std::make_unique<SetWitness>(there));
        SightKeeper sight(std::move(witnesses), pool, clock);
        std::vector<std::unique_ptr<Probe>> probes;
        probes.push_back(std::make_unique<SetProbe>(townData, u"http"_s, clock, health, true));
        Monitor monitor({std::move(probes), {}, &sight}, pool, clock, Hysteresis{1});
        QSignalSpy changes(&monitor, &Monitor::changed);
        monitor.lookNow();
        QTRY_COMPARE(monitor.shown(townData), Health::up);

        clock.advance(1s);
        there = false;
        sight.lookNow();
        QTRY_VERIFY(sight.sight().isObstructed());
        QCOMPARE(monitor.shown(townData), Health::stale); // what was green is from before
        health = Health::down;
        clock.advance(1s);
        monitor.lookNow();
        QTRY_COMPARE(monitor.health(townData).health, Health::unknown);
        QVERIFY(monitor.health(townData).reason.contains(u"cannot see"_s));

        there = true;
        clock.advance(1s);
        monitor.lookNow(); // the witness is asked before the failure is believed
        QTRY_COMPARE(monitor.shown(townData), Health::down);
        for (const QList<QVariant> &change : changes)
            QVERIFY(change[1].value<Health>() != Health::up || change[2].value<Health>() != Health::down);
        pool.stop(1s);
    }

    // The control: without a witness the same failure is taken for the service's.
    void withoutAWitnessTheServiceIsBlamed()
    {
        ManualClock clock(start);
        Pool pool{u"probing"_s, 1};
        std::atomic health{Health::down};
        std::vector<std::unique_ptr<Probe>> probes;
        probes.push_back(std::make_unique<SetProbe>(townData, u"http"_s, clock, health, true));
        Monitor monitor({std::move(probes)}, pool, clock, Hysteresis{1});
        monitor.lookNow();
        QTRY_COMPARE(monitor.shown(townData), Health::down);
        pool.stop(1s);
    }

    void whatPeopleDidAboutAnAlarmOutlivesTheProgramAndIsInTheRecord()
    {
        ManualClock clock(start);
        Pool pool{u"probing"_s, 1};
        std::atomic health{Health::down};
        std::vector<std::unique_ptr<Probe>> probes;
        probes.push_back(std::make_unique<SetProbe>(townData, u"http"_s, clock, health));
        Monitor monitor({std::move(probes)}, pool, clock, Hysteresis{1});
        OnePlan source;
        PlanShelf plan{source, u"plan"_s};
        plan.reload();
        MemoryJournal journal;
        IncidentDesk desk(journal, clock, u"tester"_s);
        RememberedSettings settings;
        const AlarmDesk::Parts parts{monitor, plan, desk, settings, clock, u"Ada"_s};
        AlarmDesk alarms(parts);
        QVERIFY(!alarms.acknowledge(townData)); // nothing is wrong yet
        monitor.lookNow();
        QTRY_COMPARE(alarms.alarms().shown.size(), 1);
        desk.declare(declaration());
        QTRY_VERIFY(desk.incident().isOpen());
        QVERIFY(!alarms.shelve(townData, 1h, {}));
        QVERIFY(alarms.acknowledge(townData));
        QVERIFY(alarms.shelve(townData, 1h, u"known, mended at nine"_s));
        QTRY_VERIFY(std::any_of(desk.events().begin(), desk.events().end(), [](const Event &event) {
            const auto *note = std::get_if<Noted>(&event.body);
            return note && note->text.contains(u"Town database"_s) && note->text.contains(u"mended at nine"_s);
        }));

        AlarmDesk next(parts);
        QCOMPARE(next.alarms().shown[0].acknowledged->by, u"Ada"_s);
        QCOMPARE(next.alarms().shown[0].shelved->reason, u"known, mended at nine"_s);
        clock.advance(1h);
        monitor.lookNow();
        QTRY_VERIFY(!next.alarms().shown.isEmpty() && !next.alarms().shown[0].shelved);
        pool.stop(1s);
    }

    void aFullDiskLosesNoLooks()
    {
        ManualClock clock(start);
        Pool pool{u"probing"_s, 1};
        std::atomic health{Health::up};
        std::vector<std::unique_ptr<Probe>> probes;
        probes.push_back(std::make_unique<SetProbe>(townData, u"http"_s, clock, health));
        Monitor monitor({std::move(probes)}, pool, clock, Hysteresis{1});
        KeptHistory history;
        HistoryKeeper keeper(monitor, history, clock);
        history.isBroken = true;
        QSignalSpy looked(&monitor, &Monitor::sampled);
        monitor.lookNow();
        QTRY_COMPARE(looked.size(), 1);
        keeper.keepNow();
        QTRY_VERIFY(keeper.trouble());
        history.isBroken = false;
        std::optional<QList<SampleRun>> read;
        keeper.read({townData, {}, {}, start, start + 1h}, [&](const auto &runs) { read = *runs; });
        QTRY_VERIFY(read);
        QCOMPARE(read->size(), 1);
        QCOMPARE(read->first().probe, u"http"_s);
        QTRY_VERIFY(!keeper.trouble());
        pool.stop(1s);
    }
};

HF_TEST(EngineWatchingTest)
#include "tst_watching.moc"
