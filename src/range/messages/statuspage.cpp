// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/messages/statuspage.h"

#include "kernel/json.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

const QStringList incidentStates{u"investigating"_s, u"identified"_s, u"monitoring"_s, u"resolved"_s, u"scheduled"_s,
    u"in_progress"_s, u"verifying"_s, u"completed"_s};
const QStringList componentStates{u"operational"_s, u"under_maintenance"_s, u"degraded_performance"_s,
    u"partial_outage"_s, u"major_outage"_s, QString()};

Response entityError(int status, const QString &message)
{
    return jsonResponse(status, QJsonObject{{u"message"_s, message}});
}

} // namespace

Statuspage::Statuspage(Context &context, Token token)
    : m_context(context)
    , m_token(std::move(token))
    , m_pageId(context.letters(12))
{
    const QString at = formatUtc(context.now());
    m_component = {{u"id"_s, context.letters(12)}, {u"page_id"_s, m_pageId}, {u"group_id"_s, QJsonValue()},
        {u"created_at"_s, at}, {u"updated_at"_s, at}, {u"group"_s, false}, {u"name"_s, u"CapLiquify"_s},
        {u"description"_s, QJsonValue()}, {u"position"_s, 1}, {u"status"_s, u"operational"_s}, {u"showcase"_s, true},
        {u"only_show_if_degraded"_s, false}, {u"automation_email"_s, u""_s}, {u"start_date"_s, QJsonValue()}};
}

QStringList Statuspage::routes() const
{
    return {u"getPage"_s, u"listIncidents"_s, u"listUnresolvedIncidents"_s, u"createIncident"_s, u"getIncident"_s,
        u"updateIncident"_s, u"listComponents"_s, u"getComponent"_s, u"updateComponent"_s};
}

QString Statuspage::routeOf(const Request &request) const
{
    QStringList parts = request.path.split(u'/', Qt::SkipEmptyParts);
    if (parts.size() < 3 || parts.size() > 5 || parts[0] != u"v1" || parts[1] != u"pages")
        return u"unknown"_s;
    const QString kind = parts.value(3);
    const bool isOne = parts.size() == 5;
    const QByteArray &method = request.method;
    if (kind.isEmpty())
        return method == "GET" ? u"getPage"_s : u"unknown"_s;
    if (kind == u"incidents" && method == "GET")
        return !isOne                   ? u"listIncidents"_s
            : parts[4] == u"unresolved" ? u"listUnresolvedIncidents"_s
                                        : u"getIncident"_s;
    if (kind == u"incidents" && (method == "POST") != isOne)
        return isOne ? u"updateIncident"_s : u"createIncident"_s;
    if (kind == u"components" && method == "GET")
        return isOne ? u"getComponent"_s : u"listComponents"_s;
    return kind == u"components" && isOne && method != "POST" ? u"updateComponent"_s : u"unknown"_s;
}

Response Statuspage::refusal(int status) const
{
    return entityError(status, u"practice fault: status %1"_s.arg(status));
}

void Statuspage::serve(const Request &request, Call &call, const Answer &answer)
{
    const QString offered = QString::fromUtf8(request.header("authorization"));
    if (!offered.startsWith(u"OAuth ") || !m_token.accepts(offered.mid(6), m_context.agedNow()))
        return answer(entityError(401, u"Could not authenticate"_s));
    const QStringList parts = request.path.split(u'/', Qt::SkipEmptyParts);
    const QString route = routeOf(request);
    if (route == u"unknown" || parts.value(2) != m_pageId)
        return answer(entityError(404, u"Not found"_s));
    answer(dispatch(route, request, parts.value(4), call));
}

Response Statuspage::dispatch(const QString &route, const Request &request, const QString &id, Call &call)
{
    if (route == u"getPage")
        return jsonResponse(200,
            {{u"id"_s, m_pageId}, {u"name"_s, u"CapLiquify (practice)"_s},
                {u"created_at"_s, m_component[u"created_at"_s]}, {u"updated_at"_s, m_component[u"updated_at"_s]}});
    if (route == u"listIncidents" || route == u"listUnresolvedIncidents")
        return listIncidents(route == u"listUnresolvedIncidents", request.argument(u"q"_s));
    if (route == u"listComponents")
        return arrayResponse(200, {m_component});
    if (route.endsWith(u"Component") && id != componentId())
        return entityError(404, u"Component not found"_s);
    if (route == u"getComponent")
        return jsonResponse(200, m_component);
    if (route.endsWith(u"Incident") && route != u"createIncident" && indexOf(id) < 0)
        return entityError(404, u"Incident not found"_s);
    if (route == u"getIncident")
        return jsonResponse(200, m_incidents.at(indexOf(id)).toObject());
    const auto body = parseJsonObject(request.body);
    if (!body)
        return entityError(400, u"the body is not a JSON object"_s);
    return route == u"updateComponent" ? writeComponent(*body, id, call) : writeIncident(*body, id, call);
}

