// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/gate/retrypolicy.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

namespace holdfast {

namespace {

constexpr qint64 longestRetryAfterSeconds = 24 * 60 * 60;

bool isRepeatable(Idempotency idempotency)
{
    return idempotency == Idempotency::safe || idempotency == Idempotency::idempotent;
}

Duration ceiling(const RetryPolicy &policy, int attempt, Duration longest)
{
    const int doublings = std::clamp(attempt - 1, 0, 20);
    return std::min<Duration>(longest, policy.firstWait * (qint64(1) << doublings));
}

Duration scaled(Duration duration, double factor) { return Duration(qint64(double(duration.count()) * factor)); }

bool asksToSlowDown(const ProviderPolicy &provider, int status)
{
    return status == 429 || status == 420 || provider.slowDown.contains(status);
}

bool wantsAnother(const HttpRequest &request, const AttemptOutcome &outcome, const ProviderPolicy &provider)
{
    if (!isRepeatable(request.idempotency))
        return false;
    if (outcome.status == 423)
        return request.attempts > 1; // the deadline alone ends it
    if (outcome.attempt >= request.attempts)
        return false;
    if (outcome.status == 0)
        return outcome.error == ErrorCode::network || outcome.error == ErrorCode::timedOut;
    return asksToSlowDown(provider, outcome.status) || outcome.status == 425 || outcome.status == 503;
}

// RFC 9110: IMF-fixdate only; the two obsolete forms are not worth guessing at.
std::optional<QDateTime> httpDate(const QByteArray &text)
{
    QDateTime date =
        QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!date.isValid())
        return std::nullopt;
    date.setTimeSpec(Qt::UTC);
    return date;
}

} // namespace

std::optional<Duration> nextWait(const RetryPolicy &policy, const HttpRequest &request, const AttemptOutcome &outcome,
    const ProviderPolicy &provider)
{
    if (!wantsAnother(request, outcome, provider))
        return std::nullopt;
    Duration wait = scaled(ceiling(policy, outcome.attempt, policy.longestWait), outcome.random);
    if (outcome.status == 423) // an operation takes its time: never at once
        wait = scaled(ceiling(policy, outcome.attempt, policy.lockedWait), 0.5 + 0.5 * outcome.random);
    if (outcome.retryAfter)
        wait = std::max(wait, *outcome.retryAfter);
    else if (asksToSlowDown(provider, outcome.status))
        wait = std::max(wait, provider.slowDownWait);
    if (wait + policy.leastTime >= outcome.remaining)
        return std::nullopt;
    return wait;
}

std::optional<Duration> retryAfter(const HttpReply &reply)
{
    const QByteArray text = reply.header("Retry-After").trimmed();
    if (text.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    if (isNumber)
        return std::chrono::seconds{std::clamp<qint64>(seconds, 0, longestRetryAfterSeconds)};
    const auto until = httpDate(text);
    const auto now = httpDate(reply.header("Date"));
    if (!until || !now)
        return std::nullopt;
    return std::chrono::seconds{std::clamp<qint64>(now->secsTo(*until), 0, longestRetryAfterSeconds)};
}

} // namespace holdfast
