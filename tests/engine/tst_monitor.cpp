// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/histories.h"
#include "engine/monitoring/healthrecorder.h"
#include "engine/monitoring/monitor.h"
#include "engine/scripted.h"
#include "support/manualclock.h"
#include "support/runner.h"

#include <QSignalSpy>
#include <atomic>

using namespace holdfast;
using namespace holdfast::test;
using namespace std::chrono_literals;

namespace {

const ComponentId database{QStringLiteral("database")};

class ScriptedProbe final : public Probe {
public:
    ScriptedProbe(const Clock &clock, std::atomic<Health> &health)
        : Probe(database, ProbeSpec{QStringLiteral("postgres"), 10min, 1s}) // only looks when asked to
        , m_clock(clock)
        , m_health(health)
    { }
    [[nodiscard]] Sample run(std::stop_token) override
    {
        return {database, m_clock.utc(), m_health.load(), healthName(m_health.load()), {}, {}};
    }

private:
    const Clock &m_clock;
    std::atomic<Health> &m_health;
};

} // namespace

class MonitorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aContradictingSampleIsConfirmedWithoutWaitingForTheInterval()
    {
        ManualClock clock(start);
        std::atomic health{Health::up};
        Pool pool{QStringLiteral("probing"), 1};
        std::vector<std::unique_ptr<Probe>> probes;
        probes.push_back(std::make_unique<ScriptedProbe>(clock, health));
        Monitor monitor({std::move(probes)}, pool, clock, Hysteresis{2});
        QSignalSpy changes(&monitor, &Monitor::changed);
        monitor.start();
        QTRY_COMPARE(monitor.shown(database), Health::up);
        health = Health::down;
        monitor.lookNow();
        QTRY_COMPARE(changes.size(), 1);
        QCOMPARE(monitor.shown(database), Health::down);
        QVERIFY(monitor.lastGoodSample(database));
        pool.stop(1s);
    }

    void theIncidentKnowsWhatTheProbesBelieve()
    {
        ManualClock clock(start);
        std::atomic health{Health::down};
        Pool pool{QStringLiteral("probing"), 1};
        std::vector<std::unique_ptr<Probe>> probes;
        probes.push_back(std::make_unique<ScriptedProbe>(clock, health));
        Monitor monitor({std::move(probes)}, pool, clock, Hysteresis{2});
        MemoryJournal journal;
        IncidentDesk desk(journal, clock, QStringLiteral("tester"));
        HealthRecorder recorder(monitor, desk);
        monitor.lookNow();
        QTRY_COMPARE(monitor.shown(database), Health::down);
        desk.declare(declaration());
        const auto known = [&desk] { return desk.incident().health.value(database.value()); };
        QTRY_COMPARE(known().to, Health::down);
        QCOMPARE(known().from, Health::up);
        health = Health::up;
        monitor.lookNow();
        QTRY_COMPARE(known().to, Health::up);
        int changes = 0;
        for (const Event &event : desk.events())
            changes += std::holds_alternative<HealthChanged>(event.body) ? 1 : 0;
        QCOMPARE(changes, 2);
        pool.stop(1s);
    }

    void anOldSampleIsStaleNotUp()
    {
        ManualClock clock(start);
        std::atomic health{Health::up};
        Pool pool{QStringLiteral("probing"), 1};
        std::vector<std::unique_ptr<Probe>> probes;
        probes.push_back(std::make_unique<ScriptedProbe>(clock, health));
        Monitor monitor({std::move(probes)}, pool, clock, Hysteresis{2});
        QCOMPARE(monitor.shown(database), Health::unknown);
        monitor.lookNow();
        QTRY_COMPARE(monitor.shown(database), Health::up);
        clock.advance(21min);
        QCOMPARE(monitor.shown(database), Health::stale);
        QCOMPARE(monitor.shown(ComponentId{QStringLiteral("other")}), Health::unknown);
        pool.stop(1s);
    }
};

HF_TEST(MonitorTest)
#include "tst_monitor.moc"
