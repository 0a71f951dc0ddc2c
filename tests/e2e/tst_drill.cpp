// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/practice.h"
#include "support/runner.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

/// One drill, looked at from all sides.
class DrillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void lastLineIsTheContract();
    void rowsLostAreTheTruth();
    void overheadIsUnderTwoSeconds();
    void oneDeliveryForEachEffect();
    void journalIsWhole();
    void everyFigureHasItsEvidence();
    void reviewIsFilled();
    void theReviewIsForWhomItIsAskedFor();
    void theDrillCountsAsReadiness();
    void rangeStopLeavesNothing();

private:
    Practice m_practice;
    ProgramRun m_run;
    QJsonObject m_result;
    QJsonArray m_calls;
    QJsonObject m_truth;
};

void DrillTest::initTestCase()
{
    m_run = m_practice.ctl({u"drill"_s, u"run"_s, u"database_failure"_s}, 180000);
    m_result = m_run.lastJson();
    m_calls = m_practice.calls();
    m_truth = m_practice.truth();
    QVERIFY2(m_run.exitCode == 0, m_run.err.constData());
}

void DrillTest::lastLineIsTheContract()
{
    QCOMPARE(m_run.out.count('\n'), 1);
    QCOMPARE(m_result.keys(),
        (QStringList{u"drill"_s, u"incident"_s, u"objectivesMet"_s, u"overheadSeconds"_s, u"providerSeconds"_s,
            u"recoveryPointSeconds"_s, u"recoveryTimeSeconds"_s, u"review"_s, u"rowsLost"_s, u"verified"_s,
            u"version"_s}));
    QCOMPARE(m_result.value(u"version").toInt(), 1);
    QCOMPARE(m_result.value(u"drill").toString(), u"database_failure"_s);
    QCOMPARE(m_result.value(u"verified"), QJsonValue(true));
    QCOMPARE(m_result.value(u"objectivesMet"), QJsonValue(true));
    for (const char *key : {"recoveryTimeSeconds", "recoveryPointSeconds", "rowsLost", "providerSeconds"})
        QVERIFY2(m_result.value(QLatin1String(key)).isDouble(), key);
}

void DrillTest::rowsLostAreTheTruth()
{
    QCOMPARE(m_truth.value(u"disaster").toObject().value(u"name").toString(), u"database_gone"_s);
    QVERIFY(m_truth.value(u"rowsLost").isDouble());
    QCOMPARE(m_result.value(u"rowsLost"), m_truth.value(u"rowsLost"));
    const double measured = m_result.value(u"recoveryPointSeconds").toDouble();
    QVERIFY(qAbs(measured - m_truth.value(u"recoveryPointSeconds").toDouble()) < 0.5);
    QCOMPARE(m_truth.value(u"app").toObject().value(u"writing"), QJsonValue(true));
}

void DrillTest::overheadIsUnderTwoSeconds()
{
    const auto struck = parseUtc(m_truth.value(u"disaster").toObject().value(u"at").toString());
    std::optional<UtcTime> done;
    const QJsonArray events = m_practice.ctl({u"journal"_s, u"export"_s}).json().value(u"events").toArray();
    for (const QJsonValue &event : events) {
        if (event[u"kind"].toString() == u"step-done"_s)
            done = parseUtc(event[u"at"].toString());
    }
    QVERIFY(struck && done);
    const double wall = std::chrono::duration<double>(*done - *struck).count();
    const double overhead = wall - busySeconds(m_calls, *struck, *done);
    qInfo("wall %.2f s, overhead %.2f s, reported %.2f s", wall, overhead,
        m_result.value(u"overheadSeconds").toDouble(-1));
    QVERIFY(overhead < 2.0);
    QVERIFY(m_result.value(u"overheadSeconds").isDouble());
    QVERIFY(m_result.value(u"overheadSeconds").toDouble() < 2.0);
    QVERIFY(qAbs(m_result.value(u"overheadSeconds").toDouble() - overhead) < 0.5);
}

void DrillTest::oneDeliveryForEachEffect()
{
    QHash<QString, int> effects;
    for (const QJsonValue &call : std::as_const(m_calls)) {
        if (call[u"effect"].toBool())
            ++effects[call[u"route"].toString()];
    }
    QCOMPARE(effects.value(u"createProjectBranch"_s), 1);
    QCOMPARE(effects.value(u"serviceInstanceDeployV2"_s), 1);
    QCOMPARE(m_truth.value(u"branches").toArray().size(), 2);
}

