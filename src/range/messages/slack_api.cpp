// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/messages/slack_api.h"

#include "kernel/json.h"

#include <QRegularExpression>
#include <algorithm>

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestMessage = 40000;
constexpr int mostInAPage = 1000;

Response notOk(const QString &word) { return jsonResponse(200, {{u"ok"_s, false}, {u"error"_s, word}}); }

/// A position in a list as an opaque cursor, and back.
QString cursorAt(qsizetype position) { return u"next:%1"_s.arg(position); }
qsizetype positionOf(const QString &cursor) { return cursor.section(u':', 1).toLongLong(); }

Response listPage(const QString &key, const QJsonArray &all, const QJsonObject &arguments)
{
    const QJsonValue wanted = arguments.value(u"limit"_s);
    const int limit = std::clamp(wanted.isString() ? wanted.toString().toInt() : wanted.toInt(100), 1, mostInAPage);
    const qsizetype from = positionOf(arguments.value(u"cursor"_s).toString());
    QJsonArray items;
    for (qsizetype i = from; i < std::min<qsizetype>(all.size(), from + limit); ++i)
        items << all[i];
    const bool more = from + limit < all.size();
    return jsonResponse(200,
        {{u"ok"_s, true}, {key, items}, {u"has_more"_s, more},
            {u"response_metadata"_s, QJsonObject{{u"next_cursor"_s, more ? cursorAt(from + limit) : QString()}}}});
}

/// Arguments come in the query, as a form, or as JSON.
QJsonObject argumentsOf(const Request &request)
{
    QJsonObject arguments;
    const auto take = [&arguments](const QUrlQuery &query) {
        const auto items = query.queryItems(QUrl::FullyDecoded);
        for (const auto &[name, value] : items) {
            const auto structure = parseJsonObject(value.toUtf8()); // as a form carries `metadata`
            arguments.insert(name, structure ? QJsonValue(*structure) : QJsonValue(value));
        }
    };
    take(request.query);
    if (request.header("content-type").startsWith("application/json")) {
        const QJsonObject body = parseJsonObject(request.body).value_or(QJsonObject());
        for (auto one = body.constBegin(); one != body.constEnd(); ++one)
            arguments.insert(one.key(), *one);
    } else if (!request.body.isEmpty()) {
        take(QUrlQuery(QString::fromUtf8(request.body).replace(u'+', u"%20"_s)));
    }
    return arguments;
}

} // namespace

SlackApi::SlackApi(Context &context)
    : m_context(context)
    , m_token{u"xoxb-"_s + context.letters(40), context.now()}
    , m_team(newId(u"T"_s))
    , m_user(newId(u"U"_s))
{
    m_channels << Channel{newId(u"C"_s), u"incidents"_s, false, {}, {}, {}};
}

QJsonObject SlackApi::describe(const QString &origin) const
{
    return {{u"url"_s, origin + u"/api"_s}, {u"channelId"_s, m_channels.first().id},
        {u"secrets"_s, QJsonObject{{u"token"_s, m_token.value}}}};
}

QJsonObject SlackApi::truth() const
{
    QJsonArray channels;
    for (const Channel &one : m_channels) {
        QJsonArray messages;
        for (const QJsonObject &message : one.messages)
            messages << message;
        channels << QJsonObject{{u"id"_s, one.id}, {u"name"_s, one.name}, {u"topic"_s, one.topic},
            {u"members"_s, QJsonArray::fromStringList(one.members)}, {u"messages"_s, messages}};
    }
    return {{u"channels"_s, channels}};
}

QStringList SlackApi::routes() const
{
    return {u"auth.test"_s, u"chat.postMessage"_s, u"chat.update"_s, u"conversations.history"_s,
        u"conversations.create"_s, u"conversations.list"_s, u"conversations.invite"_s, u"conversations.setTopic"_s};
}

QString SlackApi::routeOf(const Request &request) const
{
    const QString method = request.path.section(u'/', 2);
    return request.path.startsWith(u"/api/") && routes().contains(method) ? method : u"unknown"_s;
}

