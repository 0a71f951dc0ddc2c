// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/health/health.h"
#include "domain/histories.h"
#include "support/runner.h"

using namespace holdfast;
using namespace holdfast::test;
using namespace std::chrono_literals;

namespace {

Sample sample(int second, Health health)
{
    return {ComponentId{QStringLiteral("database")}, start + std::chrono::seconds{second}, health, healthName(health),
        {}, {}};
}

ComponentHealth after(std::initializer_list<Health> healths)
{
    ComponentHealth state;
    int second = 0;
    for (const Health health : healths)
        state = fold(state, sample(second++, health), Hysteresis{2});
    return state;
}

} // namespace

class HealthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstSampleIsBelievedAtOnce() { QCOMPARE(after({Health::down}).health, Health::down); }

    void oneBadSampleChangesNothing()
    {
        QCOMPARE(after({Health::up, Health::down}).health, Health::up);
        QCOMPARE(after({Health::up, Health::down, Health::up, Health::down}).health, Health::up);
    }

    void aChangeBeganWithItsFirstSample()
    {
        const ComponentHealth state = after({Health::up, Health::up, Health::down, Health::down});
        QCOMPARE(state.health, Health::down);
        QCOMPARE(state.since, std::optional<UtcTime>(start + 2s));
        QCOMPARE(state.lastUpAt, std::optional<UtcTime>(start + 1s));
    }

    void differentBadSamplesDoNotAddUp()
    {
        QCOMPARE(after({Health::up, Health::down, Health::degraded}).health, Health::up);
    }

    void theImpactBeganAfterTheLastThingThatSurelyWorked()
    {
        const ComponentHealth failed = after({Health::up, Health::up, Health::down, Health::down});
        QCOMPARE(impactStart(failed, {}), std::optional<UtcTime>(start + 1s));
        Sample service = sample(3, Health::down);
        service.evidence = {{QStringLiteral("lastCommitAt"), formatUtc(start + 1500ms)}};
        QCOMPARE(impactStart(failed, {service}), std::optional<UtcTime>(start + 1500ms));
        service.evidence = {{QStringLiteral("lastCommitAt"), formatUtc(start + 9s)}}; // it recovered meanwhile
        QCOMPARE(impactStart(failed, {service}), std::optional<UtcTime>(start + 1s));
        ComponentHealth blind = failed;
        blind.lastUpAt = start - 1h;
        QCOMPARE(impactStart(blind, {}), std::optional<UtcTime>(start + 2s));
    }

    void staleIsNeverTheLastKnownHealth()
    {
        const ComponentHealth state = after({Health::up});
        QCOMPARE(shownHealth(state, 7s, 2s, 3s), Health::up);
        QCOMPARE(shownHealth(state, 8s, 2s, 3s), Health::stale);
        QCOMPARE(shownHealth(ComponentHealth{}, 0s, 2s, 3s), Health::unknown);
    }
};

HF_TEST(HealthTest)
#include "tst_health.moc"
