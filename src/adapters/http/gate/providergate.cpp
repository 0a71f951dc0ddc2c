// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/gate/providergate.h"

#include "adapters/http/deliveryerror.h"

namespace holdfast {

namespace {

using Clock = std::chrono::steady_clock;

bool isProbe(const HttpRequest &request) { return request.idempotency == Idempotency::safe && request.attempts == 1; }

} // namespace

ProviderGate::ProviderGate(const ProviderPolicy &policy, const CircuitBreaker::Limits &breaker, QObject *parent)
    : QObject(parent)
    , m_policy(policy)
    , m_reads({policy.concurrency, policy.requests, policy.window})
    , m_effects({policy.concurrency, policy.requests, policy.window})
    , m_breaker(breaker)
{
    m_window.setSingleShot(true);
    connect(&m_window, &QTimer::timeout, this, [this] {
        m_reads.poll(Clock::now());
        m_effects.poll(Clock::now());
        armTimer();
    });
}

Result<> ProviderGate::admits(const HttpRequest &request)
{
    const Clock::time_point now = Clock::now();
    if (isProbe(request) || m_breaker.admits(now))
        return {};
    Error error = deliveryError(request, ErrorCode::unavailable, false,
        QStringLiteral("%1 did not answer several times in a row.").arg(peerName(request)));
    error.retryAfter = m_breaker.pauseLeft(now);
    error.next = QStringLiteral("Nothing was sent. It is tried again in %1.")
                     .arg(formatRough(std::max<Duration>(*error.retryAfter, std::chrono::seconds{1})));
    return failure(error);
}

ProviderGate::Ticket ProviderGate::enter(const HttpRequest &request, std::function<void()> go)
{
    Ticket ticket{request.idempotency == Idempotency::safe ? &m_reads : &m_effects, 0};
    // In a later turn, so that whoever enters knows the ticket before being let in.
    ticket.number = ticket.turnstile->enter(
        Clock::now(), [this, go = std::move(go)] { QMetaObject::invokeMethod(this, go, Qt::QueuedConnection); });
    armTimer();
    return ticket;
}

void ProviderGate::leave(const Ticket &ticket)
{
    ticket.turnstile->leave(Clock::now());
    armTimer();
}

void ProviderGate::record(int status, bool told)
{
    if (!told)
        m_breaker.abandoned();
    else if (status > 0 && status < 500)
        m_breaker.succeeded();
    else
        m_breaker.failed(Clock::now());
}

void ProviderGate::armTimer()
{
    const auto reads = m_reads.opensAt();
    const auto effects = m_effects.opensAt();
    if (!reads && !effects)
        return;
    const Clock::time_point at = !effects ? *reads : !reads ? *effects : std::min(*reads, *effects);
    m_window.start(std::max(Duration{0}, std::chrono::ceil<Duration>(at - Clock::now())));
}

} // namespace holdfast
