// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/doubts.h"
#include "domain/review/review.h"

#include "domain/incident/fold.h"

#include <array>

namespace holdfast {

namespace {

struct Named {
    ReviewFormat format;
    const char *suffix;
};
constexpr std::array names{Named{ReviewFormat::markdown, "md"}, Named{ReviewFormat::html, "html"},
    Named{ReviewFormat::pdf, "pdf"}, Named{ReviewFormat::json, "json"}, Named{ReviewFormat::csv, "csv"},
    Named{ReviewFormat::ics, "ics"}};

} // namespace

QString reviewSuffix(ReviewFormat format)
{
    for (const Named &one : names) {
        if (one.format == format)
            return QString::fromLatin1(one.suffix);
    }
    return {};
}

std::optional<ReviewFormat> reviewFormat(const QString &suffix)
{
    for (const Named &one : names) {
        if (suffix == QLatin1String(one.suffix))
            return one.format;
    }
    return std::nullopt;
}

ReviewData reviewOf(const QList<Event> &events, UtcTime writtenAt)
{
    ReviewData review{fold(events), timelineOf(events), {}, writtenAt};
    review.doubts = doubtsOf(review.incident);
    return review;
}

} // namespace holdfast
