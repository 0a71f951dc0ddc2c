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
        return {database, m_clock.utc(), m_health.load(), healthName(m_health.load()), {},
            {{QStringLiteral("clockOffsetSeconds"), offset.load()}}};
    }

    [[nodiscard]] std::optional<Endpoint> endpoint() const override { return place; }

    static inline const Endpoint place{QStringLiteral("127.0.0.1"), 5432};
    std::atomic<double> offset{0}; ///< seconds that the database's clock is ahead

private:
    const Clock &m_clock;
    std::atomic<Health> &m_health;
};

/// Prompts when it is told to.
class ScriptedPrompts final : public Prompts {
public:
    void start(const QList<Endpoint> &endpoints, Sink sink) override
    {
        m_endpoints = endpoints;
        m_sink = std::move(sink);
    }
    void stop() override { m_sink = nullptr; }
    void prompt() const { m_sink(m_endpoints.first()); }
    [[nodiscard]] bool isOver() const { return !m_sink; }

private:
    QList<Endpoint> m_endpoints;
    Sink m_sink;
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

    void anEndpointThatHangsUpIsLookedAtOnceAndBelievedAfterOneLook()
    {
        ManualClock clock(start);
        std::atomic health{Health::up};
        Pool pool{QStringLiteral("probing"), 1};
        std::vector<std::unique_ptr<Probe>> probes;
        probes.push_back(std::make_unique<ScriptedProbe>(clock, health));
        ScriptedPrompts prompts;
        Monitor monitor({std::move(probes), {}, nullptr, {&prompts}}, pool, clock, Hysteresis{1000});
        QSignalSpy looks(&monitor, &Monitor::sampled);
        monitor.start();
        QTRY_COMPARE(looks.size(), 1);
        prompts.prompt(); // as a server does that ends what only stands
        QTRY_COMPARE(looks.size(), 2);
        QCOMPARE(monitor.shown(database), Health::up);
        health = Health::down;
        prompts.prompt();
        QTRY_COMPARE(monitor.shown(database), Health::down);
        QCOMPARE(looks.size(), 3);
        monitor.stop();
        QVERIFY(prompts.isOver());
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

    // R15: what was written down bears the wrong time, so the record says by how much.
    void r15AClockThatIsOffIsInTheRecordOnce()
    {
        ManualClock clock(start);
        std::atomic health{Health::up};
        Pool pool{QStringLiteral("probing"), 1};
        auto owned = std::make_unique<ScriptedProbe>(clock, health);
        std::atomic<double> &offset = owned->offset;
        std::vector<std::unique_ptr<Probe>> probes;
        probes.push_back(std::move(owned));
        Monitor monitor({std::move(probes)}, pool, clock, Hysteresis{2});
        MemoryJournal journal;
        IncidentDesk desk(journal, clock, QStringLiteral("tester"));
        HealthRecorder recorder(monitor, desk);
        desk.declare(declaration());
        QTRY_VERIFY(desk.incident().isOpen());
        QSignalSpy looks(&monitor, &Monitor::sampled);
        const auto lookWithOffset = [&](double seconds) {
            offset = seconds;
            const auto before = looks.size();
            monitor.lookNow();
            return QTest::qWaitFor([&] { return looks.size() > before; });
        };
        const auto notes = [&desk] {
            QStringList texts;
            for (const Event &event : desk.events()) {
                if (const auto *note = std::get_if<Noted>(&event.body))
                    texts << note->text;
            }
            return texts;
        };
        QVERIFY(lookWithOffset(2));
        QVERIFY(lookWithOffset(11520));
        QTRY_COMPARE(notes().size(), 1);
        QCOMPARE(
            notes().first(), QStringLiteral("This laptop’s clock is 3 h 12 min slow, measured against the database."));
        QVERIFY(lookWithOffset(11521)); // the same
        QVERIFY(lookWithOffset(0.2)); // set right meanwhile
        QTRY_COMPARE(notes().size(), 2);
        QVERIFY(notes().last().contains(QStringLiteral("agrees with the database’s again")));
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
