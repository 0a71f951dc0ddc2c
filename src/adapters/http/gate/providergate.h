// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/http/gate/circuitbreaker.h"
#include "adapters/http/gate/retrybudget.h"
#include "interfaces/providers/providerpolicy.h"
#include "interfaces/transport.h"
#include "workers/turnstile.h"

#include <QObject>
#include <QTimer>

namespace holdfast {

/// What one provider may be asked by us altogether: how many requests at once and in a while, how often again, and not
/// at all while it does not answer. Network thread.
class ProviderGate final : public QObject {
public:
    struct Ticket {
        Turnstile *turnstile = nullptr;
        Turnstile::Ticket number = 0;
    };

    ProviderGate(const ProviderPolicy &policy, const CircuitBreaker::Limits &breaker, QObject *parent);

    /// Why this request must not go now: the provider does not answer. A probe that is safe and asks once always goes,
    /// because it is how the provider's return is noticed.
    [[nodiscard]] Result<> admits(const HttpRequest &request);
    /// `go` is called in a later turn, when there is room; `leave()` follows it.
    [[nodiscard]] Ticket enter(const HttpRequest &request, std::function<void()> go);
    /// True when it was still waiting and is void now.
    [[nodiscard]] bool cancel(const Ticket &ticket) { return ticket.turnstile->cancel(ticket.number); }
    void leave(const Ticket &ticket);
    /// What became of a delivery. `status` 0: no complete answer; `told` false: it was stopped by us.
    void record(int status, bool told);

    [[nodiscard]] RetryBudget &budget() { return m_budget; }
    [[nodiscard]] const ProviderPolicy &policy() const { return m_policy; }

private:
    void armTimer();

    const ProviderPolicy m_policy;
    Turnstile m_reads;
    Turnstile m_effects; ///< apart, so that effects which take long never keep reads waiting
    CircuitBreaker m_breaker;
    RetryBudget m_budget;
    QTimer m_window;
};

} // namespace holdfast
