// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/recovery.h"
#include "support/runner.h"

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

/// The runbooks beside that for the database, killed at the effect of each kind of action, before and after it: it
/// happens once, and the run goes on to its end.
class KillOthersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(copyPlanWithAShortTail(m_plan.path()));
        QCOMPARE(m_practice.ctl({u"range"_s, u"start"_s}).exitCode, 0);
    }

    void everyEffectHappensOnce_data()
    {
        QTest::addColumn<QString>("runbook");
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QString>("route");
        QTest::addColumn<QString>("step");
        QTest::addColumn<QStringList>("answers");
        QTest::addColumn<bool>("after");
        const auto row = [](const char *runbook, const char *provider, const char *route, const char *step,
                             const QStringList &answers) {
            for (const bool after : {false, true})
                QTest::newRow(qPrintable(u"%1 %2"_s.arg(QLatin1String(step), after ? u"after"_s : u"before"_s)))
                    << QString::fromLatin1(runbook) << QString::fromLatin1(provider) << QString::fromLatin1(route)
                    << QString::fromLatin1(step) << answers << after;
        };
        const QStringList account{u"decide.containment=account"_s};
        const QStringList address{u"decide.containment=address"_s, u"block.ownAddress=198.51.100.7"_s};
        const QStringList neither{u"decide.containment=neither"_s};
        row("security-breach", "neon", "createProjectBranch", "keep-database", neither);
        row("security-breach", "clerk", "UsersBan", "keep-out", account);
        row("security-breach", "cloudflare", "firewall.accessRules.create", "block", address);
        row("security-breach", "neon", "resetProjectBranchRolePassword", "password", neither);
        row("security-breach", "railway", "variableCollectionUpsert", "variable", neither);
        row("security-breach", "railway", "serviceInstanceDeployV2", "deploy", neither);
        row("network-loss", "cloudflare", "dns.records.edit", "point", {u"decide.remedy=standby"_s});
        row("network-loss", "cloudflare", "zones.settings.edit", "shield", {u"decide.remedy=shield"_s});
    }

    void everyEffectHappensOnce()
    {
        QFETCH(QString, runbook);
        QFETCH(QString, provider);
        QFETCH(QString, route);
        QFETCH(QString, step);
        QFETCH(QStringList, answers);
        QFETCH(bool, after);
        const int number = ++m_number; // each round puts out, blocks and points to somebody else
        answers << u"keep-out.account=practice-%1@example.com"_s.arg(number, 2, 10, QChar(u'0'))
                << u"block.address=203.0.113.%1"_s.arg(number) << u"point.standby=203.0.113.%1"_s.arg(number);
        Recovery recovery(m_practice);
        recovery.follow(runbook, runbook, {});
        recovery.use(m_plan.path(), confirmations(runbook, answers));
        for (const QString &answer : answers) {
            if (isAskedIn(runbook, answer))
                recovery.answer(answer.section(u'=', 0, 0), answer.section(u'=', 1));
        }
        QVERIFY(recovery.begin({}));
        QVERIFY(
            !recovery.arm(route, u"hold"_s, after ? u"after"_s : u"before"_s, {{u"provider"_s, provider}}).isEmpty());
        recovery.launch();
        QTRY_COMPARE_WITH_TIMEOUT(recovery.deliveries(route), 1, 30000);
        QTRY_COMPARE_WITH_TIMEOUT(recovery.effects(route), after ? 1 : 0, 30000);
        recovery.kill();
        recovery.disarm();
        QCOMPARE(recovery.step(step).value(u"state").toString(), u"intended"_s);
        const ProgramRun run = recovery.resume();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        QCOMPARE(recovery.effects(route), 1);
        QCOMPARE(recovery.step(step).value(u"state").toString(), u"done"_s);
        QVERIFY(m_practice.truth()[u"app"][u"writing"].toBool());
        QCOMPARE(m_practice.ctl({u"incident"_s, u"close"_s, recovery.incident()}).exitCode, 0);
    }

private:
    static bool isAskedIn(const QString &runbook, const QString &answer)
    {
        const bool ofNetwork = answer.startsWith("point."_L1) || answer.startsWith("decide.remedy"_L1);
        return ofNetwork == (runbook == u"network-loss"_s);
    }

    static QStringList confirmations(const QString &runbook, const QStringList &answers)
    {
        if (runbook == u"network-loss"_s)
            return {u"witnesses"_s, u"examine"_s, u"decide"_s, u"shield"_s, u"mend"_s, u"verify"_s,
                u"point=app.practice.example"_s};
        QStringList steps{u"circle"_s, u"keep-database"_s, u"evidence"_s, u"decide"_s, u"password=capliquify"_s,
            u"variable"_s, u"deploy=capliquify"_s, u"other-keys"_s, u"scope"_s, u"duties"_s};
        for (const QString &answer : answers) {
            if (answer.startsWith("keep-out."_L1))
                steps << u"keep-out="_s + answer.section(u'=', 1);
            if (answer.startsWith("block.address"_L1))
                steps << u"block="_s + answer.section(u'=', 1);
        }
        return steps;
    }

    Practice m_practice;
    QTemporaryDir m_plan;
    int m_number = 0;
};

HF_TEST(KillOthersTest)
#include "tst_killothers.moc"
