// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/computer.h"
#include "support/runner.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace holdfast::test;

namespace {

/// The default plan, tested and reviewed on days of our own.
void setMaintenance(const Computer &computer, const QDate &review)
{
    QFile file(computer.plan() + u"/plan.yaml"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the plan cannot be read");
    QByteArray text = file.readAll();
    file.close();
    const qsizetype from = text.indexOf("\nmaintenance:\n") + 1;
    const qsizetype to = text.indexOf("\n\n", from);
    text.replace(from, to - from,
        "maintenance:\n  review: {every: month, by: technical team, last: " + review.toString(Qt::ISODate).toLatin1()
            + "}\n  test: {every: quarter, by: technical team}\n  audit: {every: year, by: external auditor}");
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(text) != text.size())
        qFatal("the plan cannot be written");
}

QJsonObject named(const QJsonArray &all, const QString &id)
{
    for (const QJsonValue &one : all) {
        if (one[u"id"].toString() == id)
            return one.toObject();
    }
    return {};
}

bool sumsAreRight(const QString &folder)
{
    QProcess check;
    check.setWorkingDirectory(folder);
    check.start(u"sha256sum"_s, {u"--check"_s, u"--strict"_s, u"--quiet"_s, u"manifest.sha256"_s});
    return check.waitForFinished() && check.exitCode() == 0;
}

} // namespace

class AuditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void maintenanceCountsDown()
    {
        const Computer computer;
        setMaintenance(computer, QDateTime::currentDateTimeUtc().date().addMonths(-1).addDays(-3));
        const ProgramRun run = computer.run({u"plan"_s, u"maintenance"_s});
        QVERIFY2(run.exitCode == 0, run.out.constData());
        const QJsonArray all = run.json().value(u"maintenance").toArray();
        QCOMPARE(named(all, u"review"_s).value(u"state").toString(), u"overdue"_s);
        QVERIFY(named(all, u"review"_s).value(u"daysLeft").toInt() < 0);
        QCOMPARE(named(all, u"audit"_s).value(u"state").toString(), u"never"_s);
        QVERIFY(named(all, u"audit"_s).value(u"due").isNull());
        QVERIFY(run.json().value(u"drills").toArray().isEmpty());
    }

    void drillsOfTheJournalAreInTheHistory()
    {
        const Computer computer;
        QCOMPARE(declare(computer, true), 0);
        QCOMPARE(declare(computer, false), 0);
        const QJsonArray drills = computer.run({u"plan"_s, u"maintenance"_s}).json().value(u"drills").toArray();
        QCOMPARE(drills.size(), 1);
        QCOMPARE(drills.at(0)[u"title"].toString(), u"Exercise"_s);
        QCOMPARE(drills.at(0)[u"verified"].toBool(), false); // it was only declared: that proves nothing
        QVERIFY(drills.at(0)[u"recoveryTimeSeconds"].isNull());
    }

    void theBundleIsWhole()
    {
        const Computer computer;
        computer.know(u"ada"_s);
        QCOMPARE(computer.sign(u"ada"_s).exitCode, 0);
        QCOMPARE(declare(computer, true), 0);
        const QString folder = computer.path(u"audit"_s);
        const ProgramRun run = computer.run({u"plan"_s, u"audit"_s, u"--output"_s, folder});
        QVERIFY2(run.exitCode == 0, run.out.constData());
        QVERIFY(sumsAreRight(folder));
        for (const QString &name : {u"plan/plan.yaml"_s, u"plan/runbooks/database-loss.yaml"_s,
                 u"plan/signatures/ada.minisig"_s, u"persons/ada.pub"_s, u"audit.md"_s})
            QVERIFY2(QFile::exists(folder + u'/' + name), qPrintable(name));
        const QJsonObject record = contentOf(folder + u"/audit.json"_s);
        QCOMPARE(record.value(u"signing")[u"state"].toString(), u"proposed"_s);
        QCOMPARE(record.value(u"drills").toArray().size(), 1);
        QCOMPARE(record.value(u"journal")[u"ok"].toBool(), true);
        QCOMPARE(record.value(u"persons").toArray().size(), 1);
        // Nothing of what opens a key leaves the computer.
        QProcess grep;
        grep.start(u"grep"_s, {u"-rlE"_s, u"encrypted secret key|"_s + QString::fromLatin1(passphrase), folder});
        QVERIFY(grep.waitForFinished());
        QVERIFY(grep.readAllStandardOutput().isEmpty());
    }

    void nothingIsWrittenOver()
    {
        const Computer computer;
        const QString folder = computer.path(u"audit"_s);
        const QStringList command{u"plan"_s, u"audit"_s, u"--output"_s, folder};
        QCOMPARE(computer.run(command).exitCode, 0);
        QCOMPARE(computer.run(command).exitCode, 4);
        append(folder + u"/plan/plan.yaml"_s, "# added by somebody\n");
        QVERIFY(!sumsAreRight(folder));
        QCOMPARE(computer.run(command + QStringList{u"--force"_s}).exitCode, 0);
        QVERIFY(sumsAreRight(folder));
        const QString other = computer.path(u"documents"_s);
        QVERIFY(QDir().mkpath(other));
        append(other + u"/thesis.txt"_s, "years of work");
        QCOMPARE(computer.run({u"plan"_s, u"audit"_s, u"--output"_s, other, u"--force"_s}).exitCode, 4);
        QVERIFY(QFile::exists(other + u"/thesis.txt"_s));
        QCOMPARE(computer.run({u"plan"_s, u"audit"_s, u"--output"_s, computer.path(u"no/where"_s)}).exitCode, 3);
        QCOMPARE(QDir(computer.path({})).entryList({u"*audit*"_s, u"*documents*"_s}, QDir::AllEntries).size(), 2);
    }

private:
    [[nodiscard]] static int declare(const Computer &computer, bool drill)
    {
        QStringList words{u"incident"_s, u"declare"_s, u"--scenario"_s, u"database-failure"_s, u"--title"_s,
            drill ? u"Exercise"_s : u"Real"_s};
        if (drill)
            words << u"--drill"_s;
        return computer.run(words).exitCode;
    }
    [[nodiscard]] static QJsonObject contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }
};

HF_TEST(AuditTest)
#include "tst_audit.moc"