Response SlackApi::refusal(int status) const
{
    return jsonResponse(
        status, {{u"ok"_s, false}, {u"error"_s, status == 429 ? u"ratelimited"_s : u"service_unavailable"_s}});
}

void SlackApi::serve(const Request &request, Call &call, const Answer &answer)
{
    const QByteArray offered = request.header("authorization");
    if (!offered.startsWith("Bearer "))
        return answer(notOk(u"not_authed"_s));
    if (!m_token.accepts(QString::fromLatin1(offered.mid(7)), m_context.agedNow()))
        return answer(notOk(u"invalid_auth"_s));
    const QString route = routeOf(request);
    Response response = route == u"unknown" ? notOk(u"unknown_method"_s) : answerTo(route, argumentsOf(request), call);
    response.headers << qMakePair(
        QByteArray("X-OAuth-Scopes"), QByteArray("chat:write,channels:manage,channels:read,channels:history"));
    answer(response);
}

Response SlackApi::answerTo(const QString &route, const QJsonObject &arguments, Call &call)
{
    if (route == u"chat.postMessage")
        return post(arguments, call);
    if (route == u"chat.update")
        return update(arguments, call);
    if (route == u"conversations.history")
        return history(arguments);
    if (route == u"conversations.create")
        return create(arguments, call);
    if (route == u"conversations.invite")
        return invite(arguments, call);
    if (route == u"conversations.setTopic")
        return setTopic(arguments, call);
    return route == u"conversations.list" ? list(arguments) : identity();
}

Response SlackApi::identity() const
{
    return jsonResponse(200,
        {{u"ok"_s, true}, {u"url"_s, u"https://practice.slack.com/"_s}, {u"team"_s, u"Practice"_s},
            {u"user"_s, u"holdfast"_s}, {u"team_id"_s, m_team}, {u"user_id"_s, m_user}, {u"bot_id"_s, u"B0PRACTICE"_s},
            {u"is_enterprise_install"_s, false}});
}

Response SlackApi::post(const QJsonObject &arguments, Call &call)
{
    Channel *where = channel(arguments.value(u"channel"_s).toString());
    if (!where)
        return notOk(u"channel_not_found"_s);
    if (where->archived)
        return notOk(u"is_archived"_s);
    const QString text = arguments.value(u"text"_s).toString();
    if (text.isEmpty() && !arguments.contains(u"blocks"_s))
        return notOk(u"no_text"_s);
    const qint64 micros = m_context.now().time_since_epoch().count();
    m_lastStamp = std::max(m_lastStamp + 1, micros);
    const QString stamp = u"%1.%2"_s.arg(m_lastStamp / 1000000).arg(m_lastStamp % 1000000, 6, 10, QChar(u'0'));
    QJsonObject message{
        {u"type"_s, u"message"_s}, {u"user"_s, m_user}, {u"ts"_s, stamp}, {u"text"_s, text.left(longestMessage)}};
    for (const char *kept : {"metadata", "thread_ts", "blocks"}) {
        const QString key = QString::fromLatin1(kept);
        if (arguments.contains(key))
            message.insert(key, arguments.value(key));
    }
    where->messages << message;
    call.effect = true;
    call.effectId = stamp;
    return jsonResponse(200, {{u"ok"_s, true}, {u"channel"_s, where->id}, {u"ts"_s, stamp}, {u"message"_s, message}});
}

Response SlackApi::update(const QJsonObject &arguments, Call &call)
{
    Channel *where = channel(arguments.value(u"channel"_s).toString());
    if (!where)
        return notOk(u"channel_not_found"_s);
    const QString stamp = arguments.value(u"ts"_s).toString();
    for (QJsonObject &message : where->messages) {
        if (message.value(u"ts"_s) != stamp)
            continue;
        message[u"text"_s] = arguments.value(u"text"_s).toString();
        call.effect = true;
        call.effectId = stamp;
        return jsonResponse(
            200, {{u"ok"_s, true}, {u"channel"_s, where->id}, {u"ts"_s, stamp}, {u"text"_s, message.value(u"text"_s)}});
    }
    return notOk(u"message_not_found"_s);
}

