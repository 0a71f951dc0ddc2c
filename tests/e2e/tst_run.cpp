// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/practice.h"
#include "support/runner.h"

#include <QFile>
#include <QProcess>
#include <QTest>
#include <csignal>

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

/// A recovery by hand from the shell, step by step.
class RunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void healthSaysWhatIsDown();
    void previewSendsNothing();
    void stopsWhereAConfirmationIsMissing();
    void momentsThatCannotBeRestoredAreRefused();
    void untilStopsAfterItsStep();
    void refusesAWrongTarget();
    void interruptionTellsTheTruth();
    void recovers();
    void secretsAreNowhere();

private:
    [[nodiscard]] int effects() const;
    [[nodiscard]] QJsonObject stateOf(const QString &step) const;

    Practice m_practice;
    QString m_incident;
};

int RunTest::effects() const
{
    int count = 0;
    for (const QJsonValue &call : m_practice.calls())
        count += call[u"effect"].toBool() ? 1 : 0;
    return count;
}

QJsonObject RunTest::stateOf(const QString &step) const
{
    const QJsonObject incident = m_practice.ctl({u"incident"_s, u"show"_s, m_incident}).json();
    for (const QJsonValue &one : incident.value(u"steps").toArray()) {
        if (one[u"step"].toString() == step)
            return one.toObject();
    }
    return {};
}

void RunTest::initTestCase()
{
    const ProgramRun started = m_practice.ctl({u"range"_s, u"start"_s});
    QVERIFY2(started.exitCode == 0, started.out.constData());
    QCOMPARE(started.json().value(u"running"), QJsonValue(true));
    QCOMPARE(m_practice.ctl({u"health"_s}).exitCode, 0);
    QCOMPARE(m_practice.command(u"/_range/disaster"_s, {{u"name"_s, u"database_gone"_s}}), 200);
    m_incident = m_practice
                     .ctl({u"incident"_s, u"declare"_s, u"--scenario"_s, u"database-failure"_s, u"--title"_s,
                         u"Orders are gone"_s, u"--drill"_s})
                     .json()
                     .value(u"incident")
                     .toString();
    QVERIFY(!m_incident.isEmpty());
}

void RunTest::healthSaysWhatIsDown()
{
    const ProgramRun run = m_practice.ctl({u"health"_s});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.json().value(u"down"), QJsonValue(true));
}

