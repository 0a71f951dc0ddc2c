// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/http/gate/circuitbreaker.h"
#include "adapters/http/gate/retrypolicy.h"
#include "adapters/http/hostallowlist.h"
#include "interfaces/exchangelog.h"
#include "interfaces/transport.h"
#include "workers/workerthread.h"

#include <QHostAddress>
#include <QSslCertificate>
#include <functional>
#include <memory>

namespace holdfast {

struct HttpConfig {
    HostAllowList hosts;
    QList<QSslCertificate> authorities{}; ///< whom to trust instead of the system's authorities; for tests
    RetryPolicy retry{};
    QList<ProviderPolicy> providers{}; ///< limits for each
    CircuitBreaker::Limits breaker{}; ///< for each of `providers`; who has no policy has no breaker either
    ExchangeLog *log = nullptr; ///< outlives the transport
    /// The addresses of a name; empty: the system's look-up. For tests.
    std::function<QList<QHostAddress>(const QString &host)> resolve{};
    std::function<double()> random{}; ///< evenly in [0, 1), called on the network thread; empty: the system's
};

/// The one Transport, on QNetworkAccessManager, which lives on a thread `net` of its own.
class HttpTransport final : public Transport {
public:
    explicit HttpTransport(HttpConfig config);
    /// stop() with a bound of two seconds.
    ~HttpTransport() override;

    [[nodiscard]] QFuture<Result<HttpReply>> send(const HttpRequest &request, std::stop_token stop) override;
    /// Ends all calls as ErrorCode::cancelled, with their mark of doubt, then the thread. Later calls are cancelled at
    /// once. False when the thread did not end within the bound.
    bool stop(Duration bound);

private:
    class Side;
    struct State;

    std::shared_ptr<State> m_state;
    WorkerThread m_thread;
};

} // namespace holdfast
