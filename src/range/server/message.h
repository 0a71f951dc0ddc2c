// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUrlQuery>
#include <utility>

namespace holdfast::range {

/// One HTTP request as it came in; header names are lower case.
struct Request {
    QByteArray method;
    QByteArray target; ///< path and query as they came over the wire
    QString path;
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers;
    QByteArray body;

    [[nodiscard]] QByteArray header(const char *name) const { return headers.value(QByteArray(name)); }
    [[nodiscard]] QString argument(const QString &name) const { return query.queryItemValue(name, QUrl::FullyDecoded); }
};

struct Response {
    int status = 200;
    QByteArray body;
    QByteArray type = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers;

    void add(const QByteArray &name, const QByteArray &value) { headers.append(std::pair(name, value)); }
};

[[nodiscard]] inline Response jsonResponse(int status, const QJsonObject &object)
{
    Response response;
    response.status = status;
    response.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return response;
}

[[nodiscard]] inline Response arrayResponse(int status, const QJsonArray &array)
{
    Response response;
    response.status = status;
    response.body = QJsonDocument(array).toJson(QJsonDocument::Compact);
    return response;
}

} // namespace holdfast::range