void RunTest::previewSendsNothing()
{
    const int before = effects();
    const ProgramRun run = m_practice.ctl({u"runbook"_s, u"preview"_s, u"database-loss"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(effects(), before);
    const QJsonArray steps = run.json().value(u"steps").toArray();
    QVERIFY(steps.size() > 5);
    QCOMPARE(steps.at(0)[u"state"].toString(), u"shown"_s);
}

void RunTest::stopsWhereAConfirmationIsMissing()
{
    const ProgramRun run = m_practice.ctl({u"runbook"_s, u"run"_s, u"database-loss"_s, u"--incident"_s, m_incident});
    QCOMPARE(run.exitCode, 4);
    QCOMPARE(run.error().value(u"code").toString(), u"refused"_s);
    QVERIFY(run.error().value(u"next").toString().contains(u"--confirm fence"_s));
    QCOMPARE(stateOf(u"facts"_s).value(u"state").toString(), u"done"_s);
    QCOMPARE(stateOf(u"fence"_s).value(u"state").toString(), u"previewed"_s);
}

void RunTest::momentsThatCannotBeRestoredAreRefused()
{
    // To the future, and to before the provider's history; asked again the same way, the reason is the same.
    for (const QString &moment : {u"2090-01-01T00:00:00Z"_s, u"2001-01-01T00:00:00Z"_s, u"2001-01-01T00:00:00Z"_s}) {
        const ProgramRun run = m_practice.ctl({u"runbook"_s, u"resume"_s, u"--incident"_s, m_incident, u"--confirm"_s,
            u"fence"_s, u"--confirm"_s, u"branch"_s, u"--answer"_s, u"branch.restorePoint="_s + moment});
        QVERIFY(run.exitCode != 0);
        QVERIFY2(
            run.error().value(u"what").toString().contains(u"outside what can be restored"_s), run.out.constData());
    }
    QCOMPARE(m_practice.truth().value(u"branches").toArray().size(), 1);
}

void RunTest::untilStopsAfterItsStep()
{
    const ProgramRun run = m_practice.ctl({u"runbook"_s, u"resume"_s, u"--incident"_s, m_incident, u"--confirm"_s,
        u"fence"_s, u"--confirm"_s, u"branch"_s, u"--until"_s, u"branch"_s, u"--answer"_s,
        u"branch.restorePoint="_s + m_practice.truth()[u"disaster"][u"lastCommitAt"].toString()});
    QVERIFY2(run.exitCode == 0, run.out.constData());
    QCOMPARE(run.json().value(u"run").toString(), u"stopped"_s);
    QCOMPARE(stateOf(u"branch"_s).value(u"state").toString(), u"done"_s);
    QVERIFY(stateOf(u"verify"_s).value(u"intendedAt").isNull());
    QCOMPARE(m_practice.truth().value(u"branches").toArray().size(), 2);
}

void RunTest::refusesAWrongTarget()
{
    const ProgramRun run = m_practice.ctl({u"runbook"_s, u"resume"_s, u"--incident"_s, m_incident, u"--confirm"_s,
        u"hold"_s, u"--confirm"_s, u"variable"_s, u"--confirm"_s, u"deploy=production"_s});
    QCOMPARE(run.exitCode, 4);
    QVERIFY(stateOf(u"deploy"_s).value(u"intendedAt").isNull());
}

void RunTest::interruptionTellsTheTruth()
{
    // Held at the provider, so that Ctrl+C surely comes in the middle.
    QCOMPARE(m_practice.command(u"/_range/fault"_s,
                 {{u"provider"_s, u"railway"_s}, {u"route"_s, u"serviceInstanceDeployV2"_s}, {u"kind"_s, u"hold"_s},
                     {u"when"_s, u"after"_s}, {u"times"_s, 1}}),
        200);
    QProcess program;
    program.start(QStringLiteral(HF_BIN_DIR) + u"/holdfastctl"_s,
        {u"--state"_s, m_practice.folder(), u"--json"_s, u"runbook"_s, u"resume"_s, u"--incident"_s, m_incident,
            u"--confirm"_s, u"deploy=capliquify"_s});
    QTRY_VERIFY_WITH_TIMEOUT(stateOf(u"deploy"_s).value(u"state").toString() == u"intended"_s, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(m_practice.truth().value(u"deployments").toArray().size() == 2, 20000);
    ::kill(pid_t(program.processId()), SIGINT);
    QVERIFY(program.waitForFinished(15000));
    QCOMPARE(program.exitCode(), 130);
    const QByteArray out = program.readAllStandardOutput();
    QVERIFY2(out.contains("\"interrupted\"") && out.contains("resume"), out.constData());
}

void RunTest::recovers()
{
    const ProgramRun run = m_practice.ctl({u"runbook"_s, u"resume"_s, u"--incident"_s, m_incident, u"--confirm"_s,
        u"lift"_s, u"--confirm"_s, u"default"_s, u"--confirm"_s, u"tell"_s, u"--confirm"_s, u"deploy=capliquify"_s});
    QVERIFY2(run.exitCode == 0, run.out.constData());
    QCOMPARE(run.json().value(u"run").toString(), u"finished"_s);
    QCOMPARE(stateOf(u"deploy"_s).value(u"adopted"), QJsonValue(true)); // found, not sent again
    QCOMPARE(m_practice.truth().value(u"deployments").toArray().size(), 2);
    QCOMPARE(m_practice.ctl({u"health"_s}).exitCode, 0);
    QCOMPARE(m_practice.ctl({u"incident"_s, u"close"_s, m_incident, u"--summary"_s, u"Recovered"_s}).exitCode, 0);
}

void RunTest::secretsAreNowhere()
{
    QFile journal(m_practice.folder() + u"/journal.db"_s);
    QVERIFY(journal.open(QIODevice::ReadOnly));
    const QByteArray bytes = journal.readAll() + m_practice.ctl({u"journal"_s, u"export"_s}).out;
    for (const QString &provider : {u"neon"_s, u"railway"_s, u"statuspage"_s}) {
        const QByteArray token =
            m_practice.description().value(provider).toObject().value(u"token").toString().toUtf8();
        QVERIFY(token.size() > 10);
        QVERIFY2(!bytes.contains(token), qPrintable(provider));
    }
    QVERIFY(!bytes.contains("postgresql://"));
}

HF_TEST(RunTest)
#include "tst_run.moc"
