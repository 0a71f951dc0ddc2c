// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/recovery.h"
#include "support/runner.h"

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

namespace {

const QString rollbackRoute = u"deploymentRollback"_s;
const QString restartRoute = u"deploymentRestart"_s;

} // namespace

/// The rollback of a bad deployment, killed and lied to at the moment of its effect. The platform names no id for it,
/// so it is the one that must be found again: exactly one rollback happens, and the good program runs.
class OutageFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(m_practice.ctl({u"range"_s, u"start"_s}).exitCode, 0);
        m_goodCommit = m_practice.truth()[u"deployments"][0][u"commit"].toString();
        QVERIFY(!m_goodCommit.isEmpty());
    }

    void killedBeforeThePlatformActed() { killed(u"before"_s, 0, false); }
    void killedAfterItActedAndBeforeTheAnswer() { killed(u"after"_s, 1, true); }

    void aRestartKilledAfterItActedIsNotRepeated()
    {
        Recovery recovery(m_practice);
        recovery.follow(u"application-restart"_s, u"application-crash"_s, {u"restart=capliquify"_s, u"tell"_s});
        QVERIFY(recovery.begin(u"service_crashed"_s));
        QVERIFY(!recovery.arm(restartRoute, u"hold"_s, u"after"_s).isEmpty());
        recovery.launch();
        QTRY_COMPARE_WITH_TIMEOUT(recovery.effects(restartRoute), 1, 30000);
        recovery.kill();
        recovery.disarm();
        const ProgramRun run = recovery.resume();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        QVERIFY(recovery.step(u"restart"_s).value(u"adopted").toBool());
        QCOMPARE(recovery.effects(restartRoute), 1);
        QVERIFY(m_practice.truth()[u"app"][u"writing"].toBool());
        QCOMPARE(m_practice.ctl({u"incident"_s, u"close"_s, recovery.incident()}).exitCode, 0);
    }

    void fault_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("when");
        QTest::addColumn<int>("status");
        for (const QString &when : {u"before"_s, u"after"_s}) {
            for (const QString &kind : {u"delay"_s, u"close"_s, u"garbage"_s, u"truncate"_s})
                QTest::addRow("%s %s", qPrintable(kind), qPrintable(when)) << kind << when << 0;
            for (const int status : {429, 503})
                QTest::addRow("%d %s", status, qPrintable(when)) << u"status"_s << when << status;
        }
    }
    void fault()
    {
        QFETCH(const QString, kind);
        QFETCH(const QString, when);
        QFETCH(const int, status);
        Recovery recovery(m_practice);
        QVERIFY(strike(recovery));
        QJsonObject more;
        if (kind == u"delay"_s || status == 429)
            more.insert(u"seconds"_s, 1);
        if (status != 0)
            more.insert(u"status"_s, status);
        QVERIFY(!recovery.arm(rollbackRoute, kind, when, more).isEmpty());
        recovery.launch();
        const ProgramRun run = recovery.finish();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        recovery.disarm();
        QCOMPARE(recovery.deliveries(rollbackRoute), recovery.intents(u"back"_s));
        runsTheGoodProgram(recovery);
    }

private:
    [[nodiscard]] bool strike(Recovery &recovery)
    {
        recovery.follow(u"application-outage"_s, u"application-outage"_s, {u"back=capliquify"_s, u"tell"_s});
        return recovery.begin(u"bad_deploy"_s);
    }

    void killed(const QString &when, int effectsThen, bool adopted)
    {
        Recovery recovery(m_practice);
        QVERIFY(strike(recovery));
        QVERIFY(!recovery.arm(rollbackRoute, u"hold"_s, when).isEmpty());
        recovery.launch();
        QTRY_COMPARE_WITH_TIMEOUT(recovery.deliveries(rollbackRoute), 1, 30000);
        QTRY_COMPARE_WITH_TIMEOUT(recovery.effects(rollbackRoute), effectsThen, 30000);
        recovery.kill();
        recovery.disarm();
        QCOMPARE(recovery.step(u"back"_s).value(u"state").toString(), u"intended"_s);
        const ProgramRun run = recovery.resume();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        QCOMPARE(recovery.step(u"back"_s).value(u"adopted").toBool(), adopted);
        runsTheGoodProgram(recovery);
    }

    void runsTheGoodProgram(Recovery &recovery)
    {
        QCOMPARE(recovery.effects(rollbackRoute), 1);
        QCOMPARE(recovery.effects(u"serviceInstanceDeployV2"_s), 0);
        const QJsonObject truth = m_practice.truth();
        int live = 0;
        for (const QJsonValue &deployment : truth.value(u"deployments").toArray()) {
            if (!deployment[u"live"].toBool())
                continue;
            ++live;
            QCOMPARE(deployment[u"commit"].toString(), m_goodCommit);
        }
        QCOMPARE(live, 1);
        QVERIFY(truth[u"app"][u"writing"].toBool());
        QCOMPARE(truth.value(u"rowsLost").toInteger(-1), 0);
        QCOMPARE(m_practice.ctl({u"incident"_s, u"close"_s, recovery.incident()}).exitCode, 0);
    }

    Practice m_practice;
    QString m_goodCommit;
};

HF_TEST(OutageFaultsTest)
#include "tst_outagefaults.moc"
