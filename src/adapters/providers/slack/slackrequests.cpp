// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/slack/slackrequests.h"

#include "adapters/http/networkrequest.h"
#include "kernel/escape.h"
#include "kernel/json.h"

namespace holdfast::slack {

using namespace Qt::StringLiterals;

namespace {

constexpr Duration deadline{std::chrono::seconds{20}};

HttpRequest base(const QUrl &url, const QString &route)
{
    HttpRequest request;
    request.url = url;
    request.peer = u"Slack"_s;
    request.route = route;
    request.deadline = deadline;
    request.idleDeadline = deadline;
    return request;
}

HttpRequest method(const SlackConfig &config, const QString &name, const QList<QPair<QString, QString>> &query = {})
{
    HttpRequest request = base(apiUrl(config.baseUrl, {name}, query), name);
    request.method = "GET";
    request.headers = {{"Accept", "application/json"}};
    request.authorizationScheme = "Bearer";
    request.authorization = config.token;
    request.idempotency = Idempotency::safe;
    return request;
}

HttpRequest change(const SlackConfig &config, const QString &name, const QJsonObject &body, Idempotency idempotency)
{
    HttpRequest request = method(config, name);
    request.method = "POST";
    request.headers << qMakePair(QByteArray("Content-Type"), QByteArray("application/json; charset=utf-8"));
    request.body = canonicalJson(body);
    request.idempotency = idempotency;
    return request;
}

/// Seconds with six decimals, as Slack writes its instants.
QString slackTime(UtcTime time)
{
    const qint64 micros = time.time_since_epoch().count();
    return u"%1.%2"_s.arg(micros / 1000000).arg(micros % 1000000, 6, 10, QChar(u'0'));
}

} // namespace

ProviderPolicy policy()
{
    return {u"Slack"_s, {u"slack.com"_s, u"hooks.slack.com"_s}, 2, 20, std::chrono::seconds{10}, {429},
        std::chrono::seconds{1}};
}

Result<> checkText(const QString &text)
{
    if (text.trimmed().isEmpty() || text.size() > longestText)
        return failure(ErrorCode::invalid, u"The message cannot be posted."_s,
            u"It must have 1 to %1 characters."_s.arg(longestText), u"Shorten it. Nothing was sent."_s);
    return {};
}

HttpRequest authTest(const SlackConfig &config) { return method(config, u"auth.test"_s); }

HttpRequest postMessage(const SlackConfig &config, const ChatMessage &message)
{
    QJsonObject body{{u"channel"_s, message.channel}, {u"text"_s, escapeSlack(message.text)},
        {u"unfurl_links"_s, false}, {u"unfurl_media"_s, false},
        {u"metadata"_s,
            QJsonObject{{u"event_type"_s, u"holdfast_notice"_s},
                {u"event_payload"_s, QJsonObject{{u"marker"_s, message.marker}}}}}};
    if (!message.thread.isEmpty())
        body.insert(u"thread_ts"_s, message.thread);
    return change(config, u"chat.postMessage"_s, body, Idempotency::lookUpFirst);
}

HttpRequest history(const SlackConfig &config, const QString &channel, UtcTime since, const QString &cursor)
{
    QList<QPair<QString, QString>> query{{u"channel"_s, channel}, {u"oldest"_s, slackTime(since)},
        {u"include_all_metadata"_s, u"true"_s}, {u"limit"_s, u"200"_s}};
    if (!cursor.isEmpty())
        query << qMakePair(u"cursor"_s, cursor);
    return method(config, u"conversations.history"_s, query);
}

HttpRequest updateMessage(const SlackConfig &config, const PostedMessage &message, const QString &text)
{
    return change(config, u"chat.update"_s,
        {{u"channel"_s, message.channel}, {u"ts"_s, message.id}, {u"text"_s, escapeSlack(text)}},
        Idempotency::idempotent);
}

HttpRequest createChannel(const SlackConfig &config, const QString &name)
{
    return change(config, u"conversations.create"_s, {{u"name"_s, name}}, Idempotency::lookUpFirst);
}

HttpRequest listChannels(const SlackConfig &config, const QString &cursor)
{
    QList<QPair<QString, QString>> query{{u"exclude_archived"_s, u"false"_s}, {u"limit"_s, u"200"_s}};
    if (!cursor.isEmpty())
        query << qMakePair(u"cursor"_s, cursor);
    return method(config, u"conversations.list"_s, query);
}

HttpRequest invite(const SlackConfig &config, const QString &channel, const QStringList &userIds)
{
    return change(config, u"conversations.invite"_s, {{u"channel"_s, channel}, {u"users"_s, userIds.join(u',')}},
        Idempotency::idempotent);
}

HttpRequest setTopic(const SlackConfig &config, const QString &channel, const QString &topic)
{
    return change(config, u"conversations.setTopic"_s, {{u"channel"_s, channel}, {u"topic"_s, escapeSlack(topic)}},
        Idempotency::idempotent);
}

HttpRequest webhook(const Secret &address, const QString &text)
{
    HttpRequest request = base(QUrl::fromEncoded(address.reveal(), QUrl::StrictMode), u"webhook"_s);
    request.method = "POST";
    request.headers = {{"Content-Type", "application/json"}};
    request.body = canonicalJson({{u"text"_s, escapeSlack(text)}});
    request.idempotency = Idempotency::neverRepeat;
    return request;
}

} // namespace holdfast::slack
