// SPDX-License-Identifier: GPL-3.0-or-later
#include "interfaces/exchangelog.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace holdfast {

QString outcomeName(Exchange::Outcome outcome)
{
    switch (outcome) {
    case Exchange::Outcome::answered:
        return u"answered"_s;
    case Exchange::Outcome::failed:
        return u"failed"_s;
    case Exchange::Outcome::notSent:
        return u"not-sent"_s;
    case Exchange::Outcome::inDoubt:
        break;
    }
    return u"in-doubt"_s;
}

QJsonObject toJson(const Exchange &exchange)
{
    QJsonObject object{{u"at"_s, formatUtc(exchange.at)}, {u"peer"_s, exchange.peer}, {u"route"_s, exchange.route},
        {u"method"_s, exchange.method}, {u"address"_s, exchange.address},
        {u"headers"_s, QJsonArray::fromStringList(exchange.headers)}, {u"sentBytes"_s, exchange.sentBytes},
        {u"sentSha256"_s, QString::fromLatin1(exchange.sentHash)},
        {u"status"_s, exchange.status > 0 ? QJsonValue(exchange.status) : QJsonValue(QJsonValue::Null)},
        {u"receivedBytes"_s, exchange.receivedBytes}, {u"receivedSha256"_s, QString::fromLatin1(exchange.receivedHash)},
        {u"attempts"_s, exchange.attempts}, {u"tookMs"_s, qint64(exchange.took.count())},
        {u"outcome"_s, outcomeName(exchange.outcome)}};
    if (!exchange.error.isEmpty())
        object.insert(u"error"_s, exchange.error);
    if (!exchange.requestId.isEmpty())
        object.insert(u"requestId"_s, exchange.requestId);
    return object;
}

} // namespace holdfast
