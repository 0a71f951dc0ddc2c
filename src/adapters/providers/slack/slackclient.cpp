// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/slack/slackclient.h"

#include "adapters/http/apireply.h"
#include "adapters/http/networkrequest.h"
#include "adapters/providers/slack/slackreplies.h"

#include <QRegularExpression>
#include <QSet>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

Result<> checkText(const QString &text)
{
    if (text.trimmed().isEmpty() || text.size() > slack::longestText)
        return failure(ErrorCode::invalid, u"The message cannot be posted."_s,
            u"It must have 1 to %1 characters."_s.arg(slack::longestText), u"Shorten it. Nothing was sent."_s);
    return {};
}

} // namespace

SlackClient::SlackClient(Transport &transport, SlackConfig config)
    : m_transport(transport)
    , m_config(std::move(config))
{ }

Result<PostedMessage> SlackClient::post(const ChatMessage &message, std::stop_token stop)
{
    if (const auto fits = checkText(message.text); !fits)
        return failure(fits.error());
    return call(m_transport, slack::postMessage(m_config, message), stop, slack::readPosted);
}

RequestPreview SlackClient::describePost(const ChatMessage &message) const
{
    return describe(slack::postMessage(m_config, message), m_config.tokenName);
}

Result<std::optional<PostedMessage>> SlackClient::find(
    const QString &channel, const QString &marker, UtcTime since, std::stop_token stop)
{
    QSet<QString> cursors;
    QString cursor;
    do {
        cursors.insert(cursor);
        const auto page = call(m_transport, slack::history(m_config, channel, since, cursor), stop, slack::readHistory);
        if (!page)
            return failure(page.error());
        for (const auto &entry : page->entries) {
            if (entry.marker == marker)
                return PostedMessage{channel, entry.id};
        }
        cursor = page->next;
    } while (!cursor.isEmpty() && !cursors.contains(cursor));
    return std::nullopt;
}

Result<> SlackClient::update(const PostedMessage &message, const QString &text, std::stop_token stop)
{
    if (const auto fits = checkText(text); !fits)
        return fits;
    const auto updated = call(m_transport, slack::updateMessage(m_config, message, text), stop, slack::readPosted);
    return updated ? Result<>{} : failure(updated.error());
}

Result<QString> SlackClient::createChannel(const QString &name, std::stop_token stop)
{
    static const QRegularExpression form(u"\\A[a-z0-9_-]{1,80}\\z"_s);
    if (!form.match(name).hasMatch())
        return failure(ErrorCode::invalid, u"“%1” cannot be the name of a channel."_s.arg(name.left(100)),
            u"It must be lower-case letters, digits, - and _, at most %1."_s.arg(slack::longestChannelName),
            u"Nothing was sent."_s);
    return call(m_transport, slack::createChannel(m_config, name), stop, slack::readChannel);
}

Result<std::optional<QString>> SlackClient::findChannel(const QString &name, std::stop_token stop)
{
    QSet<QString> cursors;
    QString cursor;
    do {
        cursors.insert(cursor);
        const auto page = call(m_transport, slack::listChannels(m_config, cursor), stop, slack::readChannels);
        if (!page)
            return failure(page.error());
        if (page->ids.contains(name))
            return page->ids.value(name);
        cursor = page->next;
    } while (!cursor.isEmpty() && !cursors.contains(cursor));
    return std::nullopt;
}

} // namespace holdfast
