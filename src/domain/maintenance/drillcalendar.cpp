// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/maintenance/drillcalendar.h"

#include "kernel/escape.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

QByteArray reminder(const QString &before, const QString &title)
{
    return "BEGIN:VALARM\r\nACTION:DISPLAY\r\n" + foldIcs(u"TRIGGER:-"_s + before)
        + foldIcs(u"DESCRIPTION:"_s + escapeIcs(title)) + "END:VALARM\r\n";
}

} // namespace

QByteArray drillsIcs(const QList<DrillDate> &drills, const QString &service, UtcTime writtenAt)
{
    QByteArray calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Holdfast//Drills//EN\r\n";
    for (const DrillDate &date : drills) {
        const QString title = u"Drill: %1"_s.arg(date.drill.title);
        calendar += "BEGIN:VEVENT\r\n";
        calendar +=
            foldIcs(u"UID:drill-%1-%2@holdfast"_s.arg(escapeIcs(date.drill.id), icsTime(date.at).section(u'T', 0, 0)));
        calendar += foldIcs(u"DTSTAMP:"_s + icsTime(writtenAt));
        calendar += foldIcs(u"DTSTART:"_s + icsTime(date.at));
        calendar += "DURATION:PT2H\r\n";
        calendar += foldIcs(u"SUMMARY:"_s + escapeIcs(title));
        calendar += foldIcs(u"DESCRIPTION:"_s
            + escapeIcs(u"%1, in %2, led by %3. Announce it before it begins. holdfastctl drill run %4"_s.arg(
                service, date.drill.environment, date.drill.lead, date.drill.id)));
        calendar += reminder(u"P1D"_s, title) + reminder(u"PT1H"_s, title);
        calendar += "END:VEVENT\r\n";
    }
    return calendar + "END:VCALENDAR\r\n";
}

} // namespace holdfast
