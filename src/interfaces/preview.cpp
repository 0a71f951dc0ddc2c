// SPDX-License-Identifier: GPL-3.0-or-later
#include "interfaces/preview.h"

#include "kernel/json.h"

#include <QCryptographicHash>
#include <QJsonArray>

namespace holdfast {

namespace {

QJsonObject requestToJson(const RequestPreview &request)
{
    return {{QStringLiteral("kind"), request.kind}, {QStringLiteral("method"), request.method},
        {QStringLiteral("target"), request.target},
        {QStringLiteral("headers"), QJsonArray::fromStringList(request.headers)},
        {QStringLiteral("body"), request.body}};
}

QJsonArray requestsToJson(const QList<RequestPreview> &requests)
{
    QJsonArray array;
    for (const RequestPreview &request : requests)
        array << requestToJson(request);
    return array;
}

} // namespace

QJsonObject toJson(const Preview &preview)
{
    return {{QStringLiteral("requests"), requestsToJson(preview.requests)}, {QStringLiteral("change"), preview.change},
        {QStringLiteral("blastRadius"), QJsonArray::fromStringList(preview.blastRadius)},
        {QStringLiteral("memo"), preview.memo}};
}

Result<Preview> previewFromJson(const QJsonObject &object)
{
    JsonReader reader(object, QStringLiteral("preview"));
    Preview preview{{}, reader.string("change"), reader.strings("blastRadius"), reader.object("memo")};
    for (const QJsonObject &item : reader.objects("requests")) {
        JsonReader request(item, QStringLiteral("preview.requests"));
        preview.requests << RequestPreview{request.string("kind"), request.string("method"), request.string("target"),
            request.strings("headers"), request.string("body")};
        if (auto ok = request.check(); !ok)
            return failure(ok.error());
    }
    if (auto ok = reader.check(); !ok)
        return failure(ok.error());
    return preview;
}

QString previewDigest(const Preview &preview)
{
    const QByteArray bytes = canonicalJson(QJsonObject{{QStringLiteral("requests"), requestsToJson(preview.requests)}});
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace holdfast
