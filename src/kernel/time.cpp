// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/time.h"

#include <QDate>
#include <QRegularExpression>
#include <array>
#include <limits>

namespace holdfast {

using namespace std::chrono;

namespace {

struct CivilTime {
    year_month_day date;
    hh_mm_ss<microseconds> time;
};

CivilTime civil(UtcTime instant)
{
    const auto day = floor<days>(instant);
    return {year_month_day{day}, hh_mm_ss<microseconds>{instant - day}};
}

QString twoDigits(long long value) { return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0')); }

QString datePart(const year_month_day &date)
{
    return QStringLiteral("%1-%2-%3")
        .arg(int(date.year()), 4, 10, QLatin1Char('0'))
        .arg(unsigned(date.month()), 2, 10, QLatin1Char('0'))
        .arg(unsigned(date.day()), 2, 10, QLatin1Char('0'));
}

QString timePart(const hh_mm_ss<microseconds> &time)
{
    return twoDigits(time.hours().count()) + QLatin1Char(':') + twoDigits(time.minutes().count()) + QLatin1Char(':')
        + twoDigits(time.seconds().count());
}

struct Unit {
    const char *suffix;
    qint64 milliseconds;
};
constexpr std::array<Unit, 5> units{{{"d", 86'400'000}, {"h", 3'600'000}, {"m", 60'000}, {"s", 1'000}, {"ms", 1}}};

std::optional<qint64> unitOf(QStringView suffix)
{
    for (const Unit &unit : units) {
        if (suffix == QLatin1String(unit.suffix))
            return unit.milliseconds;
    }
    return std::nullopt;
}

} // namespace

QString formatUtc(UtcTime time)
{
    const CivilTime parts = civil(time);
    return datePart(parts.date) + QLatin1Char('T') + timePart(parts.time)
        + QStringLiteral(".%1Z").arg(qint64(parts.time.subseconds().count()), 6, 10, QLatin1Char('0'));
}

QString formatUtcSeconds(UtcTime time)
{
    const CivilTime parts = civil(time);
    return datePart(parts.date) + QLatin1Char(' ') + timePart(parts.time) + QLatin1Char('Z');
}

QString formatTimeOfDay(UtcTime time) { return timePart(civil(time).time) + QLatin1Char('Z'); }

std::optional<UtcTime> parseUtc(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A(\\d{4})-(\\d{2})-(\\d{2})[T "
                       "](\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,12}))?(?:Z|([+-])(\\d{2})(?::?(\\d{2}))?)\\z"));
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto number = [&match](int group) { return match.captured(group).toInt(); };
    const year_month_day date{year{number(1)}, month{unsigned(number(2))}, day{unsigned(number(3))}};
    const int secondsOffset = number(9) * 3600 + number(10) * 60;
    if (!date.ok() || number(4) > 23 || number(5) > 59 || number(6) > 59 || number(10) > 59 || number(9) > 18)
        return std::nullopt;
    const QString fraction = match.captured(7).leftJustified(6, QLatin1Char('0'), true);
    UtcTime time =
        sys_days{date} + hours{number(4)} + minutes{number(5)} + seconds{number(6)} + microseconds{fraction.toInt()};
    time -= match.captured(8) == QLatin1String("-") ? -seconds{secondsOffset} : seconds{secondsOffset};
    return time;
}

std::optional<Duration> parseDuration(const QString &text)
{
    qint64 total = 0;
    qsizetype position = 0;
    qint64 previousUnit = std::numeric_limits<qint64>::max();
    while (position < text.size()) {
        const qsizetype digits = position;
        while (position < text.size() && text[position] >= QLatin1Char('0') && text[position] <= QLatin1Char('9'))
            ++position;
        const qsizetype letters = position;
        while (position < text.size() && text[position].isLower())
            ++position;
        bool ok = false;
        const qint64 count = QStringView(text).mid(digits, letters - digits).toLongLong(&ok);
        const std::optional<qint64> unit = unitOf(QStringView(text).mid(letters, position - letters));
        if (!ok || !unit || *unit >= previousUnit || count > (std::numeric_limits<qint64>::max() - total) / *unit)
            return std::nullopt;
        total += count * *unit;
        previousUnit = *unit;
    }
    return text.isEmpty() ? std::nullopt : std::optional(Duration{total});
}

QString formatDuration(Duration duration)
{
    qint64 rest = duration.count();
    if (rest == 0)
        return QStringLiteral("0s");
    QString text;
    for (const Unit &unit : units) {
        if (rest >= unit.milliseconds) {
            text += QString::number(rest / unit.milliseconds) + QLatin1String(unit.suffix);
            rest %= unit.milliseconds;
        }
    }
    return text;
}

QString formatCountdown(Duration remaining)
{
    const bool over = remaining < Duration::zero();
    const qint64 total = over ? -floor<seconds>(remaining).count() : ceil<seconds>(remaining).count();
    QString text = twoDigits(total % 60);
    if (total >= 3600)
        text = QString::number(total / 3600) + QLatin1Char(':') + twoDigits(total / 60 % 60) + QLatin1Char(':') + text;
    else
        text = QString::number(total / 60) + QLatin1Char(':') + text;
    return over ? QLatin1Char('+') + text : text;
}

QString formatRough(Duration duration)
{
    const qint64 ms = std::abs(duration.count());
    if (ms > 0 && ms < 1'000)
        return QStringLiteral("%1 ms").arg(ms);
    if (ms < 10'000 && ms % 1'000 >= 100)
        return QStringLiteral("%1 s").arg(double(ms / 100) / 10.0, 0, 'f', 1);
    if (ms < 120'000)
        return QStringLiteral("%1 s").arg(ms / 1'000);
    const qint64 minutesTotal = ms / 60'000;
    if (minutesTotal < 120)
        return QStringLiteral("%1 min").arg(minutesTotal);
    const qint64 rest = minutesTotal % 60;
    return rest == 0 ? QStringLiteral("%1 h").arg(minutesTotal / 60)
                     : QStringLiteral("%1 h %2 min").arg(minutesTotal / 60).arg(rest);
}

} // namespace holdfast
