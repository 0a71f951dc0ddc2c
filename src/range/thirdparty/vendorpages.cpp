// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/json.h"
#include "range/thirdparty/thirdparty.h"

#include <QStringEncoder>

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

const QStringList vendors{u"neon"_s, u"railway"_s, u"clerk"_s, u"aws"_s, u"openai"_s, u"anthropic"_s, u"slack"_s,
    u"cloudflare"_s, u"github"_s, u"twilio"_s, u"taxjar"_s, u"avalara"_s};

QJsonArray incidents(const QString &key, bool isWell)
{
    return isWell ? QJsonArray() : QJsonArray{QJsonObject{{key, u"Elevated error rates (practice)"_s}}};
}

Response awsPage(const QString &state)
{
    QJsonArray events;
    if (!state.isEmpty())
        events << QJsonObject{{u"service"_s, u"s3-us-east-1"_s}, {u"summary"_s, u"Elevated error rates (practice)"_s},
            {u"status"_s, state == u"outage" ? u"3"_s : u"2"_s}};
    const QString text = QString::fromUtf8(QJsonDocument(events).toJson(QJsonDocument::Compact));
    QStringEncoder encoder(QStringEncoder::Utf16BE, QStringEncoder::Flag::WriteBom);
    Response response;
    response.body = encoder(text);
    return response;
}

} // namespace

QStringList VendorPages::routes() const { return vendors + QStringList{u"set"_s}; }

QString VendorPages::routeOf(const Request &request) const
{
    const QString name = request.path.mid(1);
    return routes().contains(name) ? name : u"unknown"_s;
}

Response VendorPages::refusal(int status) const { return jsonResponse(status, {{u"message"_s, u"not now"_s}}); }

QJsonObject VendorPages::describe(const QString &origin) const { return {{u"url"_s, origin}}; }

QJsonObject VendorPages::truth() const
{
    QJsonObject states;
    for (const QString &vendor : vendors)
        states.insert(vendor, m_states.value(vendor, u"operational"_s));
    return {{u"states"_s, states}};
}

void VendorPages::serve(const Request &request, Call &call, const Answer &answer)
{
    const QString route = routeOf(request);
    if (route == u"unknown")
        return answer(jsonResponse(404, {{u"message"_s, u"no such page"_s}}));
    if (route != u"set")
        return answer(page(route));
    const QJsonObject body = parseJsonObject(request.body).value_or(QJsonObject());
    const QString vendor = body.value(u"vendor"_s).toString();
    const QString state = body.value(u"state"_s).toString();
    if (request.method != "POST" || !vendors.contains(vendor)
        || !QStringList{u"operational"_s, u"degraded"_s, u"outage"_s}.contains(state))
        return answer(jsonResponse(400, {{u"message"_s, u"vendor and state are needed"_s}}));
    call.effect = true;
    if (state == u"operational")
        m_states.remove(vendor);
    else
        m_states[vendor] = state;
    answer(jsonResponse(200, truth()));
}

Response VendorPages::page(const QString &vendor) const
{
    const QString state = m_states.value(vendor);
    const bool isWell = state.isEmpty();
    if (vendor == u"aws")
        return awsPage(state);
    if (vendor == u"neon") {
        const QJsonObject summary{{u"page_title"_s, u"console"_s},
            {u"ongoing_incidents"_s, incidents(u"name"_s, isWell)}, {u"in_progress_maintenances"_s, QJsonArray()},
            {u"scheduled_maintenances"_s, QJsonArray()}};
        return jsonResponse(200, {{u"subpages"_s, QJsonArray{QJsonObject{{u"summary"_s, summary}}}}});
    }
    if (vendor == u"railway") {
        QJsonArray active = incidents(u"title"_s, isWell);
        if (!isWell)
            active = {QJsonObject{{u"title"_s, u"Elevated error rates (practice)"_s},
                {u"components"_s,
                    QJsonArray{QJsonObject{{u"name"_s, u"Deployments"_s},
                        {u"impact"_s, state == u"outage" ? u"MAJOR_OUTAGE"_s : u"DEGRADED_PERFORMANCE"_s}}}}}};
        return jsonResponse(200,
            {{u"activeIncidents"_s, active}, {u"recentIncidents"_s, QJsonArray()}, {u"maintenances"_s, QJsonArray()}});
    }
    if (vendor == u"slack") {
        QJsonArray active = incidents(u"title"_s, isWell);
        if (!isWell)
            active = {QJsonObject{{u"title"_s, u"Elevated error rates (practice)"_s},
                {u"type"_s, state == u"outage" ? u"outage"_s : u"incident"_s}}};
        return jsonResponse(200, {{u"status"_s, isWell ? u"ok"_s : u"active"_s}, {u"active_incidents"_s, active}});
    }
    const QString indicator = isWell ? u"none"_s : state == u"outage" ? u"major"_s : u"minor"_s;
    return jsonResponse(200,
        {{u"page"_s, QJsonObject{{u"name"_s, vendor}}},
            {u"status"_s, QJsonObject{{u"indicator"_s, indicator}, {u"description"_s, u"practice"_s}}},
            {u"components"_s, QJsonArray()}, {u"incidents"_s, incidents(u"name"_s, isWell)}});
}

} // namespace holdfast::range
