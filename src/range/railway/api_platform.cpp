// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/json.h"
#include "range/railway/api.h"
#include "range/railway/connection.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

/// What the practice platform never shows again.
const QString sealedName = u"SESSION_SECRET"_s;

} // namespace

RailwayApi::Resolved RailwayApi::environments(const QJsonObject &arguments, Call &)
{
    if (arguments.value(u"projectId"_s).toString() != m_service.projectId())
        return failure(ErrorCode::notFound, u"Project not found"_s);
    return connection(u"QueryEnvironmentsConnection"_s, {environmentJson()}, false);
}

RailwayApi::Resolved RailwayApi::domains(const QJsonObject &arguments, Call &)
{
    if (auto ok = checkIds(arguments); !ok)
        return failure(ok.error());
    const QJsonObject own{{u"__typename"_s, u"ServiceDomain"_s}, {u"id"_s, m_service.serviceId()},
        {u"domain"_s, u"capliquify.practice.example"_s}, {u"environmentId"_s, m_service.environmentId()},
        {u"serviceId"_s, m_service.serviceId()}};
    return QJsonObject{
        {u"__typename"_s, u"AllDomains"_s}, {u"customDomains"_s, QJsonArray()}, {u"serviceDomains"_s, QJsonArray{own}}};
}

RailwayApi::Resolved RailwayApi::cancel(const QJsonObject &arguments, Call &call)
{
    const auto found = target(arguments);
    if (!found)
        return failure(found.error());
    if (!(*found)->isStarting())
        return failure(ErrorCode::refused, u"Cannot cancel a deployment that is not in progress"_s);
    return stop(arguments, call);
}

RailwayApi::Resolved RailwayApi::remove(const QJsonObject &arguments, Call &call) { return stop(arguments, call); }

RailwayApi::Resolved RailwayApi::variableDelete(const QJsonObject &arguments, Call &call)
{
    const QJsonObject input = arguments.value(u"input"_s).toObject();
    JsonReader reader(input, u"input"_s);
    const QString name = reader.string("name");
    if (auto ok = reader.check(); !ok)
        return failure(ErrorCode::invalid, ok.error().what);
    if (auto ok = checkIds(input); !ok)
        return failure(ok.error());
    call.effect = m_service.variables().remove(name) > 0;
    call.marker = name;
    return true;
}

RailwayApi::Resolved RailwayApi::setUnderAttack(const QJsonObject &arguments, Call &call)
{
    const QJsonObject input = arguments.value(u"input"_s).toObject();
    JsonReader reader(input, u"input"_s);
    const bool enabled = reader.boolean("enabled");
    const qint64 seconds = reader.optionalInteger("durationSeconds").value_or(3600);
    if (auto ok = reader.check(); !ok)
        return failure(ErrorCode::invalid, ok.error().what);
    if (auto ok = checkIds(input); !ok)
        return failure(ok.error());
    m_underAttackUntil.reset();
    if (enabled)
        m_underAttackUntil = m_service.context().now() + std::chrono::seconds(seconds);
    call.effect = true;
    QJsonValue until;
    if (enabled)
        until =
            qint64(std::chrono::duration_cast<std::chrono::seconds>(m_underAttackUntil->time_since_epoch()).count());
    return QJsonObject{{u"__typename"_s, u"EdgeConfig"_s}, {u"id"_s, m_service.serviceId()}, {u"enabled"_s, true},
        {u"underAttackModeUntil"_s, until}};
}

QJsonArray RailwayApi::sealsJson() const
{
    QJsonArray nodes;
    QStringList names = m_service.variables().keys();
    names << sealedName;
    for (const QString &name : std::as_const(names))
        nodes << QJsonObject{{u"__typename"_s, u"Variable"_s}, {u"id"_s, name}, {u"name"_s, name},
            {u"isSealed"_s, name == sealedName}, {u"updatedAt"_s, formatUtc(m_service.createdAt())},
            {u"serviceId"_s, m_service.serviceId()}, {u"environmentId"_s, m_service.environmentId()}};
    return nodes;
}

} // namespace holdfast::range
