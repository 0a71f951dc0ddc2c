// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/doubts.h"
#include "domain/review/review.h"

#include "domain/incident/fold.h"

#include <array>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

struct NamedFormat {
    ReviewFormat format;
    const char *suffix;
};
constexpr std::array formatNames{NamedFormat{ReviewFormat::markdown, "md"}, NamedFormat{ReviewFormat::html, "html"},
    NamedFormat{ReviewFormat::pdf, "pdf"}, NamedFormat{ReviewFormat::json, "json"},
    NamedFormat{ReviewFormat::csv, "csv"}, NamedFormat{ReviewFormat::ics, "ics"}};

} // namespace

QString reviewSuffix(ReviewFormat format)
{
    for (const NamedFormat &one : formatNames) {
        if (one.format == format)
            return QString::fromLatin1(one.suffix);
    }
    return {};
}

std::optional<ReviewFormat> reviewFormat(const QString &suffix)
{
    for (const NamedFormat &one : formatNames) {
        if (suffix == QLatin1String(one.suffix))
            return one.format;
    }
    return std::nullopt;
}

QString figureText(const std::optional<double> &value, const QString &unit)
{
    return value ? u"%1 %2"_s.arg(*value, 0, 'f', unit == "rows"_L1 ? 0 : 1).arg(unit) : u"could not be measured"_s;
}

QString instantText(const std::optional<UtcTime> &at) { return at ? formatUtcSeconds(*at) : u"not recorded"_s; }

QString stepOutcome(const StepRecord &record)
{
    switch (record.state) {
    case StepState::done:
        return record.byHand.isEmpty() ? u"done"_s : u"done by hand: %1"_s.arg(record.byHand);
    case StepState::failed:
        return u"failed: %1"_s.arg(record.failure);
    case StepState::skipped:
        return u"left out: %1"_s.arg(record.skipped);
    default:
        return u"not finished"_s;
    }
}

ReviewData reviewOf(const QList<Event> &events, UtcTime writtenAt)
{
    ReviewData review{fold(events), timelineOf(events), {}, writtenAt};
    review.doubts = doubtsOf(review.incident);
    return review;
}

} // namespace holdfast
