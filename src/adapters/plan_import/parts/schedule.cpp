// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_import/parts/schedule.h"

#include <QRegularExpression>

namespace holdfast::plan_import {

using namespace Qt::StringLiterals;

namespace {

/// `*`, `5`, `1,4,7`, `1-5`, `*/15`; empty when it is something else.
QSet<int> fieldOf(const QString &text, int from, int until)
{
    static const QRegularExpression form(u"^(?:\\*|(\\d+)(?:-(\\d+))?)(?:/(\\d+))?$"_s);
    QSet<int> values;
    for (const QString &part : text.split(u',')) {
        const auto match = form.match(part);
        if (!match.hasMatch())
            return {};
        const bool single = match.hasCaptured(1);
        const int first = single ? match.captured(1).toInt() : from;
        const int last = match.hasCaptured(2) && !match.captured(2).isEmpty() ? match.captured(2).toInt()
            : single                                                          ? first
                                                                              : until;
        const int step = match.captured(3).isEmpty() ? 1 : match.captured(3).toInt();
        if (first < from || last > until || step < 1)
            return {};
        for (int value = first; value <= last; value += step)
            values.insert(value);
    }
    return values;
}

} // namespace

QList<CronLine> cronLinesIn(const Code &code)
{
    static const QRegularExpression form(
        u"(?:^|[\"'`])[ \\t]*([\\d*][\\d*,/-]*)[ \\t]+([\\d*][\\d*,/-]*)[ \\t]+([\\d*][\\d*,/-]*)[ \\t]+([\\d*][\\d*,/-]*)[ \\t]+([\\d*][\\d*,/-]*)[ \\t]+([^\"'`\\n]+)"_s,
        QRegularExpression::MultilineOption);
    QList<CronLine> lines;
    for (auto all = form.globalMatch(code.withComments); all.hasNext();) {
        const auto match = all.next();
        const CronLine line{lineIn(code.withComments, match.capturedStart(1), code.line),
            fieldOf(match.captured(1), 0, 59), fieldOf(match.captured(2), 0, 23), fieldOf(match.captured(3), 1, 31),
            fieldOf(match.captured(4), 1, 12), match.captured(6).trimmed()};
        if (!line.minutes.isEmpty() && !line.hours.isEmpty() && !line.days.isEmpty() && !line.months.isEmpty())
            lines << line;
    }
    return lines;
}

bool meet(const CronLine &one, const CronLine &other)
{
    return one.minutes.intersects(other.minutes) && one.hours.intersects(other.hours) && one.days.intersects(other.days)
        && one.months.intersects(other.months);
}

} // namespace holdfast::plan_import
