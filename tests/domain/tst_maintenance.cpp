// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/histories.h"
#include "domain/maintenance/maintenance.h"
#include "support/runner.h"

#include <QTest>

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using UpkeepState = UpkeepStanding::State;

const QDate today(2026, 6, 1);

UpkeepStanding reviewed(const std::optional<QDate> &last)
{
    Maintenance maintenance;
    maintenance.review = Upkeep{Cycle::monthly, u"technical team"_s, last};
    return upkeepStandings(maintenance, {}, today).constFirst();
}

HeldDrill drillOn(const char *day, bool verified)
{
    return {IncidentId{u"inc-1"_s}, {}, {}, {}, {}, test::at(day), {}, verified, {}, {}};
}

} // namespace

class MaintenanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCountdownIsInDays()
    {
        QCOMPARE(reviewed(QDate(2026, 5, 20)).daysLeft, std::optional<qint64>(19));
        QCOMPARE(reviewed(QDate(2026, 5, 20)).state, UpkeepState::good);
        QCOMPARE(countdownText(reviewed(QDate(2026, 5, 20))), u"in 19 days"_s);
        QCOMPARE(reviewed(QDate(2026, 5, 15)).state, UpkeepState::soon);
        QCOMPARE(countdownText(reviewed(QDate(2026, 5, 1))), u"today"_s);
        QCOMPARE(reviewed(QDate(2026, 4, 30)).state, UpkeepState::overdue);
        QCOMPARE(countdownText(reviewed(QDate(2026, 4, 30))), u"2 days overdue"_s);
        QCOMPARE(reviewed({}).state, UpkeepState::never);
        QCOMPARE(countdownText(reviewed({})), u"never done"_s);
    }

    void onlyAVerifiedDrillCountsAsATest()
    {
        Maintenance maintenance;
        maintenance.test = Upkeep{Cycle::quarterly, u"technical team"_s, QDate(2026, 1, 10)};
        const auto last = [&maintenance](const QList<HeldDrill> &drills) {
            return upkeepStandings(maintenance, drills, today).constFirst();
        };
        QCOMPARE(last({drillOn("2026-05-01T10:00:00Z", false)}).last, std::optional(QDate(2026, 1, 10)));
        const UpkeepStanding known =
            last({drillOn("2026-05-01T10:00:00Z", true), drillOn("2025-12-01T10:00:00Z", true)});
        QCOMPARE(known.last, std::optional(QDate(2026, 5, 1)));
        QVERIFY(known.fromJournal);
        QVERIFY(!last({drillOn("2025-12-01T10:00:00Z", true)}).fromJournal); // the plan knows a later one
    }

    void aDrillIsVerifiedWhenEveryStepIs()
    {
        const Incident begun = fold(History().lookDone().events());
        QVERIFY(!heldDrills({begun}).constFirst().verified);
        Incident done = begun;
        done.run->steps[act.value()].state = StepState::done;
        QVERIFY(heldDrills({done}).constFirst().verified);
        done.drill = false;
        QVERIFY(heldDrills({done}).isEmpty());
    }
};

HF_TEST(MaintenanceTest)
#include "tst_maintenance.moc"
