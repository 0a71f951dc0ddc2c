// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/recovery.h"
#include "support/runner.h"

#include <QSqlDatabase>
#include <QSqlQuery>

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

namespace {

const QString branchRoute = u"createProjectBranch"_s;
const QString deployRoute = u"serviceInstanceDeployV2"_s;
const QString variableRoute = u"variableCollectionUpsert"_s;

/// Holds the journal's write lock from outside, so that the program cannot record what it has just learnt.
class JournalLock {
public:
    explicit JournalLock(const QString &folder)
        : m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, u"lock"_s))
    {
        m_database.setDatabaseName(folder + u"/journal.db"_s);
        m_held = m_database.open() && QSqlQuery(m_database).exec(u"begin immediate"_s);
    }
    ~JournalLock()
    {
        QSqlQuery(m_database).exec(u"rollback"_s);
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(u"lock"_s);
    }
    JournalLock(const JournalLock &) = delete;
    JournalLock &operator=(const JournalLock &) = delete;
    [[nodiscard]] bool isHeld() const { return m_held; }

private:
    QSqlDatabase m_database;
    bool m_held = false;
};

} // namespace

/// `kill -9` in the middle of a recovery. After it the incident stands where it stood, what was begun is looked up and
/// not repeated, and exactly one branch and one deployment exist.
class KillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_practice.ctl({u"range"_s, u"start"_s}).exitCode, 0); }

    void beforeTheProviderActed() { killedWhile(branchRoute, u"before"_s, 0, u"branch"_s, false); }
    void afterTheBranchWasMadeAndBeforeTheAnswer() { killedWhile(branchRoute, u"after"_s, 1, u"branch"_s, true); }
    void duringTheCutOverAfterTheVariable() { killedWhile(variableRoute, u"after"_s, 1, u"variable"_s, true); }
    void duringTheCutOverAfterTheDeploymentBegan() { killedWhile(deployRoute, u"after"_s, 1, u"deploy"_s, true); }

    void afterTheAnswerAndBeforeItWasRecorded()
    {
        Recovery recovery(m_practice);
        QVERIFY(recovery.begin(u"database_gone"_s));
        const QString fault = recovery.arm(branchRoute, u"hold"_s, u"after"_s);
        recovery.launch();
        QTRY_COMPARE_WITH_TIMEOUT(recovery.effects(branchRoute), 1, 30000);
        {
            const JournalLock lock(m_practice.folder());
            QVERIFY(lock.isHeld());
            QVERIFY(recovery.release(fault));
            QTRY_VERIFY_WITH_TIMEOUT(answered(branchRoute), 10000);
            recovery.kill();
        }
        QCOMPARE(recovery.step(u"branch"_s).value(u"state").toString(), u"intended"_s);
        recoversWithOneOfEach(recovery, u"branch"_s, true);
    }

    void theRequestArrivesAfterTheProgramIsDead()
    {
        // The provider has the request and is slow: what it does with it is seen only after the program is gone.
        Recovery recovery(m_practice);
        QVERIFY(recovery.begin(u"database_gone"_s));
        const QString fault = recovery.arm(branchRoute, u"delay"_s, u"before"_s, {{u"seconds"_s, 2}});
        recovery.launch();
        QTRY_COMPARE_WITH_TIMEOUT(recovery.deliveries(branchRoute), 1, 30000);
        recovery.kill();
        recoversWithOneOfEach(recovery, u"branch"_s, std::nullopt);
    }

    void nothingWasLostFromTheJournal()
    {
        const QJsonObject verdict = m_practice.ctl({u"journal"_s, u"verify"_s}).json();
        QVERIFY(verdict.value(u"ok").toBool());
        QVERIFY(verdict.value(u"events").toInt() > 100);
    }

private:
    void killedWhile(const QString &route, const QString &when, int effectsThen, const QString &step, bool adopted)
    {
        Recovery recovery(m_practice);
        QVERIFY(recovery.begin(u"database_gone"_s));
        QVERIFY(!recovery.arm(route, u"hold"_s, when).isEmpty());
        recovery.launch();
        QTRY_COMPARE_WITH_TIMEOUT(recovery.deliveries(route), 1, 30000);
        QTRY_COMPARE_WITH_TIMEOUT(recovery.effects(route), effectsThen, 30000);
        const qsizetype eventsBefore = recovery.events().size();
        recovery.kill();
        recovery.disarm();
        QCOMPARE(recovery.step(step).value(u"state").toString(), u"intended"_s); // it stands where it stood
        QVERIFY(recovery.events().size() >= eventsBefore);
        recoversWithOneOfEach(recovery, step, adopted);
    }

    void recoversWithOneOfEach(Recovery &recovery, const QString &step, std::optional<bool> adopted)
    {
        const ProgramRun run = recovery.resume();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        QCOMPARE(recovery.effects(branchRoute), 1);
        QCOMPARE(recovery.effects(deployRoute), 1);
        if (adopted)
            QCOMPARE(recovery.step(step).value(u"adopted").toBool(), *adopted);
        const QJsonObject truth = m_practice.truth();
        int live = 0;
        for (const QJsonValue &deployment : truth.value(u"deployments").toArray())
            live += deployment[u"live"].toBool() ? 1 : 0;
        QCOMPARE(live, 1);
        int branches = 0;
        for (const QJsonValue &branch : truth.value(u"branches").toArray())
            branches += branch[u"name"].toString() == u"rec-"_s + recovery.incident() ? 1 : 0;
        QCOMPARE(branches, 1);
        QCOMPARE(truth.value(u"rowsLost").toInt(-1), 0);
        QVERIFY(truth[u"app"][u"writing"].toBool());
        QCOMPARE(m_practice.ctl({u"incident"_s, u"close"_s, recovery.incident()}).exitCode, 0);
    }

    [[nodiscard]] bool answered(const QString &route) const
    {
        const QJsonArray calls = m_practice.calls();
        for (auto call = calls.constEnd(); call != calls.constBegin();) {
            --call;
            if (call->toObject().value(u"route").toString() == route)
                return !call->toObject().value(u"answeredAt").isNull();
        }
        return false;
    }

    Practice m_practice;
};

HF_TEST(KillTest)
#include "tst_kill.moc"
