// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/messages/slack.h"

#include "kernel/json.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

Response plainText(int status, const QByteArray &body)
{
    Response response;
    response.status = status;
    response.type = "text/html";
    response.body = body;
    return response;
}

} // namespace

Slack::Slack(Context &context, Token token)
    : m_context(context)
    , m_token(std::move(token))
{ }

Response Slack::refusal(int status) const { return plainText(status, status == 429 ? "ratelimited" : "rollup_error"); }

void Slack::serve(const Request &request, Call &call, const Answer &answer)
{
    if (request.method != "POST" || !request.path.startsWith(u"/slack/services/"))
        return answer(plainText(404, "no_service"));
    if (!m_token.accepts(request.path.section(u'/', -1), m_context.agedNow()))
        return answer(plainText(403, "invalid_token"));
    const auto body = parseJsonObject(request.body);
    if (!body)
        return answer(plainText(400, "invalid_payload"));
    if (body->value(u"text"_s).toString().isEmpty() && !body->contains(u"blocks"_s)
        && !body->contains(u"attachments"_s))
        return answer(plainText(400, "no_text"));
    call.effect = true;
    call.effectId = u"message-%1"_s.arg(m_messages.size() + 1);
    m_messages << QJsonObject{{u"id"_s, call.effectId}, {u"at"_s, formatUtc(m_context.now())}, {u"payload"_s, *body}};
    answer(plainText(200, "ok"));
}

} // namespace holdfast::range
