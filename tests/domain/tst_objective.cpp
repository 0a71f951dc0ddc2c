// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/histories.h"
#include "domain/objective/objective.h"
#include "support/runner.h"

using namespace holdfast;
using namespace holdfast::test;
using namespace std::chrono_literals;

class ObjectiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thresholds_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<int>("standing");
        QTest::newRow("fresh") << 10 << int(Standing::safe);
        QTest::newRow("half") << 30 << int(Standing::half);
        QTest::newRow("tight") << 45 << int(Standing::tight);
        QTest::newRow("critical") << 54 << int(Standing::critical);
        QTest::newRow("exactly at the objective") << 60 << int(Standing::critical);
        QTest::newRow("over") << 61 << int(Standing::missed);
    }
    void thresholds()
    {
        QFETCH(int, minutes);
        QFETCH(int, standing);
        const RtoStanding result = rtoStanding(1h, start, start + std::chrono::minutes{minutes});
        QCOMPARE(int(result.standing), standing);
        QCOMPARE(result.remaining, Duration{1h} - std::chrono::minutes{minutes});
    }

    void aRestoredServiceStopsTheClock()
    {
        QCOMPARE(rtoStanding(1h, start, start + 5h, start + 59min).standing, Standing::met);
        QCOMPARE(rtoStanding(1h, start, start + 5h, start + 59min).elapsed, Duration{59min});
        QCOMPARE(rtoStanding(1h, start, start + 5h, start + 61min).standing, Standing::missed);
    }

    void theWindowLeavesThePointBehind()
    {
        const HistoryWindow window{start - 24h, 24h};
        QCOMPARE(leavesWindowIn(window, start - 1h, start), Duration{23h});
        QVERIFY(leavesWindowIn(window, start - 25h, start) < Duration::zero());
    }

    void theForecastGoesOnAtThePaceSoFar()
    {
        QVERIFY(!forecastEnd(start, {start + 1min}, 5, start + 2min)); // one says nothing about the next
        QCOMPARE(forecastEnd(start, {start + 1min, start + 4min}, 5, start + 5min), std::optional(start + 10min));
        QCOMPARE(forecastEnd(start, {start + 1min, start + 4min}, 2, start + 9min), std::optional(start + 4min));
        // The third takes ten minutes already: the fourth and fifth still take two each.
        QCOMPARE(forecastEnd(start, {start + 1min, start + 4min}, 5, start + 14min), std::optional(start + 18min));
    }

    void exposureIsMeasuredFromTheNewestRecoverableCommit()
    {
        QCOMPARE(rpoExposure(15min, start, start + 16min).standing, Standing::missed);
        QCOMPARE(rpoExposure(15min, start, start + 3s).exposure, Duration{3s});
    }
};

HF_TEST(ObjectiveTest)
#include "tst_objective.moc"
