// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/recovery.h"
#include "support/runner.h"

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

/// Everything is lost, and the files come back beside the database. The program is killed while both are under way.
class LanesFaultTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_practice.ctl({u"range"_s, u"start"_s}).exitCode, 0); }

    void twoEffectsUnderWayHappenOnceEach()
    {
        Recovery recovery(m_practice);
        const QString bucket = m_practice.description()[u"s3"][u"bucket"].toString();
        recovery.follow(u"regional-failure"_s, u"regional-failure"_s,
            {u"confirm"_s, u"decide"_s, u"whole"_s, u"files-stop"_s, u"files-restore="_s + bucket,
                u"files-references"_s, u"database-fence"_s, u"database-branch"_s, u"database-hold"_s,
                u"database-variable"_s, u"database-deploy=capliquify"_s, u"database-lift"_s, u"database-default"_s,
                u"database-tell"_s});
        QVERIFY(recovery.begin(u"everything_lost"_s));
        QVERIFY(!recovery.arm(u"createProjectBranch"_s, u"hold"_s, u"after"_s).isEmpty());
        QVERIFY(!recovery.arm(u"DeleteObject"_s, u"hold"_s, u"after"_s, {{u"provider"_s, u"s3"_s}, {u"times"_s, 4}})
                     .isEmpty());
        recovery.launch();
        QTRY_COMPARE_WITH_TIMEOUT(recovery.effects(u"createProjectBranch"_s), 1, 30000);
        QTRY_COMPARE_WITH_TIMEOUT(recovery.effects(u"DeleteObject"_s), 4, 30000); // while the other is held
        recovery.kill();
        recovery.disarm();
        QCOMPARE(recovery.step(u"database-branch"_s).value(u"state").toString(), u"intended"_s);
        QCOMPARE(recovery.step(u"files-restore"_s).value(u"state").toString(), u"intended"_s);
        const ProgramRun run = recovery.resume();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        QCOMPARE(recovery.effects(u"createProjectBranch"_s), 1);
        QCOMPARE(recovery.intents(u"database-branch"_s), 1);
        const QJsonObject truth = m_practice.truth();
        QVERIFY(truth[u"app"][u"writing"].toBool());
        QCOMPARE(truth[u"rowsLost"].toInt(-1), 0);
        QCOMPARE(m_practice.ask(u"/_range/provider/s3"_s)[u"filesLost"].toInt(-1), 0);
        QCOMPARE(m_practice.ctl({u"incident"_s, u"close"_s, recovery.incident()}).exitCode, 0);
    }

    void aLaneThatNeedsAPersonHoldsNoOther()
    {
        Recovery recovery(m_practice);
        // Nothing of the files is confirmed: the database comes back all the same, and the rest is told.
        recovery.follow(u"regional-failure"_s, u"regional-failure"_s,
            {u"confirm"_s, u"decide"_s, u"whole"_s, u"database-fence"_s, u"database-branch"_s, u"database-hold"_s,
                u"database-variable"_s, u"database-deploy=capliquify"_s, u"database-lift"_s, u"database-default"_s,
                u"database-tell"_s});
        QVERIFY(recovery.begin(u"database_gone"_s));
        recovery.launch();
        const ProgramRun run = recovery.finish();
        QCOMPARE(run.exitCode, 4);
        QVERIFY2((run.out + run.err).contains("--confirm files-stop"), (run.out + run.err).constData());
        QCOMPARE(recovery.step(u"database-lift"_s).value(u"state").toString(), u"done"_s);
        QCOMPARE(recovery.step(u"whole"_s).value(u"state").toString(), u"planned"_s);
        QVERIFY(m_practice.truth()[u"app"][u"writing"].toBool());
    }

private:
    Practice m_practice;
};

HF_TEST(LanesFaultTest)
#include "tst_lanes.moc"
