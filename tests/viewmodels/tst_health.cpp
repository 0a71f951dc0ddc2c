// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runner.h"
#include "viewmodels/samplehealth.h"

#include <QSignalSpy>

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString text(const RowsModel &model, int row, int column) { return model.index(row, column).data().toString(); }

} // namespace

class HealthViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneCauseIsOneAlarmWithItsVictims()
    {
        HealthView view;
        view.show(pictureOf(situationAt(Stage::down)));
        QCOMPARE(view.alarms.rowCount(), 1);
        QCOMPARE(text(view.alarms, 0, AlarmsModel::componentColumn), u"PostgreSQL Database"_s);
        QCOMPARE(text(view.alarms, 0, AlarmsModel::followsColumn), u"Application Services"_s);
        QCOMPARE(view.headline().text, u"One alarm needs somebody."_s);
        QCOMPARE(view.firstOut(), u"First PostgreSQL Database at 01:41:51Z, then Application Services 2.0 s later"_s);
        QVERIFY(view.suggestions().startsWith(u"1. Database"_s));
    }

    void calmSaysSo()
    {
        HealthView view;
        view.show(pictureOf(situationAt(Stage::healthy)));
        QCOMPARE(view.headline().text, u"No alarm."_s);
        QCOMPARE(view.headline().tone, Tone::normal);
        QVERIFY(view.firstOut().isEmpty());
        QVERIFY(view.suggestions().isEmpty());
        QVERIFY(!view.canAcknowledge());
    }

    void aBlindLaptopIsSaid()
    {
        HealthView view;
        HealthPicture picture = pictureOf(situationAt(Stage::healthy));
        picture.sight = {Sight::State::blind, u"none of 3 witnesses answers"_s};
        view.show(picture);
        QCOMPARE(view.sight().tone, Tone::unknown);
        QVERIFY(view.sight().text.contains(u"cannot see"_s));
    }

    void whatWasSeenIsAskedForAndShownWithItsGap()
    {
        HealthView view;
        const Situation situation = situationAt(Stage::down);
        QSignalSpy shown(&view, &HealthView::historyChanged);
        showSampleHealth(view, situation);
        QCOMPARE(shown.size(), 1);
        const HistoryCurve &curve = view.curve();
        QCOMPARE(
            std::count_if(curve.points.begin(), curve.points.end(), [](const auto &point) { return !point.follows; }),
            2); // the beginning, and after the gap
        QVERIFY(curve.words.contains(u"Down for"_s));
        QVERIFY(curve.words.contains(u"Not seen for"_s));
        QCOMPARE(text(view.history, 0, HistoryModel::stateColumn), u"Down"_s); // the newest first
        QVERIFY(curve.wordsOf(curve.points.size() - 1).contains(u"connection refused"_s));
        QVERIFY(curve.wordsOf(-1).isEmpty());
    }

    void theLateAnswerOfAnotherProbeIsNotShown()
    {
        HealthView view;
        QList<HistoryQuery> asked;
        connect(&view, &HealthView::historyWanted, &view, [&](const HistoryQuery &query) { asked << query; });
        view.show(pictureOf(situationAt(Stage::healthy)));
        QCOMPARE(asked.size(), 1);
        view.chooseProbe(view.probes.rows().last().key);
        QCOMPARE(asked.size(), 2);
        view.showHistory(asked[0], sampleRuns(asked[0].component, situationAt(Stage::healthy).now));
        QVERIFY(view.curve().points.isEmpty());
    }

    void aDayIsNotMoreThanTheChartCanDraw()
    {
        QList<SampleRun> runs;
        const UtcTime now = at(12, 0, 0);
        for (int minute = 0; minute < 1440; ++minute) {
            SampleRun run = sampleRuns(ComponentId{u"database"_s}, now).first();
            run.first = now - 24h + std::chrono::minutes{minute};
            run.last = run.first + 58s;
            run.health = minute == 700 ? Health::down : Health::up;
            runs << run;
        }
        const HistoryCurve curve = curveOf(runs, now, 24h, 7s);
        QVERIFY(curve.points.size() <= mostPoints);
        // A minute of trouble is not smoothed away.
        QCOMPARE(std::count_if(curve.points.begin(), curve.points.end(),
                     [](const auto &point) { return point.health == Health::down; }),
            1);
        QVERIFY(curve.words.contains(u"99.9"_s));
    }
};

HF_TEST(HealthViewTest)
#include "tst_health.moc"
