// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"
#include "kernel/time.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace holdfast {

/// One exchange with a provider, as evidence. Without user names, query values, fragments, authorization and bodies: of
/// these only their size and SHA-256, so that a body that is kept elsewhere can be told to be this one.
struct Exchange {
    UtcTime at; ///< when it was asked for
    QString peer;
    QString route;
    QString method;
    QString address; ///< scheme, host, port and path; names of query parameters
    QStringList headers; ///< names of the request's headers
    qint64 sentBytes = 0;
    QByteArray sentHash; ///< SHA-256, hexadecimal
    int status = 0; ///< 0: no complete answer
    qint64 receivedBytes = 0;
    QByteArray receivedHash;
    int attempts = 0; ///< deliveries
    Duration took{0};
    enum class Outcome { answered, failed, inDoubt, notSent } outcome = Outcome::answered;
    QString error; ///< code name; empty when answered
    QString requestId; ///< the provider's own id of the exchange, for its support
};

[[nodiscard]] QString outcomeName(Exchange::Outcome outcome); ///< `answered`, `failed`, `in-doubt`, `not-sent`
[[nodiscard]] QJsonObject toJson(const Exchange &exchange);

/// Keeps exchanges. Called on the network thread; returns at once.
class ExchangeLog {
public:
    virtual ~ExchangeLog() = default;
    virtual void record(const Exchange &exchange) = 0;
};

} // namespace holdfast
