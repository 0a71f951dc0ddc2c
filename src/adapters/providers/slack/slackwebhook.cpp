// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/slack/slackwebhook.h"

#include "adapters/http/apireply.h"
#include "adapters/providers/slack/slackreplies.h"

namespace holdfast {

using namespace Qt::StringLiterals;

SlackWebhook::SlackWebhook(Transport &transport, Secret address, QString addressName)
    : m_transport(transport)
    , m_address(std::move(address))
    , m_addressName(std::move(addressName))
{ }

Result<> SlackWebhook::post(const QString &text, std::stop_token stop)
{
    if (const auto fits = slack::checkText(text); !fits)
        return fits;
    return call(m_transport, slack::webhook(m_address, text), stop, slack::readWebhook);
}

RequestPreview SlackWebhook::describePost(const QString &text) const
{
    const HttpRequest request = slack::webhook(m_address, text);
    return {u"http"_s, u"POST"_s, u"‹%1›"_s.arg(m_addressName), {u"Content-Type: application/json"_s},
        QString::fromUtf8(request.body)};
}

} // namespace holdfast
