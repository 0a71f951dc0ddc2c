// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/practice.h"
#include "support/runner.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

/// A bad deployment, recovered by the real program; what the range runs afterwards is the judge.
class OutageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_practice.ctl({u"range"_s, u"start"_s}).exitCode, 0); }
    void theDrillGoesBackToTheGoodProgram();
    void aRotatedSecretIsKept();
    void aRollbackOverARotatedSecretIsRefused();
    void aCrashedProgramIsRestarted();
    void anUnreachableDatabaseNeedsAFullRecovery();

private:
    [[nodiscard]] QString declare() const;
    [[nodiscard]] ProgramRun recover(const QString &incident, const QStringList &more = {}) const;
    [[nodiscard]] QJsonObject live() const;
    [[nodiscard]] int effects(const QString &route) const;
    /// The platform's own answer, asked past Holdfast.
    [[nodiscard]] QJsonObject railway(const QString &query, const QJsonObject &variables) const;
    [[nodiscard]] bool setVariable(const QString &name, const QString &value) const;
    [[nodiscard]] QString variable(const QString &name) const;

    Practice m_practice;
    QString m_goodCommit;
};

QString OutageTest::declare() const
{
    return m_practice
        .ctl({u"incident"_s, u"declare"_s, u"--scenario"_s, u"application-outage"_s, u"--title"_s,
            u"Errors everywhere"_s, u"--drill"_s})
        .json()
        .value(u"incident")
        .toString();
}

ProgramRun OutageTest::recover(const QString &incident, const QStringList &more) const
{
    return m_practice.ctl(QStringList{u"runbook"_s, u"run"_s, u"application-outage"_s, u"--incident"_s, incident,
                              u"--confirm"_s, u"back=capliquify"_s, u"--confirm"_s, u"tell"_s}
        + more);
}

QJsonObject OutageTest::live() const
{
    for (const QJsonValue &one : m_practice.truth().value(u"deployments").toArray()) {
        if (one[u"live"].toBool())
            return one.toObject();
    }
    return {};
}

int OutageTest::effects(const QString &route) const
{
    int count = 0;
    for (const QJsonValue &call : m_practice.calls())
        count += call[u"route"].toString() == route && call[u"effect"].toBool() ? 1 : 0;
    return count;
}

QJsonObject OutageTest::railway(const QString &query, const QJsonObject &variables) const
{
    const QJsonObject place = m_practice.description().value(u"railway").toObject();
    QNetworkAccessManager manager;
    QNetworkRequest request(QUrl(place.value(u"url").toString()));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("Project-Access-Token", place.value(u"token").toString().toUtf8());
    QNetworkReply *reply =
        manager.post(request, QJsonDocument(QJsonObject{{u"query"_s, query}, {u"variables"_s, variables}}).toJson());
    QSignalSpy finished(reply, &QNetworkReply::finished);
    if (!reply->isFinished())
        finished.wait(30000);
    return QJsonDocument::fromJson(reply->readAll()).object().value(u"data").toObject();
}

bool OutageTest::setVariable(const QString &name, const QString &value) const
{
    const QJsonObject place = m_practice.description().value(u"railway").toObject();
    const QJsonObject input{{u"projectId"_s, place.value(u"projectId")},
        {u"environmentId"_s, place.value(u"environmentId")}, {u"serviceId"_s, place.value(u"serviceId")},
        {u"name"_s, name}, {u"value"_s, value}, {u"skipDeploys"_s, true}};
    return railway(u"mutation($input: VariableUpsertInput!) { variableUpsert(input: $input) }"_s, {{u"input"_s, input}})
        .value(u"variableUpsert")
        .toBool();
}

QString OutageTest::variable(const QString &name) const
{
    const QJsonObject place = m_practice.description().value(u"railway").toObject();
    return railway(u"query($p: String!, $e: String!, $s: String!) { "
                   "variables(projectId: $p, environmentId: $e, serviceId: $s) }"_s,
        {{u"p"_s, place.value(u"projectId")}, {u"e"_s, place.value(u"environmentId")},
            {u"s"_s, place.value(u"serviceId")}})
        .value(u"variables")[name]
        .toString();
}

void OutageTest::theDrillGoesBackToTheGoodProgram()
{
    const ProgramRun run = m_practice.ctl({u"drill"_s, u"run"_s, u"application_outage"_s}, 180000);
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const QJsonObject result = run.lastJson();
    QCOMPARE(result.value(u"verified"), QJsonValue(true));
    QCOMPARE(result.value(u"objectivesMet"), QJsonValue(true));
    QCOMPARE(result.value(u"rowsLost"), QJsonValue(0));
    const QJsonObject truth = m_practice.truth();
    QCOMPARE(truth[u"disaster"][u"name"].toString(), u"bad_deploy"_s);
    QCOMPARE(truth.value(u"rowsLost").toInteger(-1), 0);
    QVERIFY(truth[u"app"][u"writing"].toBool());
    const QJsonArray deployments = truth.value(u"deployments").toArray(); // good, bad, good again
    QCOMPARE(deployments.size(), 3);
    m_goodCommit = deployments[0][u"commit"].toString();
    QVERIFY(deployments[1][u"commit"].toString() != m_goodCommit);
    QCOMPARE(live().value(u"commit").toString(), m_goodCommit);
    QCOMPARE(live().value(u"id"), deployments[2][u"id"]);
    QVERIFY(live().value(u"buildId") != deployments[0][u"buildId"]); // a new instance, not the old one
    QCOMPARE(effects(u"deploymentRollback"_s), 1);
    QCOMPARE(effects(u"serviceInstanceDeployV2"_s), 0);
    QCOMPARE(m_practice.ctl({u"health"_s}).exitCode, 0);
}

