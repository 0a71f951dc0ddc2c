// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/recovery.h"
#include "support/runner.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

/// Somebody made an account and is signed in. The ranges' providers say who is out, which password opens the database,
/// and whether the service came back.
class BreachTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(m_practice.ctl({u"range"_s, u"start"_s}).exitCode, 0);
        QVERIFY(copyPlanWithAShortTail(m_plan.path()));
    }

    void anIntruderIsPutOutAndTheKeysAreNew()
    {
        Recovery recovery(m_practice);
        QCOMPARE(m_practice.command(u"/_range/disaster"_s, {{u"name"_s, u"intruder"_s}}), 200);
        QVERIFY(sessionsOf(intruder) > 0);
        const int others = sessionsOf(neighbour);
        QVERIFY(others > 0);
        recovery.follow(u"security-breach"_s, u"security-breach"_s, {});
        recovery.use(m_plan.path(), confirmations());
        QVERIFY(recovery.begin({}));
        recovery.launch();
        const ProgramRun run = recovery.finish();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());

        QCOMPARE(sessionsOf(intruder), 0);
        QCOMPARE(sessionsOf(neighbour), others); // nobody else notices
        QCOMPARE(recovery.effects(u"resetProjectBranchRolePassword"_s), 1);
        QVERIFY(m_practice.truth()[u"app"][u"writing"].toBool());
        QCOMPARE(m_practice.truth()[u"rowsLost"].toInt(0), 0);
        QCOMPARE(recovery.step(u"block"_s).value(u"state").toString(), u"skipped"_s);
        QCOMPARE(recovery.step(u"keep-out"_s).value(u"state").toString(), u"done"_s);

        // The evidence is what the journal says, and holds no secret.
        const QJsonObject files = recovery.fact(u"evidence"_s, u"files"_s).toObject();
        QVERIFY(files.contains(u"service.log"_s) && files.contains(u"accounts.json"_s));
        const QDir folder(recovery.fact(u"evidence"_s, u"place"_s).toString());
        for (auto file = files.constBegin(); file != files.constEnd(); ++file) {
            QFile kept(folder.filePath(file.key()));
            QVERIFY2(kept.open(QIODevice::ReadOnly), qPrintable(kept.fileName()));
            const QByteArray bytes = kept.readAll();
            QCOMPARE(QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()),
                file->toString());
            QVERIFY2(!bytes.contains("postgresql://"), qPrintable(file.key()));
        }
        QCOMPARE(m_practice.ctl({u"incident"_s, u"close"_s, recovery.incident()}).exitCode, 0);
    }

    void theProgramThatRunsIsStartedAndNotANewerOne()
    {
        // The newest commit is a bad one that somebody has gone back from.
        QCOMPARE(m_practice.ctl({u"drill"_s, u"run"_s, u"application_outage"_s}, 180000).exitCode, 0);
        const QString commit = liveCommit();
        QVERIFY(!commit.isEmpty());
        Recovery recovery(m_practice);
        recovery.follow(u"security-breach"_s, u"security-breach"_s, {});
        recovery.use(m_plan.path(), confirmations());
        recovery.answer(u"decide.containment"_s, u"neither"_s);
        QVERIFY(recovery.begin({}));
        recovery.launch();
        const ProgramRun run = recovery.finish();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        QCOMPARE(liveCommit(), commit);
        QCOMPARE(m_practice.ctl({u"incident"_s, u"close"_s, recovery.incident()}).exitCode, 0);
    }

    void aPasswordWhoseAnswerIsLostIsResetOnce()
    {
        Recovery recovery(m_practice);
        recovery.follow(u"security-breach"_s, u"security-breach"_s, {});
        recovery.use(m_plan.path(), confirmations());
        recovery.answer(u"decide.containment"_s, u"neither"_s);
        QVERIFY(recovery.begin({}));
        QVERIFY(!recovery.arm(u"resetProjectBranchRolePassword"_s, u"close"_s, u"after"_s, {{u"provider"_s, u"neon"_s}})
                     .isEmpty());
        recovery.launch();
        const ProgramRun run = recovery.finish();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        QCOMPARE(recovery.effects(u"resetProjectBranchRolePassword"_s), 1);
        QCOMPARE(recovery.step(u"keep-out"_s).value(u"state").toString(), u"skipped"_s);
        QVERIFY(m_practice.truth()[u"app"][u"writing"].toBool());
        QCOMPARE(m_practice.ctl({u"incident"_s, u"close"_s, recovery.incident()}).exitCode, 0);
    }

    void anAddressIsKeptOutAndOnesOwnIsNot()
    {
        Recovery recovery(m_practice);
        recovery.follow(u"security-breach"_s, u"security-breach"_s, {});
        recovery.use(m_plan.path(), confirmations());
        recovery.answer(u"decide.containment"_s, u"address"_s);
        recovery.answer(u"block.address"_s, u"203.0.113.0/24"_s);
        recovery.answer(u"block.ownAddress"_s, u"203.0.113.9"_s);
        QVERIFY(recovery.begin({}));
        recovery.launch();
        ProgramRun run = recovery.finish();
        QVERIFY(run.exitCode != 0);
        QVERIFY2((run.out + run.err).contains("lock yourself out"), (run.out + run.err).constData());
        const auto blocked = [this] {
            return QJsonDocument(m_practice.ask(u"/_range/provider/cloudflare"_s).object())
                .toJson()
                .contains("203.0.113.0/24");
        };
        QVERIFY(!blocked());
        Recovery again(m_practice);
        again.follow(u"security-breach"_s, u"security-breach"_s, {});
        again.use(m_plan.path(), confirmations());
        again.goOnWith(recovery.incident());
        again.answer(u"block.ownAddress"_s, u"198.51.100.7"_s);
        run = again.resume();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        QVERIFY(blocked());
        QCOMPARE(m_practice.ctl({u"incident"_s, u"close"_s, recovery.incident()}).exitCode, 0);
    }

private:
    const QString intruder = u"practice-26@example.com"_s;
    const QString neighbour = u"practice-07@example.com"_s;

    [[nodiscard]] static QStringList confirmations()
    {
        return {u"circle"_s, u"keep-database"_s, u"evidence"_s, u"decide"_s, u"keep-out=practice-26@example.com"_s,
            u"block=203.0.113.0/24"_s, u"password=capliquify"_s, u"variable"_s, u"deploy=capliquify"_s, u"other-keys"_s,
            u"scope"_s, u"duties"_s};
    }

    [[nodiscard]] QString liveCommit() const
    {
        for (const QJsonValue &one : m_practice.truth()[u"deployments"].toArray()) {
            if (one[u"live"].toBool())
                return one[u"commit"].toString();
        }
        return {};
    }

    [[nodiscard]] int sessionsOf(const QString &address) const
    {
        const QJsonObject truth = m_practice.ask(u"/_range/provider/clerk"_s).object();
        QString id;
        for (const QJsonValue &user : truth[u"users"].toArray()) {
            if (user[u"email_addresses"][0][u"email_address"].toString() == address)
                id = user[u"id"].toString();
        }
        int active = 0;
        for (const QJsonValue &session : truth[u"sessions"].toArray())
            active += session[u"user_id"].toString() == id && session[u"status"].toString() == u"active" ? 1 : 0;
        return active;
    }

    Practice m_practice;
    QTemporaryDir m_plan;
};

HF_TEST(BreachTest)
#include "tst_breach.moc"
