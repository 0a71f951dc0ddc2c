// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/deliveryerror.h"

namespace holdfast {

namespace {

QString whatHappened(const QString &peer, ErrorCode code, bool sent)
{
    switch (code) {
    case ErrorCode::cancelled:
        return QStringLiteral("The call to %1 was stopped.").arg(peer);
    case ErrorCode::badReply:
        return QStringLiteral("%1 gave an answer that cannot be used.").arg(peer);
    case ErrorCode::timedOut:
        return sent ? QStringLiteral("%1 did not answer in time.").arg(peer)
                    : QStringLiteral("%1 could not be reached in time.").arg(peer);
    default:
        return sent ? QStringLiteral("%1 did not answer.").arg(peer)
                    : QStringLiteral("%1 could not be reached.").arg(peer);
    }
}

QString whatNext(const HttpRequest &request, bool sent, ErrorCode code)
{
    if (sent && request.idempotency != Idempotency::safe)
        return nextWhenInDoubt(request);
    if (code == ErrorCode::cancelled)
        return QStringLiteral("Nothing was changed.");
    if (!sent)
        return QStringLiteral(
            "Nothing was sent. Check this machine's connection and the provider's status, then try again.");
    return QStringLiteral("Nothing was changed. Try again.");
}

} // namespace

QString peerName(const HttpRequest &request) { return request.peer.isEmpty() ? request.url.host() : request.peer; }

QString nextWhenInDoubt(const HttpRequest &request)
{
    const QString peer = peerName(request);
    switch (request.idempotency) {
    case Idempotency::safe:
        return QStringLiteral("Nothing was changed. Try again.");
    case Idempotency::idempotent:
        return QStringLiteral("It may have happened; doing it again is safe.");
    case Idempotency::lookUpFirst:
        return QStringLiteral("Holdfast asks %1 whether it happened before doing anything again.").arg(peer);
    case Idempotency::neverRepeat:
        break;
    }
    return QStringLiteral("It may have happened. Look at %1 yourself before doing it again.").arg(peer);
}

Error deliveryError(const HttpRequest &request, ErrorCode code, bool sent, const QString &why, const QString &detail)
{
    const QString where = QStringLiteral("%1 %2 %3:%4")
                              .arg(request.route, QString::fromLatin1(request.method), request.url.host())
                              .arg(request.url.port(request.url.scheme() == QStringLiteral("https") ? 443 : 80));
    return Error{code, whatHappened(peerName(request), code, sent), why, whatNext(request, sent, code),
        detail.isEmpty() ? where : where + QStringLiteral(": ") + detail, {},
        sent && request.idempotency != Idempotency::safe};
}

std::optional<QtFailure> qtFailure(QNetworkReply::NetworkError error)
{
    using Reply = QNetworkReply;
    switch (error) {
    case Reply::NoError:
    case Reply::ProtocolInvalidOperationError: // status 400
        return std::nullopt;
    case Reply::ConnectionRefusedError:
        return QtFailure{ErrorCode::network, true, QStringLiteral("The connection was refused.")};
    case Reply::HostNotFoundError:
        return QtFailure{ErrorCode::network, true, QStringLiteral("The name of the host could not be resolved.")};
    case Reply::SslHandshakeFailedError:
        return QtFailure{ErrorCode::network, true, QStringLiteral("The identity of the host could not be verified.")};
    case Reply::TimeoutError:
        return QtFailure{ErrorCode::timedOut, true, QStringLiteral("The connection could not be made in time.")};
    case Reply::TemporaryNetworkFailureError:
    case Reply::NetworkSessionFailedError:
    case Reply::UnknownNetworkError:
        return QtFailure{ErrorCode::network, true, QStringLiteral("The network cannot be used.")};
    case Reply::ContentReSendError: // Qt wanted to send it again, and the one-shot body refused
        return QtFailure{ErrorCode::network, false,
            QStringLiteral("After the request was sent the connection was closed, or what came was not HTTP.")};
    case Reply::RemoteHostClosedError:
        return QtFailure{
            ErrorCode::network, false, QStringLiteral("The connection was closed after the request was sent.")};
    case Reply::ProtocolUnknownError:
    case Reply::ProtocolFailure:
        return QtFailure{ErrorCode::badReply, false, QStringLiteral("The answer was not HTTP.")};
    default:
        if (error >= Reply::ContentAccessDenied) // Qt's names for statuses: an answer is an answer
            return std::nullopt;
        return QtFailure{ErrorCode::network, false, QStringLiteral("The connection broke.")};
    }
}

} // namespace holdfast
