// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/twilio/twiliorequests.h"

#include "adapters/http/apireply.h"
#include "adapters/http/networkrequest.h"

#include <QRegularExpression>

namespace holdfast::twilio {

using namespace Qt::StringLiterals;

namespace {

using Query = QList<QPair<QString, QString>>;

HttpRequest base(const TwilioConfig &config, const QString &route, const QStringList &path, const Query &query = {})
{
    HttpRequest request;
    request.method = "GET";
    request.url = apiUrl(config.baseUrl, QStringList{u"Accounts"_s} + path, query);
    request.headers = {{"Accept", "application/json"}};
    request.authorizationScheme = "Basic";
    request.authorization = Secret((config.accountSid.toUtf8() + ':' + config.token.reveal()).toBase64());
    request.peer = u"Twilio"_s;
    request.route = route;
    request.idempotency = Idempotency::safe;
    return request;
}

QByteArray form(const Query &fields)
{
    QByteArrayList pairs;
    for (const auto &[name, value] : fields)
        pairs << QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    return pairs.join('&');
}

SentText readOne(JsonReader &reader)
{
    static const QMap<QString, TextState> known{{u"accepted"_s, TextState::underWay},
        {u"scheduled"_s, TextState::underWay}, {u"queued"_s, TextState::underWay}, {u"sending"_s, TextState::underWay},
        {u"sent"_s, TextState::underWay}, {u"delivered"_s, TextState::delivered}, {u"read"_s, TextState::delivered},
        {u"undelivered"_s, TextState::failed}, {u"failed"_s, TextState::failed}, {u"canceled"_s, TextState::failed}};
    SentText text;
    text.id = reader.string("sid");
    text.stateWord = reader.string("status");
    text.state = known.value(text.stateWord, TextState::unknown);
    text.problem = shownMessage(reader.optionalString("error_message").value_or(QString()));
    return text;
}

} // namespace

ProviderPolicy policy() { return {u"Twilio"_s, {u"api.twilio.com"_s}, 2, 1, std::chrono::seconds{1}, {429}, {}}; }

Result<> checkMessage(const TextMessage &message)
{
    static const QRegularExpression number(u"\\A\\+[1-9][0-9]{6,14}\\z"_s);
    if (!number.match(message.to).hasMatch())
        return failure(ErrorCode::invalid, u"The text message cannot be sent."_s,
            u"“%1” is no telephone number in international form, like +447700900123."_s.arg(message.to.left(40)),
            u"Correct it in the plan. Nothing was sent."_s);
    if (message.text.trimmed().isEmpty() || message.text.size() > longestText || !message.text.contains(message.marker))
        return failure(ErrorCode::invalid, u"The text message cannot be sent."_s,
            u"It must have 1 to %1 characters, and its marker."_s.arg(longestText), u"Nothing was sent."_s);
    return {};
}

HttpRequest send(const TwilioConfig &config, const TextMessage &message)
{
    HttpRequest request = base(config, u"CreateMessage"_s, {config.accountSid, u"Messages.json"_s});
    request.method = "POST";
    request.headers << qMakePair(QByteArray("Content-Type"), QByteArray("application/x-www-form-urlencoded"));
    const QString sender = config.from.startsWith(u"MG") ? u"MessagingServiceSid"_s : u"From"_s;
    request.body = form({{u"To"_s, message.to}, {sender, config.from}, {u"Body"_s, message.text},
        {u"ValidityPeriod"_s, u"3600"_s}}); // an hour later nobody needs it
    request.idempotency = Idempotency::lookUpFirst;
    return request;
}

HttpRequest list(const TwilioConfig &config, const QString &to, UtcTime since)
{
    return base(config, u"ListMessage"_s, {config.accountSid, u"Messages.json"_s},
        {{u"To"_s, to}, {u"DateSent>"_s, formatUtc(since)}, {u"PageSize"_s, u"100"_s}});
}

HttpRequest get(const TwilioConfig &config, const QString &id)
{
    HttpRequest request = base(config, u"FetchMessage"_s, {config.accountSid, u"Messages"_s, id + u".json"_s});
    if (id.isEmpty())
        request.url.clear();
    return request;
}

HttpRequest account(const TwilioConfig &config)
{
    return base(config, u"FetchAccount"_s, {config.accountSid + u".json"_s});
}

Error readError(const HttpRequest &request, const HttpReply &reply)
{
    const QJsonObject body = parseJsonObject(reply.body).value_or(QJsonObject());
    const int code = body.value(u"code"_s).toInt();
    Error error = statusError(request, reply, u"%1 (code %2)"_s.arg(body.value(u"message"_s).toString()).arg(code));
    if (code == 21610) {
        error.what = u"This telephone has opted out of messages."_s;
        error.next = u"Call it instead. Nothing was sent."_s;
    }
    if (code == 21211 || code == 21614) {
        error.what = u"This number cannot get text messages."_s;
        error.next = u"Call it, and correct it in the plan. Nothing was sent."_s;
    }
    return error;
}

Result<SentText> readMessage(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, readError, readOne);
}

Result<std::optional<SentText>> readFound(const HttpRequest &request, const HttpReply &reply, const QString &marker)
{
    return readGood(request, reply, readError, [&marker](JsonReader &body) {
        std::optional<SentText> found;
        for (const QJsonObject &message : body.objects("messages")) {
            if (found || !message.value(u"body"_s).toString().contains(marker))
                continue;
            JsonReader reader(message, u"messages[]"_s);
            found = readOne(reader);
            if (const auto ok = reader.check(); !ok)
                body.reject("messages", u"a list of messages ("_s + ok.error().what + u')');
        }
        return found;
    });
}

Result<KeyReport> readKey(const HttpRequest &request, const HttpReply &reply, const TwilioConfig &)
{
    return readGood(request, reply, readError, [](JsonReader &body) {
        const QString status = body.string("status");
        if (status != u"active")
            body.reject("status", u"active, but is "_s + shownMessage(status));
        const QString name = shownMessage(body.string("friendly_name"));
        return KeyReport{name, {}, {}, u"The account “%1” is active."_s.arg(name)};
    });
}

} // namespace holdfast::twilio
