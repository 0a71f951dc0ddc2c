// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/httpattempt.h"

#include "adapters/http/deliveryerror.h"
#include "adapters/http/networkrequest.h"
#include "adapters/http/oneshotbody.h"

#include <QMetaEnum>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QSslError>

namespace holdfast {

namespace {

QString errorName(QNetworkReply::NetworkError error)
{
    return QString::fromLatin1(QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(error));
}

int statusOf(const QNetworkReply &reply) { return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }

} // namespace

QNetworkAccessManager *makeManager(QObject *parent)
{
    auto *manager = new QNetworkAccessManager(parent);
    manager->setProxy(QNetworkProxy(QNetworkProxy::NoProxy)); // asking the system can block for seconds
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    manager->setStrictTransportSecurityEnabled(false); // plain http is refused before, and nothing is kept on disk
    return manager;
}

HttpAttempt::HttpAttempt(const HttpRequest &request, QNetworkAccessManager *readers, const QSslConfiguration &tls,
    Done done, QObject *parent)
    : QObject(parent)
    , m_request(request)
    , m_readers(readers)
    , m_tls(tls)
    , m_done(std::move(done))
{
    m_phase.setSingleShot(true);
    connect(&m_phase, &QTimer::timeout, this, &HttpAttempt::onPhaseOver);
}

HttpAttempt::~HttpAttempt()
{
    if (m_reply)
        m_reply->deleteLater(); // of the shared manager; an own one takes its reply along
}

void HttpAttempt::begin()
{
    const QNetworkRequest request = toNetworkRequest(m_request, m_tls);
    QNetworkAccessManager *manager = m_request.idempotency == Idempotency::safe ? m_readers : makeManager(this);
    if (hasBody(m_request)) {
        m_body = new OneShotBody(m_request.body, this);
        if (m_request.method == "POST")
            m_reply = manager->post(request, m_body);
        else if (m_request.method == "PUT")
            m_reply = manager->put(request, m_body);
        else
            m_reply = manager->sendCustomRequest(request, m_request.method, m_body);
        // Qt's connection thread may still ask for more of the body after abort(): it goes with the reply, not before.
        m_body->setParent(m_reply);
    } else {
        // HEAD as a custom request would wait for a body that never comes.
        m_reply = m_request.method == "HEAD" ? manager->head(request) : manager->get(request);
    }
    watch();
    m_phase.start(m_request.connectDeadline);
}

void HttpAttempt::watch()
{
    QNetworkReply *reply = m_reply;
    const auto sent = [this] { onProgress(m_sent); };
    connect(reply, &QNetworkReply::requestSent, this, sent);
    connect(reply, &QNetworkReply::uploadProgress, this, [sent](qint64 bytes, qint64) {
        if (bytes > 0)
            sent();
    });
    connect(reply, &QNetworkReply::metaDataChanged, this, sent);
    connect(reply, &QNetworkReply::socketStartedConnecting, this, [this] { onProgress(m_connecting); });
    connect(reply, &QNetworkReply::encrypted, this, [this] { onProgress(m_encrypted); });
    connect(reply, &QNetworkReply::readyRead, this, &HttpAttempt::readMore);
    connect(reply, &QNetworkReply::finished, this, &HttpAttempt::onFinished);
    connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors) // never ignored
            m_tlsProblem = error.errorString();
    });
}

// Qt says when a request with a body, or without the device of one, was sent, but not when the empty device was. Then
// the encrypted connection tells; without encryption only loopback is asked, where connecting takes no time.
bool HttpAttempt::isSent() const
{
    const bool encrypted = m_request.url.scheme() == QStringLiteral("https");
    const bool mute = m_body && m_request.body.isEmpty();
    return m_sent || (m_body && m_body->isTouched()) || (mute && (encrypted ? m_encrypted : m_connecting));
}

void HttpAttempt::onProgress(bool &mark)
{
    mark = true;
    if (isSent())
        m_phase.start(m_request.idleDeadline);
}

void HttpAttempt::readMore()
{
    if (m_over)
        return;
    m_sent = true;
    m_phase.start(m_request.idleDeadline);
    m_received += m_reply->readAll();
    if (m_received.size() > m_request.bodyLimit)
        fail(ErrorCode::badReply, QStringLiteral("The answer is larger than %1 bytes.").arg(m_request.bodyLimit));
}

void HttpAttempt::onPhaseOver()
{
    if (isSent())
        fail(ErrorCode::timedOut, QStringLiteral("Nothing came for %1.").arg(formatRough(m_request.idleDeadline)));
    else
        fail(ErrorCode::timedOut,
            QStringLiteral("No connection within %1.").arg(formatRough(m_request.connectDeadline)));
}

void HttpAttempt::stop(ErrorCode code, const QString &why) { fail(code, why); }

// Without a length and without chunks only the closing of the connection ends a body, and nobody can tell that from
// an accident on the way.
bool HttpAttempt::isWhole() const
{
    const int status = statusOf(*m_reply);
    if (m_request.method == "HEAD" || status == 204 || status == 304)
        return true;
    if (m_reply->rawHeader("Transfer-Encoding").trimmed().toLower() == "chunked")
        return true; // Qt reports a missing last chunk itself
    bool isNumber = false;
    const qint64 length = m_reply->rawHeader("Content-Length").trimmed().toLongLong(&isNumber);
    return isNumber && length == m_received.size();
}

void HttpAttempt::onFinished()
{
    if (m_over)
        return;
    m_received += m_reply->readAll();
    const QNetworkReply::NetworkError error = m_reply->error();
    const int status = statusOf(*m_reply);
    if (error == QNetworkReply::ContentReSendError && (status == 307 || status == 308)) {
        // Qt 6.4 rewinds the body for these two even when it must not follow them; the answer itself had come.
        end(HttpReply{status, m_reply->rawHeaderPairs(), {}, {}});
        return;
    }
    if (const auto failed = qtFailure(error)) {
        // A fresh encrypted connection that broke before the handshake was over has carried nothing.
        const bool handshake = m_request.url.scheme() == QStringLiteral("https") && !m_encrypted;
        m_connecting = m_connecting && !failed->beforeSending; // refused: connecting was all there was
        m_sent = m_sent || status > 0 || (!failed->beforeSending && !handshake);
        const QString why = m_tlsProblem.isEmpty() ? failed->why : failed->why + QLatin1Char(' ') + m_tlsProblem;
        fail(failed->code, status > 0 ? QStringLiteral("The answer broke off.") : why, errorName(error));
        return;
    }
    m_sent = true;
    if (status == 0) {
        fail(ErrorCode::badReply, QStringLiteral("The answer was not HTTP."), errorName(error));
        return;
    }
    if (m_received.size() > m_request.bodyLimit) {
        fail(ErrorCode::badReply, QStringLiteral("The answer is larger than %1 bytes.").arg(m_request.bodyLimit));
        return;
    }
    if (!isWhole()) {
        fail(ErrorCode::network, QStringLiteral("The answer broke off, or its end cannot be told."),
            QStringLiteral("status %1, %2 bytes").arg(status).arg(m_received.size()));
        return;
    }
    end(HttpReply{status, m_reply->rawHeaderPairs(), m_received, {}});
}

void HttpAttempt::fail(ErrorCode code, const QString &why, const QString &detail)
{
    if (m_over)
        return;
    end(failure(deliveryError(m_request, code, isSent(), why, detail)));
}

void HttpAttempt::end(Result<HttpReply> result)
{
    m_over = true;
    m_phase.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        if (m_reply->isRunning())
            m_reply->abort();
    }
    m_done(std::move(result));
}

} // namespace holdfast
