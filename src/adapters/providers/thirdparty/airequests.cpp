// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/apireply.h"
#include "adapters/providers/thirdparty/services.h"

namespace holdfast::thirdparty {

using namespace Qt::StringLiterals;

namespace {

const QString openaiTitle = u"OpenAI"_s;
const QString anthropicTitle = u"Anthropic"_s;
constexpr int fewTokens = 16;

QJsonArray question()
{
    return {QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, u"Answer with the single word: ready"_s}}};
}

QString modelOf(const ThirdPartyConfig &config, const QString &usual)
{
    return config.model.isEmpty() ? usual : config.model;
}

HttpRequest toOpenai(HttpRequest request, const ThirdPartyConfig &config)
{
    request.authorizationScheme = "Bearer";
    request.authorization = config.token;
    return request;
}

HttpRequest toAnthropic(HttpRequest request, const ThirdPartyConfig &config)
{
    request.authorizationHeader = "x-api-key";
    request.authorization = config.token;
    request.headers << qMakePair(QByteArray("anthropic-version"), QByteArray("2023-06-01"));
    return request;
}

/// Both say `error.type`, `error.message`; one also `error.code`.
Error modelError(const HttpRequest &request, const HttpReply &reply)
{
    const QJsonObject error = parseJsonObject(reply.body).value_or(QJsonObject()).value(u"error"_s).toObject();
    const QString word = error.value(u"code"_s).toString(error.value(u"type"_s).toString());
    Error result = refusal(request, reply, word, error.value(u"message"_s).toString());
    if (reply.status == 529) { // Anthropic's word for being overloaded
        result.code = ErrorCode::unavailable;
        result.what = u"Anthropic is overloaded."_s;
    }
    return result;
}

Result<CanarySample> readModels(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, modelError, [&request](JsonReader &body) {
        const qsizetype count = body.objects("data").size();
        return CanarySample{
            u"%1 accepts the key and lists its models (%2 in the answer)."_s.arg(request.peer).arg(count), {}, {}};
    });
}

Result<CanarySample> readChoice(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, modelError, [](JsonReader &body) {
        const QList<QJsonObject> choices = body.objects("choices");
        JsonReader message(choices.value(0).value(u"message"_s).toObject(), u"choices[0].message"_s);
        const QString text = message.string("content");
        if (const auto ok = message.check(); !ok)
            body.reject("choices", u"a list whose first has a message with content"_s);
        return CanarySample{u"It answered: %1"_s.arg(shownMessage(text)), {}, {}};
    });
}

Result<CanarySample> readContent(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, modelError, [](JsonReader &body) {
        const QList<QJsonObject> content = body.objects("content");
        JsonReader first(content.value(0), u"content[0]"_s);
        const QString text = first.string("text");
        if (const auto ok = first.check(); !ok)
            body.reject("content", u"a list whose first has a text"_s);
        return CanarySample{u"It answered: %1"_s.arg(shownMessage(text)), {}, {}};
    });
}

} // namespace

Service openai()
{
    return {u"openai"_s, openaiTitle, u"forecasting"_s, u"https://api.openai.com/v1"_s,
        [](const ThirdPartyConfig &config) {
            return toOpenai(base(config, openaiTitle, u"listModels"_s, {u"models"_s}), config);
        },
        readModels,
        [](const ThirdPartyConfig &config) {
            const HttpRequest request =
                base(config, openaiTitle, u"createChatCompletion"_s, {u"chat"_s, u"completions"_s});
            return toOpenai(posted(request,
                                {{u"model"_s, modelOf(config, u"gpt-4o-mini"_s)}, {u"messages"_s, question()},
                                    {u"max_completion_tokens"_s, fewTokens}}),
                config);
        },
        readChoice};
}

Service anthropic()
{
    return {u"anthropic"_s, anthropicTitle, u"forecasting"_s, u"https://api.anthropic.com/v1"_s,
        [](const ThirdPartyConfig &config) {
            return toAnthropic(
                base(config, anthropicTitle, u"listModels"_s, {u"models"_s}, {{u"limit"_s, u"1"_s}}), config);
        },
        readModels,
        [](const ThirdPartyConfig &config) {
            const HttpRequest request = base(config, anthropicTitle, u"createMessage"_s, {u"messages"_s});
            return toAnthropic(posted(request,
                                   {{u"model"_s, modelOf(config, u"claude-3-5-haiku-latest"_s)},
                                       {u"messages"_s, question()}, {u"max_tokens"_s, fewTokens}}),
                config);
        },
        readContent};
}

} // namespace holdfast::thirdparty
