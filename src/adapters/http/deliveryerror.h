// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/transport.h"

#include <QNetworkReply>

namespace holdfast {

/// Who is asked, for sentences: the request's peer, else its host.
[[nodiscard]] QString peerName(const HttpRequest &request);

/// What to do when the outcome of this request is not known.
[[nodiscard]] QString nextWhenInDoubt(const HttpRequest &request);

/// The error of a request without a complete answer. `sent`: one byte of it may have reached the other side.
[[nodiscard]] Error deliveryError(
    const HttpRequest &request, ErrorCode code, bool sent, const QString &why, const QString &detail = {});

/// What Qt's code means for us; nothing when it only repeats a status of the other side.
struct QtFailure {
    ErrorCode code = ErrorCode::network;
    bool beforeSending = false; ///< no byte of the request can have left
    QString why;
};
[[nodiscard]] std::optional<QtFailure> qtFailure(QNetworkReply::NetworkError error);

} // namespace holdfast
