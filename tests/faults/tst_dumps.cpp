// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/recovery.h"
#include "support/runner.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

namespace {

/// Whether a program of this name runs somewhere below this process.
bool runsBelowUs(const QByteArray &name)
{
    for (const qint64 pid : familyOf(::getpid())) {
        QFile file(u"/proc/%1/comm"_s.arg(pid));
        if (file.open(QIODevice::ReadOnly) && file.readAll().trimmed() == name)
            return true;
    }
    return false;
}

} // namespace

/// Backups outside the provider, and the loss of the provider itself. The range says what the service works on
/// afterwards, and what is lost.
class DumpsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_practice = std::make_unique<Practice>();
        QCOMPARE(m_practice->ctl({u"range"_s, u"start"_s}).exitCode, 0);
    }

    void aBackupIsOnlyReliedOnWhenItWasRestored()
    {
        QCOMPARE(m_practice->ctl({u"backups"_s, u"prove"_s}).exitCode, 3);
        const QJsonObject taken = m_practice->ctl({u"backups"_s, u"take"_s}).json();
        QVERIFY(!taken[u"proven"].toBool());
        QVERIFY(list()[u"newestProven"].isNull());
        const QJsonObject tables = m_practice->truth()[u"tables"].toObject();
        const qint64 sales = taken[u"rows"][u"public.historical_sales"].toInteger();
        QVERIFY(sales >= 4000 && sales <= tables[u"historical_sales"][u"rows"].toInteger());
        QCOMPARE(m_practice->ctl({u"backups"_s, u"prove"_s, taken[u"id"].toString()}).exitCode, 0);
        QCOMPARE(list()[u"newestProven"], taken[u"id"]);

        const ProgramRun second = m_practice->ctl({u"backups"_s, u"take"_s, u"--keep"_s, u"1"_s});
        QVERIFY(second.exitCode == 0);
        QCOMPARE(list()[u"dumps"].toArray().size(), 2); // the older one is the newest that is proven
        QCOMPARE(m_practice->ctl({u"backups"_s, u"take"_s, u"--prove"_s, u"--keep"_s, u"1"_s}).exitCode, 0);
        QCOMPARE(m_practice->ctl({u"backups"_s, u"take"_s, u"--keep"_s, u"1"_s}).exitCode, 0);
        QCOMPARE(list()[u"dumps"].toArray().size(), 2);
    }

    void whatARecoveryRestsOnIsWatched()
    {
        QTemporaryDir plan;
        QVERIFY(copyPlanWithAShortTail(plan.path()));
        QFile file(plan.filePath(u"plan.yaml"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray text = file.readAll();
        for (const char *probe : {"restore-window", "backup", "third-party\n      service: openai"})
            text.replace("# What can happen. A scenario",
                QByteArray("  - id: watched-") + QByteArray(probe).left(6) + "\n    name: Watched\n    impact: low\n"
                    + "    priority: P4\n    rto: 8h\n    probe:\n      kind: " + probe
                    + "\n# What can happen. A scenario");
        QVERIFY(file.resize(0) && file.seek(0) && file.write(text) == text.size());
        file.close();
        const auto health = [&](const QString &id) {
            const ProgramRun run = m_practice->ctl({u"--plan"_s, plan.path(), u"health"_s});
            for (const QJsonValue &one : run.json()[u"components"].toArray()) {
                if (one[u"component"] == id)
                    return one[u"health"].toString() + u": "_s + one[u"reason"].toString();
            }
            return QString::fromUtf8(run.out + run.err);
        };
        QVERIFY2(health(u"watched-restor"_s).startsWith(u"up: can go back"_s), qPrintable(health(u"watched-restor"_s)));
        QVERIFY2(health(u"watched-third-"_s).startsWith(u"up: "_s), qPrintable(health(u"watched-third-"_s)));
        QCOMPARE(health(u"watched-backup"_s), u"degraded: there is no backup outside the provider"_s);
        QCOMPARE(m_practice->ctl({u"backups"_s, u"take"_s}).exitCode, 0);
        QCOMPARE(health(u"watched-backup"_s), u"degraded: no backup outside the provider was ever restored"_s);
        QCOMPARE(m_practice->ctl({u"backups"_s, u"prove"_s}).exitCode, 0);
        QVERIFY(health(u"watched-backup"_s).startsWith(u"up: the newest proven backup"_s));
        QCOMPARE(m_practice->command(u"/_range/disaster"_s, {{u"name"_s, u"database_provider_lost"_s}}), 200);
        QVERIFY2(health(u"watched-restor"_s).startsWith(u"unknown"_s), qPrintable(health(u"watched-restor"_s)));
    }

    void aBackupThatWasChangedIsNotRestored()
    {
        const QJsonObject taken = m_practice->ctl({u"backups"_s, u"take"_s, u"--prove"_s}).json();
        QFile file(taken[u"place"].toString() + u"/database.dump"_s);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2) && file.write("x", 1) == 1);
        file.close();
        QCOMPARE(m_practice->ctl({u"backups"_s, u"prove"_s}).exitCode, 7);
        Recovery recovery(*m_practice);
        follow(recovery);
        QVERIFY(recovery.begin(u"database_provider_lost"_s));
        recovery.launch();
        QVERIFY(recovery.finish().exitCode != 0);
        QCOMPARE(recovery.step(u"newest"_s).value(u"state").toString(), u"failed"_s);
        QCOMPARE(recovery.intents(u"restore"_s), 0);
    }

    void theServiceComesBackAtAnotherCompany()
    {
        QCOMPARE(m_practice->ctl({u"backups"_s, u"take"_s, u"--prove"_s}).exitCode, 0);
        Recovery recovery(*m_practice);
        follow(recovery);
        QVERIFY(recovery.begin(u"database_provider_lost"_s));
        recovery.launch();
        const ProgramRun run = recovery.finish();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        expectRecovered(recovery);
        // The next backup is one of the new place.
        const ProgramRun again = m_practice->ctl({u"backups"_s, u"take"_s, u"--prove"_s});
        QVERIFY2(again.exitCode == 0, (again.out + again.err).constData());
        // What a restore would bring back there is not known, and so nobody says that it is enough.
        QCOMPARE(m_practice->ctl({u"backups"_s, u"verify"_s}).exitCode, 5);
    }

    void aRestoreThatIsKilledInTheMiddleIsMadeOnce()
    {
        QCOMPARE(m_practice->ctl({u"backups"_s, u"take"_s, u"--prove"_s}).exitCode, 0);
        Recovery recovery(*m_practice);
        follow(recovery);
        QVERIFY(recovery.begin(u"database_provider_lost"_s));
        recovery.launch();
        QTRY_VERIFY_WITH_TIMEOUT(runsBelowUs("pg_restore"), 30000);
        recovery.kill();
        QTRY_VERIFY_WITH_TIMEOUT(!runsBelowUs("pg_restore"), 30000);
        QCOMPARE(recovery.step(u"restore"_s).value(u"state").toString(), u"begun"_s);
        const ProgramRun run = recovery.resume();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        QCOMPARE(recovery.intents(u"restore"_s), 1);
        expectRecovered(recovery);
    }

    void asLongAsTheProviderAnswersItIsTheWrongWay()
    {
        QCOMPARE(m_practice->ctl({u"backups"_s, u"take"_s, u"--prove"_s}).exitCode, 0);
        Recovery recovery(*m_practice);
        follow(recovery);
        QVERIFY(recovery.begin(u"database_unreachable"_s));
        recovery.launch();
        QVERIFY(recovery.finish().exitCode != 0);
        QCOMPARE(recovery.step(u"facts"_s).value(u"state").toString(), u"failed"_s);
    }

private:
    [[nodiscard]] QJsonObject list() const { return m_practice->ctl({u"backups"_s, u"list"_s}).json(); }
    static void follow(Recovery &recovery)
    {
        recovery.follow(u"database-from-backup"_s, u"database-provider-loss"_s,
            {u"restore"_s, u"hold"_s, u"variable"_s, u"deploy=capliquify"_s, u"lift"_s, u"tell"_s, u"later"_s});
    }
    void expectRecovered(const Recovery &recovery) const
    {
        const QJsonObject truth = m_practice->truth();
        QCOMPARE(truth[u"app"][u"databaseBranchId"].toString(), u"standby"_s);
        QVERIFY(truth[u"app"][u"writing"].toBool());
        QCOMPARE(truth[u"settings"][u"system.maintenance_mode"].toString(), u"false"_s);
        // What we say is lost is what is lost.
        QCOMPARE(recovery.fact(u"verify"_s, u"rowsLost"_s).toInteger(), truth[u"rowsLost"].toInteger());
        QVERIFY(truth[u"rowsLost"].toInteger() > 0);
    }

    std::unique_ptr<Practice> m_practice;
};

HF_TEST(DumpsTest)
#include "tst_dumps.moc"