Response Statuspage::listIncidents(bool unresolved, const QString &search) const
{
    QJsonArray found;
    for (const QJsonValue incident : m_incidents) {
        const QString status = incident[u"status"_s].toString();
        if (unresolved && (status == u"resolved" || status == u"completed"))
            continue;
        if (incident[u"name"_s].toString().contains(search, Qt::CaseInsensitive))
            found << incident;
    }
    return arrayResponse(200, found);
}

qsizetype Statuspage::indexOf(const QString &id) const
{
    for (qsizetype i = 0; i < m_incidents.size(); ++i) {
        if (m_incidents.at(i)[u"id"_s] == id)
            return i;
    }
    return -1;
}

QString Statuspage::checkIncident(const QJsonObject &given, bool isNew) const
{
    if (isNew && given.value(u"name"_s).toString().isEmpty())
        return u"name can't be blank"_s;
    if (given.value(u"name"_s).toString().size() > 255)
        return u"name is too long (maximum is 255 characters)"_s;
    if (given.contains(u"status"_s) && !incidentStates.contains(given[u"status"_s].toString()))
        return u"status is not included in the list"_s;
    if (given.value(u"body"_s).toString().size() > 25000)
        return u"body is too long (maximum is 25000 characters)"_s;
    const QJsonObject components = given.value(u"components"_s).toObject();
    for (auto one = components.begin(); one != components.end(); ++one) {
        if (one.key() != componentId() || !componentStates.contains(one.value().toString()))
            return u"components is invalid"_s;
    }
    return {};
}

void Statuspage::applyComponents(const QJsonObject &wanted)
{
    if (!wanted.contains(componentId()))
        return;
    m_component.insert(u"status"_s, wanted.value(componentId()));
    m_component.insert(u"updated_at"_s, formatUtc(m_context.now()));
}

void Statuspage::addUpdate(QJsonObject &incident, const QJsonObject &given)
{
    const QString at = formatUtc(m_context.now());
    QJsonArray updates = incident.value(u"incident_updates"_s).toArray();
    updates.prepend(QJsonObject{{u"id"_s, m_context.letters(12)}, {u"incident_id"_s, incident[u"id"_s]},
        {u"status"_s, incident[u"status"_s]}, {u"body"_s, given.value(u"body"_s).toString()}, {u"created_at"_s, at},
        {u"updated_at"_s, at}, {u"display_at"_s, at},
        {u"deliver_notifications"_s, given.value(u"deliver_notifications"_s).toBool(true)}});
    incident.insert(u"incident_updates"_s, updates);
}

Response Statuspage::writeIncident(const QJsonObject &body, const QString &id, Call &call)
{
    const QJsonObject given = body.value(u"incident"_s).toObject();
    const bool isNew = id.isEmpty();
    if (given.isEmpty())
        return entityError(isNew ? 400 : 422, u"incident is missing"_s);
    if (const QString wrong = checkIncident(given, isNew); !wrong.isEmpty())
        return jsonResponse(422, QJsonObject{{u"error"_s, QJsonArray{wrong}}});
    const QString at = formatUtc(m_context.now());
    QJsonObject incident = isNew
        ? QJsonObject{{u"id"_s, m_context.letters(12)}, {u"page_id"_s, m_pageId}, {u"created_at"_s, at},
            {u"status"_s, u"investigating"_s}, {u"impact"_s, u"none"_s}, {u"impact_override"_s, QJsonValue()},
            {u"metadata"_s, QJsonObject()}, {u"monitoring_at"_s, QJsonValue()}, {u"resolved_at"_s, QJsonValue()},
            {u"shortlink"_s, QJsonValue()}, {u"incident_updates"_s, QJsonArray()}}
        : m_incidents.at(indexOf(id)).toObject();
    for (const QString &key : {u"name"_s, u"status"_s, u"impact_override"_s, u"metadata"_s}) {
        if (given.contains(key))
            incident.insert(key, given.value(key));
    }
    if (given.contains(u"impact_override"_s))
        incident.insert(u"impact"_s, given.value(u"impact_override"_s));
    if (incident[u"status"_s] == u"resolved"_s && incident[u"resolved_at"_s].isNull())
        incident.insert(u"resolved_at"_s, at);
    incident.insert(u"updated_at"_s, at);
    if (isNew || given.contains(u"body"_s) || given.contains(u"status"_s))
        addUpdate(incident, given);
    applyComponents(given.value(u"components"_s).toObject());
    incident.insert(u"components"_s, QJsonArray{m_component});
    if (isNew)
        m_incidents.prepend(incident);
    else
        m_incidents.replace(indexOf(id), incident);
    call.effect = true;
    call.effectId = incident[u"id"_s].toString();
    call.marker = incident[u"name"_s].toString();
    return jsonResponse(isNew ? 201 : 200, incident);
}

Response Statuspage::writeComponent(const QJsonObject &body, const QString &id, Call &call)
{
    const QJsonObject given = body.value(u"component"_s).toObject();
    if (!componentStates.contains(given.value(u"status"_s).toString()))
        return jsonResponse(422, QJsonObject{{u"error"_s, QJsonArray{u"status is not included in the list"_s}}});
    applyComponents({{id, given.value(u"status"_s)}});
    call.effect = true;
    call.effectId = id;
    return jsonResponse(200, m_component);
}

} // namespace holdfast::range
