// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/slack/slackclient.h"

#include "adapters/http/apireply.h"
#include "adapters/http/networkrequest.h"
#include "adapters/providers/slack/slackreplies.h"

#include <QRegularExpression>

namespace holdfast {

using namespace Qt::StringLiterals;

SlackClient::SlackClient(Transport &transport, SlackConfig config)
    : m_transport(transport)
    , m_config(std::move(config))
{ }

Result<PostedMessage> SlackClient::post(const ChatMessage &message, std::stop_token stop)
{
    if (const auto fits = slack::checkText(message.text); !fits)
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
    std::optional<PostedMessage> found;
    const auto walked = walkPages(
        [&](const QString &cursor) {
            return call(m_transport, slack::history(m_config, channel, since, cursor), stop, slack::readHistory);
        },
        [&](const slack::HistoryPage &page) {
            for (const auto &entry : page.entries) {
                if (!found && entry.marker == marker)
                    found = PostedMessage{channel, entry.id};
            }
            return found ? QString() : page.next;
        });
    if (!walked)
        return failure(walked.error());
    return found;
}

Result<> SlackClient::update(const PostedMessage &message, const QString &text, std::stop_token stop)
{
    if (const auto fits = slack::checkText(text); !fits)
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
    std::optional<QString> found;
    const auto walked = walkPages(
        [&](const QString &cursor) {
            return call(m_transport, slack::listChannels(m_config, cursor), stop, slack::readChannels);
        },
        [&](const slack::ChannelPage &page) {
            if (page.ids.contains(name))
                found = page.ids.value(name);
            return found ? QString() : page.next;
        });
    if (!walked)
        return failure(walked.error());
    return found;
}

Result<> SlackClient::invite(const QString &channel, const QStringList &userIds, std::stop_token stop)
{
    if (userIds.isEmpty() || userIds.size() > mostInvited)
        return failure(ErrorCode::invalid, u"These members cannot be invited."_s,
            u"There must be 1 to %1 of them."_s.arg(mostInvited), u"Nothing was sent."_s);
    const auto invited = call(m_transport, slack::invite(m_config, channel, userIds), stop, slack::readChannel);
    if (!invited && invited.error().code != ErrorCode::conflict)
        return failure(invited.error());
    return {};
}

Result<> SlackClient::setTopic(const QString &channel, const QString &topic, std::stop_token stop)
{
    if (topic.size() > slack::longestTopic)
        return failure(ErrorCode::invalid, u"The topic is too long."_s,
            u"It may have %1 characters."_s.arg(slack::longestTopic), u"Shorten it. Nothing was sent."_s);
    return call(m_transport, slack::setTopic(m_config, channel, topic), stop, slack::readDone);
}

} // namespace holdfast
