// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/httptransport.h"

#include "adapters/http/httpcall.h"
#include "adapters/http/networkrequest.h"

#include <QHash>
#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QPointer>
#include <QRandomGenerator>
#include <limits>

namespace holdfast {

namespace {

constexpr Duration boundAtDestruction{std::chrono::seconds{2}};
constexpr int concurrencyOfStrangers = 32; ///< of a peer without a policy of its own
constexpr int never = std::numeric_limits<int>::max();

QSslConfiguration tlsFor(const HttpConfig &config)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!config.authorities.isEmpty())
        tls.setCaCertificates(config.authorities);
    return tls;
}

using LookUp = decltype(HttpSurroundings::lookUp);

LookUp lookUpOf(const HttpConfig &config)
{
    if (config.resolve)
        return [resolve = config.resolve](const QString &host, QObject *context, const auto &done) {
            QMetaObject::invokeMethod(
                context, [done, addresses = resolve(host)] { done(addresses); }, Qt::QueuedConnection);
        };
    return [](const QString &host, QObject *context, const auto &done) {
        QHostInfo::lookupHost(host, context, [done](const QHostInfo &info) { done(info.addresses()); });
    };
}

} // namespace

class HttpTransport::Side final : public QObject {
public:
    explicit Side(const HttpConfig &config)
        : m_providers(config.providers)
        , m_breaker(config.breaker)
        , m_surroundings{makeManager(this), tlsFor(config), config.retry,
              config.random ? config.random : [] { return QRandomGenerator::global()->generateDouble(); },
              [this](const QString &peer) -> ProviderGate & { return gate(peer); }, lookUpOf(config), &m_clock,
              config.log}
    { }

    ~Side() override
    {
        const QList<QPointer<HttpCall>> calls(m_calls);
        for (const QPointer<HttpCall> &call : calls) {
            if (call)
                call->cancel(QStringLiteral("Holdfast is closing."));
            delete call; // before what they share
        }
    }

    void begin(const HttpRequest &request, const Answer<Result<HttpReply>> &answer, const std::stop_token &stop)
    {
        auto *call = new HttpCall(request, answer, m_surroundings, this);
        m_calls.removeAll(QPointer<HttpCall>());
        m_calls << call;
        call->start(stop);
    }

private:
    ProviderGate &gate(const QString &peer)
    {
        ProviderGate *&known = m_gates[peer];
        if (!known) {
            ProviderPolicy policy;
            policy.peer = peer;
            policy.concurrency = concurrencyOfStrangers;
            CircuitBreaker::Limits breaker = m_breaker;
            breaker.failures = never; // the protected service is expected to be down during its own recovery
            for (const ProviderPolicy &candidate : m_providers) {
                if (candidate.peer == peer) {
                    policy = candidate;
                    breaker = m_breaker;
                }
            }
            known = new ProviderGate(policy, breaker, this);
        }
        return *known;
    }

    const QList<ProviderPolicy> m_providers;
    const CircuitBreaker::Limits m_breaker;
    const SystemClock m_clock;
    QHash<QString, ProviderGate *> m_gates;
    HttpSurroundings m_surroundings;
    QList<QPointer<HttpCall>> m_calls;
};

// Shared with what is posted, so that a thread which outlives its bound touches nothing that is gone.
struct HttpTransport::State {
    HttpConfig config;
    std::unique_ptr<Side> side; ///< made, used and destroyed on the thread
};

HttpTransport::HttpTransport(HttpConfig config)
    : m_state(std::make_shared<State>(State{std::move(config), nullptr}))
    , m_thread(QStringLiteral("net"))
{
    m_thread.post([state = m_state] { state->side = std::make_unique<Side>(state->config); });
}

HttpTransport::~HttpTransport() { stop(boundAtDestruction); }

QFuture<Result<HttpReply>> HttpTransport::send(const HttpRequest &request, std::stop_token stop)
{
    const Answer<Result<HttpReply>> answer;
    QFuture<Result<HttpReply>> future = answer.future();
    if (const auto allowed = checkRequest(request, m_state->config.hosts); !allowed)
        answer.give(failure(allowed.error()));
    else
        m_thread.post([state = m_state, request, answer, stop = std::move(stop)] {
            if (state->side) // closing otherwise: the dropped answer says so
                state->side->begin(request, answer, stop);
        });
    return future;
}

bool HttpTransport::stop(Duration bound)
{
    m_thread.post([state = m_state] { state->side.reset(); });
    return m_thread.stop(bound);
}

} // namespace holdfast
