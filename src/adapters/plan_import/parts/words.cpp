// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_import/parts/words.h"

#include "domain/plan/planid.h"

#include <QHash>
#include <QRegularExpression>
#include <cmath>

namespace holdfast::plan_import {

using namespace Qt::StringLiterals;

namespace {

constexpr double longestSpan = 1000.0 * 24 * 3600 * 1000; ///< milliseconds

QString patternOf(Column column)
{
    switch (column) {
    case Column::component:
        return u"component|system|service|asset|komponente|dienst|baustein"_s;
    case Column::impact:
        return u"impact|critical|auswirkung|kritikalit|schwere"_s;
    case Column::priority:
        return u"priorit|prio\\b"_s;
    case Column::rto:
        return u"\\brto\\b|recovery time|back (?:within|in)|wiederanlauf|wiederherstellungszeit|max\\w*\\s+(?:downtime|ausfall)"_s;
    case Column::rpo:
        return u"\\brpo\\b|recovery point|data loss|datenverlust"_s;
    case Column::role:
        return u"\\brole\\b|function|position|rolle|funktion|zust[aä]ndig"_s;
    case Column::primary:
        return u"primary|first|main|\\bname\\b|person|erste|haupt|ansprechpartner"_s;
    case Column::secondary:
        return u"secondary|deputy|back-?up|second|stand-?in|stellvertret|vertretung"_s;
    case Column::phone:
        return u"phone|\\btel|mobile|handy|rufnummer"_s;
    case Column::email:
        return u"e-?mail|\\bmail"_s;
    case Column::level:
        return u"level|tier|stage|stufe"_s;
    case Column::after:
        return u"after|time|when|elapsed|\\bab\\b|nach|zeit"_s;
    case Column::who:
        break;
    }
    return u"\\bwho\\b|whom|roles?\\b|contact|notif|call|\\bwer\\b|wen|rollen?|alarmiert"_s;
}

} // namespace

bool speaksOf(const QString &text, const QString &pattern)
{
    // The same few patterns are asked for every row.
    thread_local QHash<QString, QRegularExpression> compiled;
    auto known = compiled.find(pattern);
    if (known == compiled.end())
        known = compiled.insert(pattern,
            QRegularExpression(
                pattern, QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption));
    return known->match(text).hasMatch();
}

qsizetype columnOf(const QStringList &header, Column column)
{
    const QString pattern = patternOf(column);
    for (qsizetype at = 0; at < header.size(); ++at) {
        if (speaksOf(header[at], pattern))
            return at;
    }
    return -1;
}

std::optional<Duration> readSpan(const QString &text)
{
    static const QRegularExpression form(
        u"^\\W*(?:<|≤|max\\.?|up to|bis)?\\s*(\\d+(?:[.,]\\d+)?)\\s*(ms|milli\\w*|s|sec\\w*|sek\\w*|m|min\\w*|h|hrs?|hours?|std|stunden?|d|days?|tage?n?|weeks?|wochen?)\\.?\\W*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text.trimmed());
    if (!match.hasMatch())
        return parseDuration(text.trimmed());
    const double number = match.captured(1).replace(u',', u'.').toDouble();
    const QString unit = match.captured(2).toLower();
    double factor = 60'000;
    if (unit.startsWith(u"ms"_s) || unit.startsWith(u"milli"_s))
        factor = 1;
    else if (unit.startsWith(u's') && !unit.startsWith(u"st"_s))
        factor = 1000;
    else if (unit.startsWith(u'h') || unit.startsWith(u"st"_s))
        factor = 3'600'000;
    else if (unit.startsWith(u'd') || unit.startsWith(u't'))
        factor = 24.0 * 3'600'000;
    else if (unit.startsWith(u'w'))
        factor = 7 * 24.0 * 3'600'000;
    const double milliseconds = number * factor;
    if (milliseconds > longestSpan)
        return std::nullopt;
    return Duration(std::llround(milliseconds));
}

QString idFrom(const QString &text, const QString &otherwise)
{
    const QString id = planIdFrom(text);
    return id.isEmpty() ? otherwise : id;
}

QString mailIn(const QString &text)
{
    static const QRegularExpression form(u"[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"_s);
    return form.match(text).captured();
}

} // namespace holdfast::plan_import
