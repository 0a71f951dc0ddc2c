// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/schedule/scheduletext.h"
#include "cli/program.h"
#include "support/runner.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

/// What runs by itself really runs: the shell and the words are those that cron and systemd would use.
class ScheduleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShellGetsTheWordsAsTheyAre()
    {
        const QStringList hostile{u"a b"_s, u"it's"_s, u"100%"_s, u"$HOME"_s, u"`id`"_s, u"\"x\""_s, u"back\\slash"_s};
        const QString line = cronLine({u"x"_s, u"X"_s, QStringList{u"printf"_s, u"%s\n"_s} + hostile, 15});
        QVERIFY(line.startsWith(u"*/15 * * * * "_s));
        QString command = line.mid(13).chopped(QString(u" >/dev/null"_s).size());
        command.replace(u"\\%"_s, u"%"_s); // as cron does, before it starts the shell
        QProcess shell;
        shell.start(u"/bin/sh"_s, {u"-c"_s, command});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), hostile.join(u'\n') + u'\n');
    }

    void theUnitsSayWhatIsRunAndWhen()
    {
        const auto units = systemdUnits({u"holdfast-x"_s, u"X"_s, {u"/opt/h f/ctl"_s, u"100%"_s, u"$HOME"_s}, 15});
        QCOMPARE(units.keys(), (QStringList{u"holdfast-x.service"_s, u"holdfast-x.timer"_s}));
        QVERIFY(units.first().contains("\nExecStart=\"/opt/h f/ctl\" \"100%%\" \"$$HOME\"\n"));
        QVERIFY(units.last().contains("\nOnCalendar=*:0/15\n") && units.last().contains("\nPersistent=true\n"));
    }

    void whatTakesLongRunsEveryFewHoursAndMayTakeLong()
    {
        const ProgramRun cron = holdfastctl({u"--json"_s, u"schedule"_s, u"dumps"_s, u"--form"_s, u"cron"_s});
        const QString line = cron.json().value(u"cron").toString();
        QVERIFY2(
            line.startsWith(u"0 */6 * * * "_s) && line.contains(u"'backups' 'take' '--prove'"_s), qPrintable(line));
        const QJsonObject units = holdfastctl({u"--json"_s, u"schedule"_s, u"dumps"_s}).json()[u"units"].toObject();
        QVERIFY(units[u"holdfast-dumps.timer"].toString().contains(u"\nOnCalendar=0/6:00\n"_s));
        QVERIFY(units[u"holdfast-dumps.service"].toString().contains(u"\nTimeoutStartSec=180min\n"_s));
    }

    void whatIsPrintedCanBeRun()
    {
        const QTemporaryDir state;
        const ProgramRun printed = holdfastctl(
            {u"--json"_s, u"--state"_s, state.path(), u"schedule"_s, u"readiness"_s, u"--form"_s, u"cron"_s});
        QCOMPARE(printed.exitCode, 0);
        const QString line = printed.json().value(u"cron").toString();
        QProcess shell;
        shell.start(u"/bin/sh"_s, {u"-c"_s, line.mid(13).replace(u"\\%"_s, u"%"_s)});
        QVERIFY(shell.waitForFinished(60000));
        const ProgramRun wanted = holdfastctl({u"--state"_s, state.path(), u"readiness"_s});
        QCOMPARE(holdfastctl({u"--state"_s, state.path(), u"range"_s, u"stop"_s}).exitCode, 0);
        QVERIFY2(wanted.out.contains("State folder"), wanted.out.constData());
        QCOMPARE(shell.exitCode(), wanted.exitCode);
        QVERIFY(shell.readAllStandardOutput().isEmpty()); // cron writes no mail for it
    }

    void whatCannotRunByItselfIsRefused()
    {
        QCOMPARE(holdfastctl({u"schedule"_s, u"drill"_s}).exitCode, 2);
        QCOMPARE(holdfastctl({u"schedule"_s, u"backups"_s, u"--form"_s, u"at"_s}).exitCode, 2);
    }
};

HF_TEST(ScheduleTest)
#include "tst_schedule.moc"
