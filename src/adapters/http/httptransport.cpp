// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/httptransport.h"

#include "adapters/http/httpcall.h"
#include "adapters/http/networkrequest.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QRandomGenerator>

namespace holdfast {

namespace {

constexpr Duration boundAtDestruction{std::chrono::seconds{2}};

QSslConfiguration tlsFor(const HttpConfig &config)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!config.authorities.isEmpty())
        tls.setCaCertificates(config.authorities);
    return tls;
}

} // namespace

class HttpTransport::Side final : public QObject {
public:
    explicit Side(const HttpConfig &config)
        : m_surroundings{makeManager(this), tlsFor(config), config.retry,
            config.random ? config.random : [] { return QRandomGenerator::global()->generateDouble(); }}
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
