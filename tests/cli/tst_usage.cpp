// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"
#include "support/runner.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace holdfast::test;

class UsageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exitCodes_data();
    void exitCodes();
    void errorsAreOneObject();
    void errorsForPeopleGoToStderr();
    void helpGoesToStdout();
};

void UsageTest::exitCodes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("expected");
    QTest::addColumn<QString>("code");
    QTest::newRow("no command") << QStringList{} << 2 << u"usage"_s;
    QTest::newRow("unknown command") << QStringList{u"fly"_s} << 2 << u"usage"_s;
    QTest::newRow("unknown option") << QStringList{u"health"_s, u"--fast"_s} << 2 << u"usage"_s;
    QTest::newRow("later command") << QStringList{u"team"_s} << 2 << u"usage"_s;
    QTest::newRow("no such format") << QStringList{u"review"_s, u"export"_s, u"--incident"_s, u"x"_s, u"--format"_s,
        u"odt"_s, u"--output"_s, u"x.odt"_s}
                                    << 2 << u"invalid"_s;
    QTest::newRow("no such incident") << QStringList{u"incident"_s, u"show"_s, u"inc-none"_s} << 3 << u"not_found"_s;
    QTest::newRow("no open incident") << QStringList{u"note"_s, u"text"_s} << 3 << u"not_found"_s;
    QTest::newRow("no such scenario") << QStringList{u"incident"_s, u"declare"_s, u"--scenario"_s, u"x"_s, u"--title"_s,
        u"T"_s} << 3 << u"not_found"_s;
    QTest::newRow("no such drill") << QStringList{u"drill"_s, u"run"_s, u"moon_gone"_s} << 3 << u"not_found"_s;
    QTest::newRow("unknown profile") << QStringList{u"--profile"_s, u"live"_s, u"health"_s} << 3 << u"not_found"_s;
    QTest::newRow("profile without providers")
        << QStringList{u"--profile"_s, u"production"_s, u"health"_s} << 4 << u"refused"_s;
    QTest::newRow("real profile drill") << QStringList{u"--profile"_s, u"live"_s, u"drill"_s, u"run"_s,
        u"database_failure"_s} << 4 << u"refused"_s;
    QTest::newRow("no such range") << QStringList{u"--range"_s, u"/nowhere/range.json"_s, u"health"_s} << 3
                                   << u"not_found"_s;
    QTest::newRow("bad instant") << QStringList{u"instant"_s, u"set"_s, u"lunch"_s, u"2026-11-23T12:00:00Z"_s} << 2
                                 << u"invalid"_s;
    QTest::newRow("time without offset") << QStringList{u"instant"_s, u"set"_s, u"detected"_s, u"2026-11-23T12:00:00"_s}
                                         << 2 << u"invalid"_s;
}

void UsageTest::exitCodes()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, expected);
    QFETCH(QString, code);
    const QTemporaryDir state;
    const ProgramRun run = holdfastctl(QStringList{u"--json"_s, u"--state"_s, state.path()} + arguments);
    QCOMPARE(run.exitCode, expected);
    QCOMPARE(run.error().value(u"code").toString(), code);
}

void UsageTest::errorsAreOneObject()
{
    const ProgramRun run = holdfastctl({u"plan"_s, u"check"_s, u"/nowhere"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 3);
    QCOMPARE(run.json().keys(), QStringList{u"error"_s});
    QCOMPARE(run.error().keys(), (QStringList{u"code"_s, u"next"_s, u"what"_s, u"why"_s}));
    QVERIFY(run.error().value(u"what").toString().contains(u"/nowhere"_s));
    QVERIFY(run.err.isEmpty());
}

void UsageTest::errorsForPeopleGoToStderr()
{
    const ProgramRun run = holdfastctl({u"plan"_s, u"check"_s, u"/nowhere"_s});
    QCOMPARE(run.exitCode, 3);
    QVERIFY(run.out.isEmpty());
    QVERIFY(run.err.contains("/nowhere"));
}

void UsageTest::helpGoesToStdout()
{
    const ProgramRun all = holdfastctl({u"--help"_s});
    QCOMPARE(all.exitCode, 0);
    QVERIFY(all.out.contains("drill run"));
    QVERIFY(all.err.isEmpty());
    const ProgramRun one = holdfastctl({u"runbook"_s, u"run"_s, u"--help"_s});
    QCOMPARE(one.exitCode, 0);
    QVERIFY(one.out.contains("--confirm STEP=TYPED_TARGET"));
}

HF_TEST(UsageTest)
#include "tst_usage.moc"
