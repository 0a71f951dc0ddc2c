// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"
#include "range/server/message.h"

namespace holdfast::range {

/// What is wrong with the signature of a request, as S3 says it: code and message; empty when it is good.
struct SignatureFault {
    QString code;
    QString message;
    int status = 403;
};

/// Checks AWS Signature Version 4 as the server does: from what came over the wire, and only with the signed headers.
/// The body must have the hash that was signed, unless it was declared unsigned.
[[nodiscard]] SignatureFault signatureFault(
    const Request &request, const QString &accessKey, const QByteArray &secretKey, const QString &region, UtcTime now);

} // namespace holdfast::range
