// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/httpcall.h"

#include "adapters/http/deliveryerror.h"
#include "adapters/http/exchangerecord.h"
#include "kernel/log.h"

namespace holdfast {

HttpCall::HttpCall(
    HttpRequest request, Answer<Result<HttpReply>> answer, const HttpSurroundings &surroundings, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_answer(std::move(answer))
    , m_surroundings(surroundings)
    , m_gate(surroundings.gate(peerName(m_request)))
    , m_startedAt(surroundings.clock->utc())
{
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    m_wait.setSingleShot(true);
    m_wait.setTimerType(Qt::PreciseTimer); // a coarse one may come too early for the other side's Retry-After
    connect(&m_deadline, &QTimer::timeout, this, &HttpCall::onDeadline);
    connect(&m_wait, &QTimer::timeout, this, &HttpCall::queue);
}

void HttpCall::start(const std::stop_token &stop)
{
    m_clock.start();
    if (stop.stop_requested()) {
        cancel({});
        return;
    }
    m_deadline.start(m_request.deadline);
    m_gate.budget().firstDelivery();
    // Runs in whatever thread asks to stop: hop to ours. The callback is destroyed before this object, and its
    // destructor waits for a run in progress.
    m_stop = std::make_unique<StopCallback>(stop, [this] {
        QMetaObject::invokeMethod(
            this, [this] { cancel({}); }, Qt::QueuedConnection);
    });
    queue();
}

void HttpCall::queue()
{
    if (const auto admitted = m_gate.admits(m_request); !admitted)
        return answer(failure(admitted.error()));
    m_ticket = m_gate.enter(m_request, [guard = QPointer<HttpCall>(this)] {
        if (guard && guard->m_ticket)
            guard->checkHost();
    });
}

// Here and not before the wait at the gate, so that Qt connects to the very answer that was checked. In practice every
// host is a number; a look-up is never made there.
void HttpCall::checkHost()
{
    if (!needsLookUp(m_request.url))
        return beginAttempt();
    m_surroundings.lookUp(m_request.url.host(), this, [this](const QList<QHostAddress> &addresses) {
        if (m_over)
            return;
        const auto fine = checkPeerAddresses(m_request, addresses);
        if (fine)
            return beginAttempt();
        m_gate.record(0, false);
        answer(failure(fine.error()));
    });
}

void HttpCall::leaveGate()
{
    // One that is no longer waiting was let in, even when it has not begun yet.
    if (m_ticket && !m_gate.cancel(*m_ticket))
        m_gate.leave(*m_ticket);
    m_ticket.reset();
}

void HttpCall::cancel(const QString &why) { stopWith(ErrorCode::cancelled, why); }

void HttpCall::onDeadline()
{
    stopWith(ErrorCode::timedOut,
        QStringLiteral("There was no complete answer within %1.").arg(formatRough(m_request.deadline)));
}

void HttpCall::stopWith(ErrorCode code, const QString &why)
{
    if (m_over)
        return;
    m_wait.stop();
    if (m_attempt) {
        m_deadline.stop(); // remaining() stays positive only for a running deadline: no further attempt
        m_attempt->stop(code, why);
        return;
    }
    if (m_ticket)
        m_gate.record(0, false); // it may have been the breaker's trial, and it told nothing
    answer(failure(deliveryError(m_request, code, m_everSent, why)));
}

Duration HttpCall::remaining() const
{
    return m_deadline.isActive() ? m_deadline.remainingTimeAsDuration() : Duration{0};
}

void HttpCall::beginAttempt()
{
    ++m_attempts;
    m_attempt = new HttpAttempt(
        m_request, m_surroundings.readers, m_surroundings.tls,
        [this](Result<HttpReply> result) { onAttemptDone(std::move(result)); }, this);
    m_attempt->begin();
}

void HttpCall::onAttemptDone(Result<HttpReply> result)
{
    m_everSent = m_everSent || m_attempt->isSent();
    m_attempt->deleteLater();
    m_attempt = nullptr;
    leaveGate();
    m_gate.record(result ? result->status : 0, result || result.error().code != ErrorCode::cancelled);
    AttemptOutcome outcome{m_attempts, result ? result->status : 0, result ? ErrorCode::network : result.error().code,
        result ? retryAfter(*result) : std::nullopt, remaining(), m_surroundings.random()};
    qCDebug(logHttp).noquote() << m_request.method << m_request.url.host() << m_request.route << "attempt" << m_attempts
                               << (result ? QString::number(result->status) : codeName(result.error().code)) << "after"
                               << m_clock.elapsed() << "ms";
    const auto wait = nextWait(m_surroundings.retry, m_request, outcome, m_gate.policy());
    if (wait && m_gate.budget().spend()) {
        m_wait.start(*wait);
        return;
    }
    if (result)
        result->took = Duration(m_clock.elapsed());
    else if (m_everSent && !result.error().mayHaveTakenEffect && m_request.idempotency != Idempotency::safe) {
        result.error().mayHaveTakenEffect = true;
        result.error().next = nextWhenInDoubt(m_request);
    }
    answer(std::move(result));
}

void HttpCall::answer(Result<HttpReply> result)
{
    m_over = true;
    m_stop.reset();
    m_deadline.stop();
    m_wait.stop();
    leaveGate();
    if (m_surroundings.log)
        m_surroundings.log->record(
            exchangeOf(m_request, result, m_startedAt, m_attempts, m_everSent, Duration(m_clock.elapsed())));
    m_answer.give(std::move(result));
    deleteLater();
}

} // namespace holdfast
