// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/schedule/scheduletext.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

/// A word of ExecStart: quoted, with specifiers and variables taken out of force.
QString systemdWord(QString word)
{
    word.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'%', u"%%"_s).replace(u'$', u"$$"_s);
    return u'"' + word + u'"';
}

/// A word of the shell that cron starts; in a crontab a `%` is the end of the line.
QString cronWord(QString word) { return u'\'' + word.replace(u'\'', u"'\\''"_s).replace(u'%', u"\\%"_s) + u'\''; }

QString joined(const QStringList &words, QString (*quote)(QString))
{
    QStringList quoted;
    for (const QString &word : words)
        quoted << quote(word);
    return quoted.join(u' ');
}

constexpr int hour = 60;

/// Often enough to be told in minutes, or in whole hours.
QString systemdTimes(int minutes)
{
    return minutes < hour ? u"*:0/%1"_s.arg(minutes) : u"0/%1:00"_s.arg(minutes / hour);
}

QString cronTimes(int minutes)
{
    return minutes < hour ? u"*/%1 * * * *"_s.arg(minutes) : u"0 */%1 * * *"_s.arg(minutes / hour);
}

} // namespace

QMap<QString, QByteArray> systemdUnits(const Schedule &schedule)
{
    const QString service = u"[Unit]\nDescription=%1\nAfter=network-online.target\n\n[Service]\nType=oneshot\n"
                            u"ExecStart=%2\nTimeoutStartSec=%3min\n"_s.arg(schedule.title,
                                joined(schedule.command, systemdWord), QString::number(schedule.mostMinutes));
    const QString timer = u"[Unit]\nDescription=%1\n\n[Timer]\nOnCalendar=%2\nPersistent=true\n"
                          u"RandomizedDelaySec=30\n\n[Install]\nWantedBy=timers.target\n"_s.arg(
                              schedule.title, systemdTimes(schedule.everyMinutes));
    return {{schedule.id + u".service"_s, service.toUtf8()}, {schedule.id + u".timer"_s, timer.toUtf8()}};
}

QString cronLine(const Schedule &schedule)
{
    return u"%1 %2 >/dev/null"_s.arg(cronTimes(schedule.everyMinutes), joined(schedule.command, cronWord));
}

} // namespace holdfast
