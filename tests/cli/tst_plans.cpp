// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"
#include "support/runner.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace holdfast::test;

namespace {

const QString defaultPlan = QStringLiteral(HF_SOURCE_DIR) + u"/resources/plan"_s;

/// A copy of the default plan with one text of plan.yaml replaced.
bool copyPlan(const QString &folder, const QByteArray &from, const QByteArray &to)
{
    if (!QDir().mkpath(folder + u"/runbooks"_s))
        return false;
    for (const QString &name : QDir(defaultPlan + u"/runbooks"_s).entryList(QDir::Files))
        QFile::copy(defaultPlan + u"/runbooks/"_s + name, folder + u"/runbooks/"_s + name);
    QFile original(defaultPlan + u"/plan.yaml"_s);
    QFile copy(folder + u"/plan.yaml"_s);
    if (!original.open(QIODevice::ReadOnly) || !copy.open(QIODevice::WriteOnly))
        return false;
    QByteArray text = original.readAll();
    const qsizetype at = text.indexOf(from);
    if (at < 0)
        return false;
    text.replace(at, from.size(), to);
    return copy.write(text) == text.size();
}

} // namespace

class PlansTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void defaultPlanIsGood();
    void badPlanHasItsPlace();
    void aNameIsAnsweredWithItsId();
    void showsThePlan();
    void usesThePlanOfTheOption();
    void badPlanStopsCommands();
    void aDocumentBecomesAPlan();
    void importTouchesNothingThatExists();
    void calendarHasEveryDrillOfAYear();
    void calendarSaysWhichDrillIsLate();
    void calendarRefusesNonsense();
    void calendarIsForOtherCalendarsAsWell();
};

void PlansTest::defaultPlanIsGood()
{
    const ProgramRun run = holdfastctl({u"plan"_s, u"check"_s, defaultPlan, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json().value(u"ok").toBool(), true);
}

void PlansTest::badPlanHasItsPlace()
{
    const QTemporaryDir folder;
    QVERIFY(copyPlan(folder.path(), "rto: 1h", "rto: 1 hour"));
    const ProgramRun run = holdfastctl({u"plan"_s, u"check"_s, folder.path()});
    QCOMPARE(run.exitCode, 1);
    static const QRegularExpression form(
        u"^plan\\.yaml:\\d+:\\d+: error: .+ \\[[a-z-]+\\]$"_s, QRegularExpression::MultilineOption);
    QVERIFY2(form.match(QString::fromUtf8(run.out)).hasMatch(), run.out.constData());
    const ProgramRun asJson = holdfastctl({u"--json"_s, u"plan"_s, u"check"_s, folder.path()});
    QCOMPARE(asJson.exitCode, 1);
    const QJsonObject finding = asJson.json().value(u"findings").toArray().at(0).toObject();
    QCOMPARE(finding.value(u"file").toString(), u"plan.yaml"_s);
    QVERIFY(finding.value(u"line").toInt() > 0);
    QVERIFY(finding.value(u"column").toInt() > 0);
}

void PlansTest::aNameIsAnsweredWithItsId()
{
    const QTemporaryDir folder;
    QVERIFY(copyPlan(folder.path(), "  - role: pr-team\n", "  - role: PR Team\n"));
    const ProgramRun run = holdfastctl({u"plan"_s, u"check"_s, folder.path()});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.out.contains("Did you mean `pr-team`?"), run.out.constData());
}

void PlansTest::showsThePlan()
{
    const QJsonObject plan = holdfastctl({u"plan"_s, u"show"_s, u"--json"_s}).json();
    QVERIFY(!plan.value(u"components").toArray().isEmpty());
    QVERIFY(!plan.value(u"scenarios").toArray().isEmpty());
    QVERIFY(!plan.value(u"runbooks").toArray().isEmpty());
}

