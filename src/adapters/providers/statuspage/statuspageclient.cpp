// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/statuspage/statuspageclient.h"

#include "adapters/http/apireply.h"
#include "adapters/http/networkrequest.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTitle = 255;
constexpr qsizetype longestBody = 25000;

Result<> checkLength(const QString &title, const QString &body)
{
    if (!title.isEmpty() && title.size() <= longestTitle && body.size() <= longestBody)
        return {};
    return failure(ErrorCode::invalid, u"The status message cannot be posted."_s,
        u"Its title must have 1 to 255 characters, its text at most 25000."_s, u"Shorten it. Nothing was sent."_s);
}

} // namespace

StatuspageClient::StatuspageClient(Transport &transport, StatuspageConfig config)
    : m_transport(transport)
    , m_config(std::move(config))
{ }

Result<StatusIncident> StatuspageClient::post(const StatusPost &post, std::stop_token stop)
{
    if (const auto fits = checkLength(post.title, post.body); !fits)
        return failure(fits.error());
    return call(m_transport, statuspage::post(m_config, post), stop, statuspage::readPosted);
}

RequestPreview StatuspageClient::describePost(const StatusPost &post) const
{
    return describe(statuspage::post(m_config, post), m_config.tokenName);
}

Result<QList<StatusIncident>> StatuspageClient::incidents(std::stop_token stop)
{
    return call(m_transport, statuspage::list(m_config), stop, statuspage::readList);
}

Result<StatusIncident> StatuspageClient::update(const StatusUpdate &update, std::stop_token stop)
{
    if (const auto fits = checkLength(update.incidentId, update.body); !fits)
        return failure(fits.error());
    return call(m_transport, statuspage::update(m_config, update), stop, statuspage::readPosted);
}

RequestPreview StatuspageClient::describeUpdate(const StatusUpdate &update) const
{
    return describe(statuspage::update(m_config, update), m_config.tokenName);
}

Result<QList<StatusComponent>> StatuspageClient::components(std::stop_token stop)
{
    return call(m_transport, statuspage::listComponents(m_config), stop, statuspage::readComponents);
}

Result<StatusComponent> StatuspageClient::setComponent(
    const QString &componentId, const QString &status, std::stop_token stop)
{
    return call(m_transport, statuspage::setComponent(m_config, componentId, status), stop, statuspage::readComponent);
}

RequestPreview StatuspageClient::describeSetComponent(const QString &componentId, const QString &status) const
{
    return describe(statuspage::setComponent(m_config, componentId, status), m_config.tokenName);
}

} // namespace holdfast
