// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/recovery.h"
#include "support/runner.h"

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

/// Rows are deleted or damaged while the service goes on. The range counts which of its rows are there and whole.
class DataRepairTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_practice.ctl({u"range"_s, u"start"_s}).exitCode, 0); }

    void deletedRowsComeBackAndNewerOnesStay()
    {
        Recovery recovery(m_practice);
        begin(recovery, u"rows_deleted"_s, 700);
        QCOMPARE(m_practice.truth()[u"rowsLost"].toInt(), 700);
        const int heartbeats = m_practice.truth()[u"tables"][u"heartbeat"][u"rows"].toInt();
        recovery.launch();
        const ProgramRun run = recovery.finish();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        const QJsonObject truth = m_practice.truth();
        // New rows that took the keys of deleted ones are never overwritten: they are told as conflicts.
        const int conflicts = recovery.fact(u"compare"_s, u"changed"_s).toInt();
        QCOMPARE(truth[u"rowsLost"].toInt(-1), conflicts);
        QCOMPARE(recovery.fact(u"measure"_s, u"rowsLost"_s).toInt(-1), conflicts); // and we say so
        QVERIFY(conflicts < 700);
        QCOMPARE(recovery.fact(u"repair"_s, u"inserted"_s).toInt() + conflicts, 700);
        QVERIFY(truth[u"tables"][u"heartbeat"][u"rows"].toInt() >= heartbeats);
        QVERIFY(truth[u"app"][u"writing"].toBool());
        QCOMPARE(m_practice.ctl({u"incident"_s, u"close"_s, recovery.incident()}).exitCode, 0);
    }

    void damagedRowsGetTheirFormerValues()
    {
        Recovery recovery(m_practice);
        begin(recovery, u"rows_damaged"_s, 30);
        QCOMPARE(m_practice.truth()[u"damagedRows"].toInt(), 30);
        recovery.launch();
        const ProgramRun run = recovery.finish();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        QCOMPARE(m_practice.truth()[u"damagedRows"].toInt(-1), 0);
        QCOMPARE(m_practice.truth()[u"rowsLost"].toInt(-1), 0);
        QCOMPARE(m_practice.ctl({u"incident"_s, u"close"_s, recovery.incident()}).exitCode, 0);
    }

    void changedRowsStayWhenOnlyMissingOnesAreWanted()
    {
        Recovery recovery(m_practice);
        begin(recovery, u"rows_damaged"_s, 5);
        recovery.answer(u"repair.scope"_s, u"missing"_s);
        recovery.launch();
        const ProgramRun run = recovery.finish();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        QCOMPARE(m_practice.truth()[u"damagedRows"].toInt(-1), 5);
        QCOMPARE(m_practice.ctl({u"incident"_s, u"close"_s, recovery.incident()}).exitCode, 0);
    }

    void theMinimumServiceGoesOnAndComesOffExactly()
    {
        const QJsonValue before = m_practice.truth()[u"settings"];
        QVERIFY(before.isObject());
        Recovery recovery(m_practice);
        recovery.follow(u"minimum-service-on"_s, u"application-outage"_s, {u"switch"_s});
        QVERIFY(recovery.begin({}));
        recovery.launch();
        const ProgramRun on = recovery.finish();
        QVERIFY2(on.exitCode == 0, (on.out + on.err).constData());
        const QJsonValue during = m_practice.truth()[u"settings"];
        QCOMPARE(during[u"features.ai_forecasting"].toString(), u"false"_s);
        QCOMPARE(during[u"features.detailed_logging"].toString(), u"true"_s); // it is evidence
        recovery.follow(u"minimum-service-off"_s, u"application-outage"_s, {u"switch"_s});
        recovery.launch(); // a second runbook of the same incident
        const ProgramRun off = recovery.finish();
        QVERIFY2(off.exitCode == 0, (off.out + off.err).constData());
        QCOMPARE(m_practice.truth()[u"settings"], before);
        QCOMPARE(m_practice.ctl({u"incident"_s, u"close"_s, recovery.incident()}).exitCode, 0);
    }

    void aRunbookIsLeftForAnother()
    {
        Recovery recovery(m_practice);
        begin(recovery, u"database_gone"_s, 0);
        recovery.launch();
        QVERIFY(recovery.finish().exitCode != 0);
        const QStringList leave{u"runbook"_s, u"leave"_s, u"--incident"_s, recovery.incident(), u"--reason"_s};
        QVERIFY(m_practice.ctl(leave + QStringList{u" "_s}).exitCode != 0);
        const ProgramRun left = m_practice.ctl(leave + QStringList{u"the whole database is gone"_s});
        QVERIFY2(left.exitCode == 0, (left.out + left.err).constData());
        QVERIFY(m_practice.ctl(leave + QStringList{u"twice"_s}).exitCode != 0);
        Recovery other(m_practice);
        other.goOnWith(recovery.incident());
        other.launch();
        const ProgramRun run = other.finish();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        const QJsonObject truth = m_practice.truth();
        QVERIFY(truth[u"app"][u"writing"].toBool());
        QCOMPARE(truth[u"rowsLost"].toInt(-1), 0);
        const QByteArray shown = m_practice.ctl({u"incident"_s, u"show"_s, recovery.incident()}).out;
        QVERIFY(shown.contains("the whole database is gone"));
        QCOMPARE(m_practice.ctl({u"incident"_s, u"close"_s, recovery.incident()}).exitCode, 0);
    }

private:
    /// Strikes, declares, and takes the moment before the damage for the copy.
    void begin(Recovery &recovery, const QString &disaster, int count)
    {
        QJsonObject strike{{u"name"_s, disaster}};
        if (count > 0)
            strike.insert(u"count"_s, count);
        QCOMPARE(m_practice.command(u"/_range/disaster"_s, strike), 200);
        recovery.follow(u"data-repair"_s, u"accidental-deletion"_s,
            {u"hold"_s, u"copy"_s, u"repair="_s + liveBranchName(), u"lift"_s});
        QVERIFY(recovery.begin({}));
        const auto at = parseUtc(m_practice.truth()[u"disaster"][u"at"].toString());
        QVERIFY(at);
        recovery.answer(u"copy.restorePoint"_s, formatUtc(*at));
    }

    [[nodiscard]] QString liveBranchName() const
    {
        const QJsonObject truth = m_practice.truth();
        for (const QJsonValue &branch : truth[u"branches"].toArray()) {
            if (branch[u"id"] == truth[u"app"][u"databaseBranchId"])
                return branch[u"name"].toString();
        }
        return u"main"_s;
    }

    Practice m_practice;
};

HF_TEST(DataRepairTest)
#include "tst_datarepair.moc"