void PlansTest::usesThePlanOfTheOption()
{
    const QTemporaryDir folder;
    QVERIFY(copyPlan(folder.path(), "PostgreSQL Database", "Another Database"));
    const ProgramRun run = holdfastctl({u"--plan"_s, folder.path(), u"plan"_s, u"show"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains("Another Database"));
}

void PlansTest::badPlanStopsCommands()
{
    const QTemporaryDir folder;
    QVERIFY(copyPlan(folder.path(), "rto: 1h", "rto: soon"));
    const ProgramRun run = holdfastctl({u"--plan"_s, folder.path(), u"runbook"_s, u"list"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.error().value(u"code").toString(), u"invalid"_s);
    QVERIFY(run.error().value(u"why").toString().contains(u"plan.yaml"_s));
}

void PlansTest::aDocumentBecomesAPlan()
{
    const QTemporaryDir folder;
    const QString document = QStringLiteral(HF_SOURCE_DIR) + u"/tests/adapters_plan_import/documents/ticketing.md"_s;
    const QString plan = folder.filePath(u"plans/tickets"_s);
    const ProgramRun made = holdfastctl({u"plan"_s, u"import"_s, document, u"--output"_s, plan, u"--json"_s});
    QCOMPARE(made.exitCode, 0);
    QVERIFY(!made.json().value(u"mapped").toArray().isEmpty());
    QVERIFY(!made.json().value(u"unmapped").toArray().isEmpty());
    QVERIFY(!made.json().value(u"mistakes").toArray().isEmpty());
    QCOMPARE(holdfastctl({u"plan"_s, u"check"_s, plan}).exitCode, 0);
    const QJsonObject shown = holdfastctl({u"--plan"_s, plan, u"plan"_s, u"show"_s, u"--json"_s}).json();
    QCOMPARE(shown.value(u"components").toArray().at(1)[u"name"].toString(), u"Postgres cluster"_s);
    QCOMPARE(QDir(folder.filePath(u"plans"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
    const ProgramRun said = holdfastctl({u"plan"_s, u"import"_s, document, u"--output"_s, plan + u"2"_s});
    QVERIFY2(said.out.contains("ticketing.md:9: read: 4 components"), said.out.constData());
    QVERIFY2(said.err.contains("Next: holdfastctl plan check"), said.err.constData());
}

void PlansTest::importTouchesNothingThatExists()
{
    const QTemporaryDir folder;
    const QString document = QStringLiteral(HF_SOURCE_DIR) + u"/tests/adapters_plan_import/documents/ticketing.md"_s;
    QCOMPARE(holdfastctl({u"plan"_s, u"import"_s, document, u"--output"_s, folder.path(), u"--json"_s}).exitCode, 4);
    QVERIFY(QDir(folder.path()).isEmpty());
    const ProgramRun nowhere = holdfastctl({u"plan"_s, u"import"_s, document, u"--json"_s});
    QCOMPARE(nowhere.exitCode, 2);
    const ProgramRun none =
        holdfastctl({u"--plan"_s, folder.filePath(u"x"_s), u"plan"_s, u"import"_s, u"no.md"_s, u"--json"_s});
    QCOMPARE(none.exitCode, 3);
    QVERIFY(!QFile::exists(folder.filePath(u"x"_s)));
}

void PlansTest::calendarHasEveryDrillOfAYear()
{
    const ProgramRun run = holdfastctl({u"drill"_s, u"calendar"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QMap<QString, int> held;
    QString previous = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
    const QJsonArray drills = run.json().value(u"drills").toArray();
    for (const QJsonValue &one : drills) {
        ++held[one[u"id"].toString()];
        QVERIFY2(one[u"at"].toString() > previous, "in order, never two at one minute, none in the past");
        previous = one[u"at"].toString();
        QVERIFY(one[u"environment"].toString() == u"practice");
    }
    QVERIFY(held.value(u"database_failure"_s) >= 12);
    QVERIFY(held.value(u"application_outage"_s) >= 4);
    QVERIFY(held.value(u"complete_system_failure"_s) >= 1);
}

void PlansTest::calendarSaysWhichDrillIsLate()
{
    const QTemporaryDir folder;
    QVERIFY(copyPlan(folder.path(), "    lead: technical-lead\n", "    lead: technical-lead\n    last: 2026-01-01\n"));
    const ProgramRun run = holdfastctl({u"--plan"_s, folder.path(), u"drill"_s, u"calendar"_s, u"--days"_s, u"32"_s});
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.out.contains("last held 2026-01-01, LATE"), run.out.constData());
}

void PlansTest::calendarIsForOtherCalendarsAsWell()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"drills.ics"_s);
    const auto write = [&](const QStringList &more) {
        return holdfastctl(
            QStringList{u"--state"_s, folder.path(), u"drill"_s, u"calendar"_s, u"--output"_s, file} + more);
    };
    QCOMPARE(write({}).exitCode, 0);
    QVERIFY(write({}).exitCode != 0); // what is there stays
    QCOMPARE(write({u"--force"_s}).exitCode, 0);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray text = written.readAll();
    const QJsonArray drills = holdfastctl({u"drill"_s, u"calendar"_s, u"--json"_s}).json().value(u"drills").toArray();
    QCOMPARE(text.count("BEGIN:VEVENT\r\n"), drills.size());
    QCOMPARE(text.count("BEGIN:VALARM\r\n"), 2 * drills.size());
    QSet<QByteArray> ids;
    for (const QByteArray &line : text.split('\n')) {
        QVERIFY2(line.isEmpty() || line.endsWith('\r'), line.constData());
        if (line.startsWith("UID:"))
            ids << line;
    }
    QCOMPARE(ids.size(), drills.size());
    const QString first = drills[0][u"at"].toString(); // 2026-12-01T02:00:00.000000Z
    QVERIFY(text.contains("\r\nDTSTART:" + QString(first).remove(u'-').remove(u':').left(15).toLatin1() + "Z\r\n"));
}

void PlansTest::calendarRefusesNonsense()
{
    const ProgramRun run = holdfastctl({u"drill"_s, u"calendar"_s, u"--days"_s, u"soon"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.error().value(u"what").toString().contains(u"soon"_s));
}

HF_TEST(PlansTest)
#include "tst_plans.moc"
