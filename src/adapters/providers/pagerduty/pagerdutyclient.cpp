// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/pagerduty/pagerdutyclient.h"

#include "adapters/http/apireply.h"
#include "adapters/http/networkrequest.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestSummary = 1024;
constexpr qsizetype longestKey = 255;

HttpRequest enqueue(const PagerdutyConfig &config, QJsonObject body)
{
    HttpRequest request;
    request.method = "POST";
    request.url = apiUrl(config.baseUrl, {u"enqueue"_s});
    request.headers = {{"Accept", "application/json"}, {"Content-Type", "application/json"}};
    body.insert(u"routing_key"_s, QString::fromUtf8(config.token.reveal()));
    request.body = canonicalJson(body);
    request.peer = u"PagerDuty"_s;
    request.route = u"enqueue"_s;
    request.idempotency = Idempotency::idempotent;
    return request;
}

Error readError(const HttpRequest &request, const HttpReply &reply)
{
    const QJsonObject body = parseJsonObject(reply.body).value_or(QJsonObject());
    const QString first = body.value(u"errors"_s).toArray().first().toString();
    return statusError(request, reply, first.isEmpty() ? body.value(u"message"_s).toString() : first);
}

} // namespace

namespace pagerduty {

ProviderPolicy policy()
{
    return {
        u"PagerDuty"_s, {u"events.pagerduty.com"_s}, 2, 120, std::chrono::minutes{1}, {429}, std::chrono::seconds{30}};
}

HttpRequest trigger(const PagerdutyConfig &config, const PagerAlert &alert)
{
    return enqueue(config,
        {{u"event_action"_s, u"trigger"_s}, {u"dedup_key"_s, alert.key},
            {u"payload"_s,
                QJsonObject{{u"summary"_s, alert.summary.left(longestSummary)}, {u"source"_s, alert.source},
                    {u"severity"_s, alert.severity}}}});
}

HttpRequest change(const PagerdutyConfig &config, const QString &action, const QString &key)
{
    return enqueue(config, {{u"event_action"_s, action}, {u"dedup_key"_s, key}});
}

Result<> readAccepted(const HttpRequest &request, const HttpReply &reply)
{
    const auto word = readGood(request, reply, readError, [](JsonReader &body) { return body.string("status"); });
    if (!word)
        return failure(word.error());
    if (*word != u"success")
        return failure(unreadable(request, reply, u"It says “%1”."_s.arg(shownMessage(*word))));
    return {};
}

} // namespace pagerduty

PagerdutyClient::PagerdutyClient(Transport &transport, PagerdutyConfig config)
    : m_transport(transport)
    , m_config(std::move(config))
{ }

Result<> PagerdutyClient::trigger(const PagerAlert &alert, std::stop_token stop)
{
    if (alert.key.isEmpty() || alert.key.size() > longestKey || alert.summary.trimmed().isEmpty())
        return failure(ErrorCode::invalid, u"Nobody can be paged with this."_s,
            u"The alert needs a summary and a key of 1 to %1 characters."_s.arg(longestKey), u"Nothing was sent."_s);
    return call(m_transport, pagerduty::trigger(m_config, alert), stop, pagerduty::readAccepted);
}

RequestPreview PagerdutyClient::describeTrigger(const PagerAlert &alert) const
{
    PagerdutyConfig shown = m_config;
    shown.token = Secret(QString(u'‹' + m_config.tokenName + u'›').toUtf8());
    RequestPreview preview = describe(pagerduty::trigger(shown, alert), m_config.tokenName);
    preview.headers.removeIf([](const QString &header) { return header.startsWith(u"Authorization"); });
    return preview;
}

Result<> PagerdutyClient::acknowledge(const QString &key, std::stop_token stop)
{
    return call(m_transport, pagerduty::change(m_config, u"acknowledge"_s, key), stop, pagerduty::readAccepted);
}

Result<> PagerdutyClient::resolve(const QString &key, std::stop_token stop)
{
    return call(m_transport, pagerduty::change(m_config, u"resolve"_s, key), stop, pagerduty::readAccepted);
}

} // namespace holdfast
