// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/histories.h"
#include "engine/drills/drillresult.h"
#include "support/runner.h"

#include <QJsonObject>

using namespace holdfast;
using namespace holdfast::test;
using namespace std::chrono_literals;

class DrillResultTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void overlappingIntervalsCountOnce()
    {
        QCOMPARE(unionSeconds({{start + 2s, start + 4s}, {start, start + 1s}, {start + 3s, start + 5s},
                     {start + 3s, start + 4s}}),
            4.0);
        QCOMPARE(unionSeconds({}), 0.0);
    }

    void whatIsUnknownIsNull()
    {
        DrillResult result;
        result.drill = QStringLiteral("database_failure");
        const QJsonObject json = toJson(result);
        for (const char *key : {"objectivesMet", "recoveryTimeSeconds", "recoveryPointSeconds", "rowsLost",
                 "providerSeconds", "overheadSeconds", "review"})
            QVERIFY2(json.value(QLatin1String(key)).isNull(), key);
        QCOMPARE(json.value(QStringLiteral("version")).toInt(), 1);
        QCOMPARE(json.value(QStringLiteral("verified")).toBool(), false);
    }

    void onlyKnownDrillsExist()
    {
        QVERIFY(drillKind(QStringLiteral("database_failure")));
        QVERIFY(drillKind(QStringLiteral("application_outage")));
        QVERIFY(drillKind(QStringLiteral("complete_system_failure")));
        QVERIFY(!drillKind(QStringLiteral("coffee_spill")));
    }
};

HF_TEST(DrillResultTest)
#include "tst_drillresult.moc"
