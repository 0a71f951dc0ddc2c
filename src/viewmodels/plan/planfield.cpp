// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/plan/planfield.h"

#include "kernel/time.h"

#include <QRegularExpression>
#include <QTime>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

bool isAddress(const QString &text)
{
    static const QRegularExpression form(u"\\A[^@\\s]+@[^@\\s]+\\z"_s);
    return form.match(text).hasMatch();
}

bool isNumber(const QString &text)
{
    static const QRegularExpression form(u"\\A\\+?[0-9][0-9 ()./-]{2,}\\z"_s);
    return form.match(text).hasMatch();
}

} // namespace

QString PlanField::plainLabel() const { return QString(label).remove(u'&'); }

QChar PlanField::accessKey() const
{
    const qsizetype mark = label.indexOf(u'&');
    return mark < 0 ? QChar() : label.mid(mark + 1, 1).at(0).toUpper();
}

QString PlanField::hint() const
{
    if (!standard.isEmpty())
        return tr("A length of time: 90s, 15m, 1h30m or 2d. Left empty it is %1.").arg(standard);
    switch (kind) {
    case Kind::length:
    case Kind::positiveLength:
        return tr("A length of time: 90s, 15m, 1h30m or 2d");
    case Kind::dayOfMonth:
        return tr("A day of the month, from 1 to 31");
    case Kind::timeOfDay:
        return tr("A time of day in UTC: 02:00");
    case Kind::date:
        return tr("A date: 2026-01-31");
    case Kind::phone:
        return tr("With the country: +44 7700 900123");
    default:
        return {};
    }
}

QString PlanField::problem(const QString &typed, QDate today) const
{
    if (typed.trimmed().isEmpty())
        return required ? tr("This may not be empty.") : QString();
    switch (kind) {
    case Kind::length:
        return parseDuration(typed) ? QString() : tr("Write a length of time, for example 15m or 1h30m.");
    case Kind::positiveLength: {
        const auto length = parseDuration(typed);
        if (!length)
            return tr("Write a length of time, for example 15m or 1h30m.");
        return *length > Duration::zero() ? QString() : tr("This must be longer than nothing.");
    }
    case Kind::dayOfMonth: {
        bool ok = false;
        const int day = typed.toInt(&ok);
        return ok && day >= 1 && day <= 31 ? QString() : tr("Write a day of the month, from 1 to 31.");
    }
    case Kind::timeOfDay:
        return typed.size() == 5 && QTime::fromString(typed, u"HH:mm"_s).isValid()
            ? QString()
            : tr("Write a time of day in UTC, for example 02:00.");
    case Kind::date: {
        const QDate date = QDate::fromString(typed, Qt::ISODate);
        if (typed.size() != 10 || !date.isValid())
            return tr("Write a date, for example 2026-01-31.");
        // East of Greenwich the next day has begun already.
        return date > today.addDays(1) ? tr("This day is still to come.") : QString();
    }
    case Kind::email:
        return isAddress(typed) ? QString() : tr("Write an e-mail address, for example lead@example.com.");
    case Kind::phone:
        return isNumber(typed) ? QString() : tr("Write a telephone number, for example +44 7700 900123.");
    default:
        return {};
    }
}

} // namespace holdfast
