// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/paging/phones.h"

#include "kernel/json.h"

#include <algorithm>

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

Response refused(int status, int code, const QString &message)
{
    return jsonResponse(status,
        {{u"code"_s, code}, {u"message"_s, message}, {u"status"_s, status},
            {u"more_info"_s, u"https://www.twilio.com/docs/errors/%1"_s.arg(code)}});
}

/// Twilio's numbers for tests: what they refuse.
int refusalOf(const QString &to)
{
    static const QMap<QString, int> known{{u"+15005550001"_s, 21211}, {u"+15005550002"_s, 21612},
        {u"+15005550003"_s, 21408}, {u"+15005550004"_s, 21610}, {u"+15005550009"_s, 21614}};
    return known.value(to, 0);
}

QUrlQuery formOf(const Request &request)
{
    return QUrlQuery(QString::fromUtf8(QByteArray(request.body).replace('+', "%20")));
}

} // namespace

Phones::Phones(Context &context)
    : m_context(context)
    , m_token{context.letters(32), context.now()}
    , m_account(u"AC"_s + context.letters(32))
{ }

QJsonObject Phones::describe(const QString &origin) const
{
    return {{u"url"_s, origin + u"/2010-04-01"_s}, {u"account"_s, m_account}, {u"from"_s, u"+15005550006"_s},
        {u"secrets"_s, QJsonObject{{u"token"_s, m_token.value}}}};
}

QJsonObject Phones::truth() const
{
    QJsonArray messages;
    for (const QJsonObject &message : m_messages)
        messages << message;
    return {{u"messages"_s, messages}};
}

QStringList Phones::routes() const
{
    return {u"CreateMessage"_s, u"ListMessage"_s, u"FetchMessage"_s, u"FetchAccount"_s};
}

QString Phones::routeOf(const Request &request) const
{
    const QString root = u"/2010-04-01/Accounts/"_s + m_account;
    if (request.path == root + u".json"_s)
        return u"FetchAccount"_s;
    if (request.path == root + u"/Messages.json"_s)
        return request.method == "POST" ? u"CreateMessage"_s : u"ListMessage"_s;
    return request.path.startsWith(root + u"/Messages/"_s) ? u"FetchMessage"_s : u"unknown"_s;
}

Response Phones::refusal(int status) const { return refused(status, status == 429 ? 20429 : 20500, u"not now"_s); }

void Phones::serve(const Request &request, Call &call, const Answer &answer)
{
    const QByteArray offered = QByteArray::fromBase64(request.header("authorization").mid(6));
    const bool isOurs = offered.startsWith(m_account.toUtf8() + ':');
    if (!isOurs || !m_token.accepts(QString::fromUtf8(offered.mid(m_account.size() + 1)), m_context.agedNow()))
        return answer(refused(401, 20003, u"Authenticate"_s));
    const QString route = routeOf(request);
    if (route == u"FetchAccount")
        return answer(jsonResponse(
            200, {{u"sid"_s, m_account}, {u"status"_s, u"active"_s}, {u"friendly_name"_s, u"Practice"_s}}));
    if (route == u"CreateMessage")
        return answer(create(formOf(request), call));
    if (route == u"ListMessage")
        return answer(list(request));
    answer(route == u"FetchMessage" ? fetch(request.path.section(u'/', -1).chopped(5))
                                    : refused(404, 20404, u"not found"_s));
}

Response Phones::create(const QUrlQuery &form, Call &call)
{
    const QString to = form.queryItemValue(u"To"_s, QUrl::FullyDecoded);
    const QString body = form.queryItemValue(u"Body"_s, QUrl::FullyDecoded);
    if (to.isEmpty() || body.isEmpty()
        || (!form.hasQueryItem(u"From"_s) && !form.hasQueryItem(u"MessagingServiceSid"_s)))
        return refused(400, 21602, u"To, From and Body are required"_s);
    if (const int code = refusalOf(to); code > 0)
        return refused(400, code, u"the number is refused in practice"_s);
    m_messages << QJsonObject{{u"sid"_s, u"SM"_s + m_context.letters(32)}, {u"to"_s, to}, {u"body"_s, body},
        {u"status"_s, u"queued"_s}, {u"error_code"_s, QJsonValue()}, {u"error_message"_s, QJsonValue()},
        {u"num_segments"_s, u"1"_s}, {u"price"_s, QJsonValue()}, {u"account_sid"_s, m_account}};
    call.effect = true;
    call.effectId = m_messages.last().value(u"sid"_s).toString();
    return jsonResponse(201, m_messages.last());
}

