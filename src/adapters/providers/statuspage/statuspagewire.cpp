// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/statuspage/statuspageclient.h"

#include "adapters/http/apireply.h"
#include "adapters/http/networkrequest.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr Duration rateWindow{std::chrono::seconds{60}};

HttpRequest toPage(const StatuspageConfig &config, const QStringList &path, const QList<QPair<QString, QString>> &query)
{
    HttpRequest request;
    request.url = apiUrl(config.baseUrl, QStringList{u"pages"_s, config.pageId} + path, query);
    request.headers = {{"Accept", "application/json"}};
    request.authorizationScheme = "OAuth"; // literally, and not Bearer
    request.authorization = config.token;
    request.peer = u"Statuspage"_s;
    return request;
}

HttpRequest toIncidents(const StatuspageConfig &config, const QList<QPair<QString, QString>> &query = {})
{
    return toPage(config, {u"incidents"_s}, query);
}

/// The ids link the components; only the map changes their status.
void addComponents(QJsonObject &incident, const StatuspageConfig &config, const QString &status)
{
    if (status.isEmpty() || config.componentIds.isEmpty())
        return;
    QJsonObject components;
    for (const QString &id : config.componentIds)
        components.insert(id, status);
    incident.insert(u"component_ids"_s, QJsonArray::fromStringList(config.componentIds));
    incident.insert(u"components"_s, components);
}

void setBody(HttpRequest &request, const QJsonObject &body)
{
    request.headers << qMakePair(QByteArray("Content-Type"), QByteArray("application/json"));
    request.body = canonicalJson(body);
}

StatusComponent readOneComponent(JsonReader &reader)
{
    return {reader.string("id"), reader.string("name"), reader.string("status")};
}

StatusIncident readIncident(JsonReader &reader)
{
    StatusIncident incident{reader.string("id"), reader.string("name"), reader.string("status"), {}, {}};
    const QJsonObject metadata = reader.optionalObject("metadata").value_or(QJsonObject());
    incident.marker = metadata.value(u"holdfast"_s).toObject().value(u"marker"_s).toString();
    if (reader.has("incident_updates")) {
        const QList<QJsonObject> updates = reader.objects("incident_updates"); // the newest first
        incident.newestBody = updates.value(0).value(u"body"_s).toString();
    }
    return incident;
}

QString messageOf(const HttpReply &reply)
{
    const QJsonObject body = parseJsonObject(reply.body).value_or(QJsonObject());
    const QJsonValue error = body.value(u"error"_s); // 422 says it in a list
    const QString text = error.isArray() ? error.toArray().first().toString() : error.toString();
    return body.value(u"message"_s).toString(text);
}

} // namespace

namespace statuspage {

ProviderPolicy policy()
{
    return {u"Statuspage"_s, {u"api.statuspage.io"_s}, 2, 60, rateWindow, {420, 429}, rateWindow};
}

HttpRequest post(const StatuspageConfig &config, const StatusPost &post)
{
    HttpRequest request = toIncidents(config);
    request.method = "POST";
    request.route = u"createIncident"_s;
    request.idempotency = Idempotency::lookUpFirst;
    QJsonObject incident{{u"name"_s, post.title}, {u"status"_s, post.status}, {u"body"_s, post.body},
        {u"deliver_notifications"_s, config.deliverNotifications && !post.quiet},
        {u"metadata"_s, QJsonObject{{u"holdfast"_s, QJsonObject{{u"marker"_s, post.marker}}}}}};
    addComponents(incident, config, post.componentStatus);
    setBody(request, {{u"incident"_s, incident}});
    return request;
}

HttpRequest update(const StatuspageConfig &config, const StatusUpdate &update)
{
    HttpRequest request = toPage(config, {u"incidents"_s, update.incidentId}, {});
    request.method = "PATCH";
    request.route = u"updateIncident"_s;
    request.idempotency = Idempotency::lookUpFirst;
    QJsonObject incident{{u"status"_s, update.status}, {u"body"_s, update.body},
        {u"deliver_notifications"_s, config.deliverNotifications && !update.quiet}};
    addComponents(incident, config, update.componentStatus);
    setBody(request, {{u"incident"_s, incident}});
    return request;
}

HttpRequest listComponents(const StatuspageConfig &config)
{
    HttpRequest request = toPage(config, {u"components"_s}, {{u"per_page"_s, u"100"_s}});
    request.method = "GET";
    request.route = u"listComponents"_s;
    request.idempotency = Idempotency::safe;
    return request;
}

HttpRequest setComponent(const StatuspageConfig &config, const QString &id, const QString &status)
{
    HttpRequest request = toPage(config, {u"components"_s, id}, {});
    request.method = "PATCH";
    request.route = u"updateComponent"_s;
    request.idempotency = Idempotency::idempotent;
    setBody(request, {{u"component"_s, QJsonObject{{u"status"_s, status}}}});
    return request;
}

HttpRequest list(const StatuspageConfig &config)
{
    HttpRequest request = toIncidents(config, {{u"limit"_s, u"100"_s}});
    request.method = "GET";
    request.route = u"listIncidents"_s;
    request.idempotency = Idempotency::safe;
    return request;
}

HttpRequest page(const StatuspageConfig &config)
{
    HttpRequest request = toPage(config, {}, {});
    request.method = "GET";
    request.route = u"getPage"_s;
    request.idempotency = Idempotency::safe;
    return request;
}

Result<KeyReport> readKey(const HttpRequest &request, const HttpReply &reply, const StatuspageConfig &)
{
    return readGood(request, reply, readError, [](JsonReader &page) {
        const QString name = page.string("name");
        return KeyReport{name, {}, {}, u"The key can read the page “%1”."_s.arg(shownMessage(name))};
    });
}

Error readError(const HttpRequest &request, const HttpReply &reply)
{
    Error error = statusError(request, reply, messageOf(reply));
    if (error.code == ErrorCode::rateLimited && !error.retryAfter)
        error.retryAfter = rateWindow;
    return error;
}

Result<StatusIncident> readPosted(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, readError, readIncident);
}

Result<QList<StatusComponent>> readComponents(const HttpRequest &request, const HttpReply &reply)
{
    return readGoodList(request, reply, readError, readOneComponent);
}

Result<StatusComponent> readComponent(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, readError, readOneComponent);
}

Result<QList<StatusIncident>> readList(const HttpRequest &request, const HttpReply &reply)
{
    return readGoodList(request, reply, readError, readIncident);
}

} // namespace statuspage

} // namespace holdfast