Response SlackApi::history(const QJsonObject &arguments)
{
    const Channel *where = channel(arguments.value(u"channel"_s).toString());
    if (!where)
        return notOk(u"channel_not_found"_s);
    const double oldest = arguments.value(u"oldest"_s).toString().toDouble();
    const bool all = arguments.value(u"include_all_metadata"_s).toVariant().toBool();
    QJsonArray newestFirst;
    for (auto message = where->messages.crbegin(); message != where->messages.crend(); ++message) {
        if (message->value(u"ts"_s).toString().toDouble() <= oldest)
            continue;
        QJsonObject shown = *message;
        if (!all)
            shown.remove(u"metadata"_s);
        newestFirst << shown;
    }
    return listPage(u"messages"_s, newestFirst, arguments);
}

Response SlackApi::create(const QJsonObject &arguments, Call &call)
{
    const QString name = arguments.value(u"name"_s).toString();
    static const QRegularExpression form(u"\\A[a-z0-9_-]{1,80}\\z"_s);
    if (!form.match(name).hasMatch())
        return notOk(name.isEmpty() ? u"invalid_name_required"_s : u"invalid_name_specials"_s);
    if (channel(name))
        return notOk(u"name_taken"_s);
    m_channels << Channel{newId(u"C"_s), name, false, {}, {}, {}};
    call.effect = true;
    call.effectId = m_channels.last().id;
    return jsonResponse(200,
        {{u"ok"_s, true},
            {u"channel"_s, QJsonObject{{u"id"_s, call.effectId}, {u"name"_s, name}, {u"is_channel"_s, true}}}});
}

Response SlackApi::invite(const QJsonObject &arguments, Call &call)
{
    Channel *where = channel(arguments.value(u"channel"_s).toString());
    if (!where)
        return notOk(u"channel_not_found"_s);
    const QStringList users = arguments.value(u"users"_s).toString().split(u',', Qt::SkipEmptyParts);
    if (users.isEmpty())
        return notOk(u"no_user"_s);
    bool isNew = false;
    for (const QString &user : users) {
        if (where->members.contains(user))
            continue;
        where->members << user;
        isNew = true;
    }
    if (!isNew)
        return notOk(u"already_in_channel"_s);
    call.effect = true;
    call.effectId = where->id;
    return jsonResponse(
        200, {{u"ok"_s, true}, {u"channel"_s, QJsonObject{{u"id"_s, where->id}, {u"name"_s, where->name}}}});
}

Response SlackApi::setTopic(const QJsonObject &arguments, Call &call)
{
    Channel *where = channel(arguments.value(u"channel"_s).toString());
    if (!where)
        return notOk(u"channel_not_found"_s);
    where->topic = arguments.value(u"topic"_s).toString();
    call.effect = true;
    call.effectId = where->id;
    return jsonResponse(
        200, {{u"ok"_s, true}, {u"channel"_s, QJsonObject{{u"id"_s, where->id}, {u"name"_s, where->name}}}});
}

Response SlackApi::list(const QJsonObject &arguments) const
{
    QJsonArray channels;
    for (const Channel &one : m_channels)
        channels << QJsonObject{
            {u"id"_s, one.id}, {u"name"_s, one.name}, {u"is_channel"_s, true}, {u"is_archived"_s, one.archived}};
    return listPage(u"channels"_s, channels, arguments);
}

SlackApi::Channel *SlackApi::channel(const QString &idOrName)
{
    const auto found = std::find_if(m_channels.begin(), m_channels.end(),
        [&idOrName](const Channel &one) { return one.id == idOrName || one.name == idOrName; });
    return found == m_channels.end() ? nullptr : &*found;
}

} // namespace holdfast::range
