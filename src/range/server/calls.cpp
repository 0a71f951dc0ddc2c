// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/server/calls.h"

#include <QJsonObject>

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

QJsonValue textOrNull(const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }

QJsonObject callJson(const Call &call)
{
    return {{u"n"_s, call.n}, {u"provider"_s, call.provider}, {u"route"_s, call.route},
        {u"receivedAt"_s, formatUtc(call.receivedAt)}, {u"answeredAt"_s, utcOrNull(call.answeredAt)},
        {u"settledAt"_s, utcOrNull(call.settledAt)},
        {u"status"_s, call.status ? QJsonValue(*call.status) : QJsonValue()}, {u"effect"_s, call.effect},
        {u"effectId"_s, textOrNull(call.effectId)}, {u"marker"_s, textOrNull(call.marker)},
        {u"fault"_s, textOrNull(call.fault)}};
}

} // namespace

QJsonValue utcOrNull(const std::optional<UtcTime> &time) { return time ? QJsonValue(formatUtc(*time)) : QJsonValue(); }

Call &CallLog::begin(const QString &provider, const QString &route)
{
    Call call;
    call.n = qint64(m_calls.size()) + 1;
    call.provider = provider;
    call.route = route;
    call.receivedAt = m_clock.utc();
    return m_calls.emplace_back(std::move(call));
}

void CallLog::answered(Call &call, std::optional<int> status)
{
    call.answeredAt = m_clock.utc();
    call.status = status;
    if (!call.worksOn)
        call.settledAt = call.answeredAt;
}

QJsonArray CallLog::json() const
{
    QJsonArray all;
    for (const Call &call : m_calls)
        all << callJson(call);
    return all;
}

} // namespace holdfast::range
