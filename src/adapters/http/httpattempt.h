// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/transport.h"

#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QTimer>
#include <functional>

class QNetworkAccessManager;

namespace holdfast {

class OneShotBody;

/// One delivery of one request, on the network thread. Ends exactly once through `done`, not before begin() returned.
class HttpAttempt final : public QObject {
public:
    using Done = std::function<void(Result<HttpReply>)>;

    /// Reads share `readers`. Everything with an effect gets a manager and so a connection of its own: a kept
    /// connection may be half closed, which would leave the outcome in doubt for nothing, and six held calls would
    /// keep all others to the same host waiting.
    HttpAttempt(const HttpRequest &request, QNetworkAccessManager *readers, const QSslConfiguration &tls, Done done,
        QObject *parent);
    ~HttpAttempt() override;

    void begin();
    /// Ends it now, with this code.
    void stop(ErrorCode code, const QString &why);
    /// One byte of the request may have reached the other side.
    [[nodiscard]] bool isSent() const;

private:
    void watch();
    void onProgress(bool &mark);
    void readMore();
    void onFinished();
    void onPhaseOver();
    void fail(ErrorCode code, const QString &why, const QString &detail = {});
    void end(Result<HttpReply> result);
    [[nodiscard]] bool isWhole() const;

    const HttpRequest m_request;
    QNetworkAccessManager *m_readers;
    QSslConfiguration m_tls;
    Done m_done;
    QPointer<QNetworkReply> m_reply;
    OneShotBody *m_body = nullptr;
    QTimer m_phase; ///< connect deadline, then idle deadline
    QByteArray m_received;
    QString m_tlsProblem;
    bool m_connecting = false;
    bool m_encrypted = false;
    bool m_sent = false;
    bool m_over = false;
};

/// A manager as all of them are made: no proxy of the system, no automatism.
[[nodiscard]] QNetworkAccessManager *makeManager(QObject *parent);

} // namespace holdfast
