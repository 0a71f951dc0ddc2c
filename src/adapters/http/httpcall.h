// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/http/gate/peeraddress.h"
#include "adapters/http/gate/providergate.h"
#include "adapters/http/gate/retrypolicy.h"
#include "adapters/http/httpattempt.h"
#include "interfaces/exchangelog.h"
#include "kernel/clock.h"
#include "workers/answer.h"

#include <QElapsedTimer>
#include <memory>
#include <stop_token>

namespace holdfast {

/// What all calls share. Lives longer than they do.
struct HttpSurroundings {
    QNetworkAccessManager *readers = nullptr;
    QSslConfiguration tls;
    RetryPolicy retry;
    std::function<double()> random;
    std::function<ProviderGate &(const QString &peer)> gate;
    /// Calls back with the addresses of a name, in a later turn and only while `context` lives.
    std::function<void(const QString &host, QObject *context, std::function<void(QList<QHostAddress>)>)> lookUp;
    const Clock *clock = nullptr;
    ExchangeLog *log = nullptr; ///< may be null
};

/// One call, on the network thread: its attempts, its total deadline, its end. Answers exactly once and then deletes
/// itself.
class HttpCall final : public QObject {
public:
    HttpCall(
        HttpRequest request, Answer<Result<HttpReply>> answer, const HttpSurroundings &surroundings, QObject *parent);

    void start(const std::stop_token &stop);
    void cancel(const QString &why);

private:
    using StopCallback = std::stop_callback<std::function<void()>>;

    void queue();
    void checkHost();
    void beginAttempt();
    void onAttemptDone(Result<HttpReply> result);
    void onDeadline();
    void stopWith(ErrorCode code, const QString &why);
    void answer(Result<HttpReply> result);
    void leaveGate();
    [[nodiscard]] Duration remaining() const;

    const HttpRequest m_request;
    Answer<Result<HttpReply>> m_answer;
    const HttpSurroundings &m_surroundings;
    ProviderGate &m_gate;
    std::optional<ProviderGate::Ticket> m_ticket; ///< while waiting at the gate or inside
    UtcTime m_startedAt;
    std::unique_ptr<StopCallback> m_stop;
    HttpAttempt *m_attempt = nullptr;
    QTimer m_deadline;
    QTimer m_wait;
    QElapsedTimer m_clock;
    int m_attempts = 0;
    bool m_everSent = false; ///< an earlier attempt, whatever became of the latest
    bool m_over = false;
};

} // namespace holdfast