void OutageTest::aRotatedSecretIsKept()
{
    QVERIFY(setVariable(u"OPENAI_API_KEY"_s, u"rotated-and-never-shown"_s));
    QCOMPARE(m_practice.command(u"/_range/disaster"_s, {{u"name"_s, u"bad_deploy"_s}}), 200);
    const QString incident = declare();
    const ProgramRun run = recover(incident);
    QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
    QCOMPARE(effects(u"deploymentRollback"_s), 1); // that of the drill
    QCOMPARE(effects(u"serviceInstanceDeployV2"_s), 1);
    QCOMPARE(live().value(u"commit").toString(), m_goodCommit);
    QCOMPARE(variable(u"OPENAI_API_KEY"_s), u"rotated-and-never-shown"_s);
    QVERIFY(m_practice.truth()[u"app"][u"writing"].toBool());
    QCOMPARE(m_practice.ctl({u"incident"_s, u"close"_s, incident}).exitCode, 0);
    QVERIFY(!m_practice.ctl({u"journal"_s, u"export"_s}).out.contains("rotated-and-never-shown"));
}

void OutageTest::aRollbackOverARotatedSecretIsRefused()
{
    QCOMPARE(m_practice.command(u"/_range/disaster"_s, {{u"name"_s, u"bad_deploy"_s}}), 200);
    QVERIFY(setVariable(u"OPENAI_API_KEY"_s, u"rotated-again"_s));
    const QString incident = declare();
    const ProgramRun run = recover(incident, {u"--answer"_s, u"back.way=roll-back"_s});
    QCOMPARE(run.exitCode, 4);
    QVERIFY2(run.error().value(u"why").toString().contains(u"OPENAI_API_KEY"_s), run.out.constData());
    QVERIFY(run.error().value(u"next").toString().contains(u"deploy-commit"_s));
    QCOMPARE(effects(u"deploymentRollback"_s), 1); // that of the drill
    const ProgramRun resumed = m_practice.ctl({u"runbook"_s, u"resume"_s, u"--incident"_s, incident, u"--answer"_s,
        u"back.way=deploy-commit"_s, u"--confirm"_s, u"back=capliquify"_s, u"--confirm"_s, u"tell"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.out.constData());
    QCOMPARE(live().value(u"commit").toString(), m_goodCommit);
    QCOMPARE(variable(u"OPENAI_API_KEY"_s), u"rotated-again"_s);
    QCOMPARE(m_practice.ctl({u"incident"_s, u"close"_s, incident}).exitCode, 0);
}

void OutageTest::aCrashedProgramIsRestarted()
{
    const QJsonValue id = live().value(u"id");
    QCOMPARE(m_practice.command(u"/_range/disaster"_s, {{u"name"_s, u"service_crashed"_s}}), 200);
    QVERIFY(live().isEmpty());
    const QString incident = m_practice
                                 .ctl({u"incident"_s, u"declare"_s, u"--scenario"_s, u"application-crash"_s,
                                     u"--title"_s, u"No answer"_s, u"--drill"_s})
                                 .json()
                                 .value(u"incident")
                                 .toString();
    const ProgramRun run = m_practice.ctl({u"runbook"_s, u"run"_s, u"application-restart"_s, u"--incident"_s, incident,
        u"--confirm"_s, u"restart=capliquify"_s, u"--confirm"_s, u"tell"_s});
    QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
    QCOMPARE(live().value(u"id"), id); // the same deployment runs
    QCOMPARE(effects(u"deploymentRestart"_s), 1);
    QVERIFY(m_practice.truth()[u"app"][u"writing"].toBool());
    QCOMPARE(m_practice.ctl({u"incident"_s, u"close"_s, incident}).exitCode, 0);
}

void OutageTest::anUnreachableDatabaseNeedsAFullRecovery()
{
    QCOMPARE(m_practice.command(u"/_range/disaster"_s, {{u"name"_s, u"database_unreachable"_s}}), 200);
    const QString incident = declare();
    const qsizetype before = m_practice.truth().value(u"deployments").toArray().size();
    const ProgramRun run = recover(incident);
    QVERIFY(run.exitCode != 0);
    QVERIFY2(run.out.contains("full recovery"), run.out.constData());
    QCOMPARE(m_practice.truth().value(u"deployments").toArray().size(), before);
}

HF_TEST(OutageTest)
#include "tst_outage.moc"
