// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/slack/slackreplies.h"

#include "adapters/http/apireply.h"
#include "adapters/http/deliveryerror.h"

namespace holdfast::slack {

using namespace Qt::StringLiterals;

namespace {

struct Kind {
    ErrorCode code;
    QString what;
    QString next;
    bool nothingDone = true;
};

std::optional<Kind> kindOf(const QString &word)
{
    const Kind refused{ErrorCode::unauthorised, u"Slack refused the key or its permission."_s,
        u"Store a valid key for Slack, with the permission that the word names."_s};
    const Kind nowhere{ErrorCode::notFound, u"Slack does not know the channel, or the bot may not write there."_s,
        u"Check the channel in the plan, and invite the bot to it."_s};
    const Kind closed{ErrorCode::refused, u"The way into the Slack channel is closed."_s,
        u"Make a new webhook in Slack and store its address."_s};
    const Kind failed{ErrorCode::unavailable, u"Slack reports a failure of its own."_s, {}, false};
    const Kind payload{ErrorCode::invalid, u"Slack refused the message itself."_s, u"Nothing was posted."_s};
    static const QMap<QString, Kind> known{{u"invalid_auth"_s, refused}, {u"not_authed"_s, refused},
        {u"token_revoked"_s, refused}, {u"token_expired"_s, refused}, {u"account_inactive"_s, refused},
        {u"missing_scope"_s, refused}, {u"invalid_token"_s, refused}, {u"action_prohibited"_s, refused},
        {u"team_disabled"_s, refused}, {u"posting_to_general_channel_denied"_s, refused},
        {u"channel_not_found"_s, nowhere}, {u"not_in_channel"_s, nowhere}, {u"is_archived"_s, nowhere},
        {u"channel_is_archived"_s, nowhere}, {u"restricted_action"_s, nowhere}, {u"no_service"_s, closed},
        {u"no_service_id"_s, closed}, {u"no_active_hooks"_s, closed}, {u"no_team"_s, closed},
        {u"ratelimited"_s, {ErrorCode::rateLimited, u"Slack asks to slow down."_s, u"Nothing was posted."_s}},
        {u"name_taken"_s,
            {ErrorCode::conflict, u"Slack has a channel of this name already."_s,
                u"Look it up before making another; an archived one keeps its name."_s}},
        {u"already_in_channel"_s, {ErrorCode::conflict, u"They are in the Slack channel already."_s, QString()}},
        {u"internal_error"_s, failed}, {u"fatal_error"_s, failed}, {u"service_unavailable"_s, failed},
        {u"request_timeout"_s, failed}, {u"rollup_error"_s, failed}, {u"no_text"_s, payload},
        {u"invalid_payload"_s, payload}, {u"msg_too_long"_s, payload}, {u"too_many_attachments"_s, payload},
        {u"user_not_found"_s, payload}};
    const auto found = known.constFind(word);
    return found == known.cend() ? std::nullopt : std::optional(*found);
}

/// The body of an answer that is `ok`, read by `fill`.
template <class Fill>
auto readBody(const HttpRequest &request, const HttpReply &reply, Fill fill)
    -> Result<decltype(fill(std::declval<JsonReader &>()))>
{
    const auto body = readObject(request, reply);
    if (!body)
        return isSuccess(reply) ? failure(body.error()) : failure(statusError(request, reply, {}));
    if (!isSuccess(reply) || body->value(u"ok"_s) != QJsonValue(true))
        return failure(readError(request, reply, body->value(u"error"_s).toString()));
    return readWith(request, reply, *body, fill);
}

QString nextCursor(JsonReader &body)
{
    JsonReader metadata(body.optionalObject("response_metadata").value_or(QJsonObject()));
    return metadata.optionalString("next_cursor").value_or(QString());
}

} // namespace

Error readError(const HttpRequest &request, const HttpReply &reply, const QString &word)
{
    Error error = statusError(request, reply, word);
    const auto kind = kindOf(word);
    if (!kind && !isSuccess(reply))
        return error; // the status says more than a word that is not known
    error.code = kind ? kind->code : ErrorCode::unavailable;
    error.what = kind ? kind->what : u"Slack did not do it."_s;
    error.why = u"Slack says: %1"_s.arg(word.isEmpty() ? u"nothing"_s : shownMessage(word));
    error.mayHaveTakenEffect = (!kind || !kind->nothingDone) && request.idempotency != Idempotency::safe;
    error.next = error.mayHaveTakenEffect || !kind ? nextWhenInDoubt(request) : kind->next;
    return error;
}

Result<KeyReport> readKey(const HttpRequest &request, const HttpReply &reply, const SlackConfig &)
{
    auto report = readBody(request, reply, [](JsonReader &body) {
        const QString team = body.string("team");
        const QString user = body.string("user");
        return KeyReport{shownMessage(u"%1 in %2"_s.arg(user, team)), {}, {},
            u"The key is that of %1 in the workspace %2."_s.arg(shownMessage(user), shownMessage(team))};
    });
    if (report) {
        for (const QByteArray &scope : reply.header("X-OAuth-Scopes").split(',')) {
            if (!scope.trimmed().isEmpty())
                report->scopes << shownMessage(QString::fromLatin1(scope.trimmed()));
        }
    }
    return report;
}

Result<PostedMessage> readPosted(const HttpRequest &request, const HttpReply &reply)
{
    return readBody(request, reply, [](JsonReader &body) {
        return PostedMessage{body.string("channel"), body.string("ts")};
    });
}

Result<HistoryPage> readHistory(const HttpRequest &request, const HttpReply &reply)
{
    return readBody(request, reply, [](JsonReader &body) {
        HistoryPage page;
        for (const QJsonObject &message : body.objects("messages")) {
            JsonReader reader(message, u"message"_s);
            const QString id = reader.string("ts");
            if (const auto ok = reader.check(); !ok)
                body.reject("messages", u"a list of messages ("_s + ok.error().what + u')');
            const QJsonObject payload = message.value(u"metadata"_s).toObject().value(u"event_payload"_s).toObject();
            page.entries << HistoryPage::Entry{id, payload.value(u"marker"_s).toString()};
        }
        page.next = nextCursor(body);
        return page;
    });
}

Result<QString> readChannel(const HttpRequest &request, const HttpReply &reply)
{
    return readBody(request, reply, [](JsonReader &body) {
        JsonReader channel(body.object("channel"), u"channel"_s);
        const QString id = channel.string("id");
        if (const auto ok = channel.check(); !ok)
            body.reject("channel", u"a channel ("_s + ok.error().what + u')');
        return id;
    });
}

Result<> readDone(const HttpRequest &request, const HttpReply &reply)
{
    const auto done = readBody(request, reply, [](JsonReader &) { return true; });
    if (!done)
        return failure(done.error());
    return {};
}

Result<ChannelPage> readChannels(const HttpRequest &request, const HttpReply &reply)
{
    return readBody(request, reply, [](JsonReader &body) {
        ChannelPage page;
        for (const QJsonObject &object : body.objects("channels")) {
            JsonReader channel(object, u"channel"_s);
            const QString name = channel.string("name");
            page.ids.insert(name, channel.string("id"));
            if (const auto ok = channel.check(); !ok)
                body.reject("channels", u"a list of channels ("_s + ok.error().what + u')');
        }
        page.next = nextCursor(body);
        return page;
    });
}

Result<> readWebhook(const HttpRequest &request, const HttpReply &reply)
{
    const QString word = QString::fromUtf8(reply.body.trimmed().left(100));
    if (isSuccess(reply) && word == u"ok")
        return {};
    if (kindOf(word))
        return failure(readError(request, reply, word));
    if (isSuccess(reply))
        return failure(unreadable(request, reply, u"Slack's “ok” was expected."_s));
    return failure(statusError(request, reply, {}));
}

} // namespace holdfast::slack