void DrillTest::journalIsWhole()
{
    const ProgramRun run = m_practice.ctl({u"journal"_s, u"verify"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json().value(u"ok"), QJsonValue(true));
    QVERIFY(run.json().value(u"events").toInt() > 20);
}

void DrillTest::everyFigureHasItsEvidence()
{
    const QString id = m_result.value(u"incident").toString();
    const QJsonObject incident = m_practice.ctl({u"incident"_s, u"show"_s, id}).json();
    QCOMPARE(incident.value(u"open"), QJsonValue(false));
    QCOMPARE(incident.value(u"drill"), QJsonValue(true));
    const QJsonObject figures = incident.value(u"figures").toObject();
    for (const QString &name : {u"recoveryTimeSeconds"_s, u"recoveryPointSeconds"_s, u"rowsLost"_s}) {
        const QJsonObject figure = figures.value(name).toObject();
        QCOMPARE(figure.value(u"value"), m_result.value(name));
        QVERIFY2(!figure.value(u"formula").toString().isEmpty(), qPrintable(name));
        QVERIFY2(!figure.value(u"evidence").toObject().isEmpty(), qPrintable(name));
    }
    for (const QJsonValue &step : incident.value(u"steps").toArray()) {
        QCOMPARE(step[u"state"].toString(), u"done"_s);
        QCOMPARE(step[u"confirmedBy"].toString(), u"drill"_s);
        QVERIFY(!step[u"checks"].toArray().isEmpty());
    }
}

void DrillTest::reviewIsFilled()
{
    QFile review(m_result.value(u"review").toString());
    QVERIFY(review.open(QIODevice::ReadOnly));
    QVERIFY(review.fileName().startsWith(m_practice.folder() + u"/reviews/"_s));
    const QByteArray text = review.readAll();
    QVERIFY(text.contains(m_result.value(u"incident").toString().toUtf8()));
    QVERIFY(text.contains("Timeline"));
    QVERIFY(text.size() > 1000);
}

void DrillTest::theReviewIsForWhomItIsAskedFor()
{
    const auto exported = [this](const QString &file, const QStringList &more) {
        return m_practice.ctl(QStringList{u"review"_s, u"export"_s, u"--incident"_s, m_result[u"incident"].toString(),
                                  u"--output"_s, m_practice.folder() + u'/' + file}
            + more);
    };
    QCOMPARE(exported(u"public.md"_s, {u"--format"_s, u"md"_s, u"--for"_s, u"public"_s}).exitCode, 0);
    QFile review(m_practice.folder() + u"/public.md"_s);
    QVERIFY(review.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(review.readAll());
    QVERIFY(text.contains(u"redacted: public"_s) && text.contains(u"Recovery time"_s));
    QVERIFY(!text.contains(u"Keep everybody from writing"_s)); // a step is the house's own
    QVERIFY(exported(u"x.md"_s, {u"--format"_s, u"md"_s, u"--for"_s, u"press"_s}).exitCode != 0);
    QVERIFY(exported(u"x.pdf"_s, {u"--format"_s, u"pdf"_s, u"--paper"_s, u"a3"_s}).exitCode != 0);
    QCOMPARE(exported(u"letter.pdf"_s, {u"--format"_s, u"pdf"_s, u"--paper"_s, u"letter"_s}).exitCode, 0);
    QProcess pdfinfo;
    pdfinfo.start(u"pdfinfo"_s, {m_practice.folder() + u"/letter.pdf"_s});
    QVERIFY(pdfinfo.waitForFinished());
    QVERIFY(pdfinfo.readAllStandardOutput().contains("612 x 792 pts (letter)"));
}

void DrillTest::theDrillCountsAsReadiness()
{
    const ProgramRun found = m_practice.ctl({u"readiness"_s});
    QCOMPARE(found.exitCode, 1); // the plan that comes with Holdfast names nobody for some roles
    QMap<QString, QString> verdicts;
    for (const QJsonValue &check : found.json().value(u"checks").toArray())
        verdicts.insert(check[u"subject"].toString(), check[u"verdict"].toString());
    QCOMPARE(verdicts.value(u"Restore window of PostgreSQL Database"_s), u"ready"_s);
    QCOMPARE(verdicts.value(u"Runbook for Database Corruption/Failure"_s), u"ready"_s);
    QCOMPARE(verdicts.value(u"Runbook for Application Server Outage"_s), u"attention"_s);
    QCOMPARE(verdicts.value(u"Drill “Database failure”"_s), u"ready"_s);
    QCOMPARE(verdicts.value(u"People"_s), u"missing"_s);
    const QJsonObject coverage = m_practice.ctl({u"drill"_s, u"coverage"_s}).json();
    const QJsonArray rows = coverage.value(u"rows").toArray();
    QCOMPARE(rows[0][u"scenario"], QJsonValue(u"database-failure"_s));
    QCOMPARE(rows[0][u"component"], QJsonValue(u"database"_s));
    QCOMPARE(rows[0][u"cells"][3][u"drills"], QJsonValue(1));
    QVERIFY(std::abs(rows[0][u"cells"][3][u"bestSeconds"].toDouble() - m_result[u"recoveryTimeSeconds"].toDouble())
        < 0.002);
    QVERIFY(coverage.value(u"missing").toInt() < rows.size()); // the service fails with its database, if it is noticed
}

void DrillTest::rangeStopLeavesNothing()
{
    const QList<qint64> family = familyOf(m_practice.rangePid());
    QVERIFY(family.size() > 3); // the range, PostgreSQL, the service
    const ProgramRun stopped = m_practice.ctl({u"range"_s, u"stop"_s});
    QCOMPARE(stopped.exitCode, 0);
    QCOMPARE(stopped.json().value(u"running"), QJsonValue(false));
    for (const qint64 pid : family)
        QTRY_VERIFY(!isAlive(pid));
    QVERIFY(!QFileInfo::exists(m_practice.folder() + u"/range.json"_s));
    QCOMPARE(m_practice.ctl({u"range"_s, u"status"_s}).exitCode, 3);
    QCOMPARE(m_practice.ctl({u"range"_s, u"stop"_s}).exitCode, 0);
}

HF_TEST(DrillTest)
#include "tst_drill.moc"