Response Phones::list(const Request &request) const
{
    const QString to = request.argument(u"To"_s);
    QJsonArray found;
    for (auto message = m_messages.crbegin(); message != m_messages.crend(); ++message) {
        if (to.isEmpty() || message->value(u"to"_s) == to)
            found << *message;
    }
    return jsonResponse(200, {{u"messages"_s, found}, {u"next_page_uri"_s, QJsonValue()}});
}

Response Phones::fetch(const QString &sid)
{
    const auto found = std::find_if(m_messages.begin(), m_messages.end(),
        [&sid](const QJsonObject &message) { return message.value(u"sid"_s) == sid; });
    if (found == m_messages.end())
        return refused(404, 20404, u"not found"_s);
    const Response answer = jsonResponse(200, *found);
    (*found)[u"status"_s] = found->value(u"status"_s) == u"queued"_s ? u"sent"_s : u"delivered"_s;
    return answer;
}

Pagers::Pagers(Context &context)
    : m_context(context)
    , m_key{context.letters(32), context.now()}
{ }

QString Pagers::routeOf(const Request &request) const
{
    return request.method == "POST" && request.path == u"/v2/enqueue" ? u"enqueue"_s : u"unknown"_s;
}

QJsonObject Pagers::describe(const QString &origin) const
{
    return {{u"url"_s, origin + u"/v2"_s}, {u"secrets"_s, QJsonObject{{u"key"_s, m_key.value}}}};
}

QJsonObject Pagers::truth() const
{
    QJsonArray alerts;
    for (const QJsonObject &alert : m_alerts)
        alerts << alert;
    return {{u"alerts"_s, alerts}};
}

Response Pagers::refusal(int status) const
{
    return jsonResponse(status, {{u"status"_s, u"error"_s}, {u"message"_s, u"not now"_s}});
}

void Pagers::serve(const Request &request, Call &call, const Answer &answer)
{
    const QJsonObject body = parseJsonObject(request.body).value_or(QJsonObject());
    const auto invalid = [](const QString &why) {
        return jsonResponse(400,
            {{u"status"_s, u"invalid event"_s}, {u"message"_s, u"Event object is invalid"_s},
                {u"errors"_s, QJsonArray{why}}});
    };
    if (routeOf(request) == u"unknown")
        return answer(refusal(404));
    if (!m_key.accepts(body.value(u"routing_key"_s).toString(), m_context.agedNow()))
        return answer(invalid(u"Invalid routing key"_s));
    const QString action = body.value(u"event_action"_s).toString();
    const QString key = body.value(u"dedup_key"_s).toString();
    const QJsonObject payload = body.value(u"payload"_s).toObject();
    const auto open = std::find_if(m_alerts.begin(), m_alerts.end(), [&key](const QJsonObject &alert) {
        return alert.value(u"key"_s) == key && alert.value(u"state"_s) != u"resolved"_s;
    });
    if (action == u"trigger") {
        if (payload.value(u"summary"_s).toString().isEmpty() || payload.value(u"severity"_s).toString().isEmpty())
            return answer(invalid(u"'payload.summary' and 'payload.severity' are missing or blank"_s));
        if (open == m_alerts.end())
            m_alerts << QJsonObject{{u"key"_s, key}, {u"state"_s, u"triggered"_s},
                {u"summary"_s, payload[u"summary"_s]}, {u"severity"_s, payload[u"severity"_s]},
                {u"at"_s, formatUtc(m_context.now())}, {u"events"_s, 1}};
        else
            (*open)[u"events"_s] = open->value(u"events"_s).toInt() + 1;
    } else if (action != u"acknowledge" && action != u"resolve") {
        return answer(invalid(u"'event_action' is none of trigger, acknowledge, resolve"_s));
    } else if (open != m_alerts.end()) {
        (*open)[u"state"_s] = action == u"acknowledge" ? u"acknowledged"_s : u"resolved"_s;
    }
    call.effect = true;
    call.effectId = key;
    answer(
        jsonResponse(202, {{u"status"_s, u"success"_s}, {u"message"_s, u"Event processed"_s}, {u"dedup_key"_s, key}}));
}

} // namespace holdfast::range
