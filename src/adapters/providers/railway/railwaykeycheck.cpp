// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/railway/railwaykeycheck.h"

#include "adapters/http/apireply.h"
#include "adapters/providers/railway/railwayreplies.h"

using namespace Qt::StringLiterals;

namespace holdfast {

RailwayKeyCheck::RailwayKeyCheck(Transport &transport, RailwayConfig config)
    : m_transport(transport)
    , m_config(std::move(config))
{ }

Result<KeyReport> RailwayKeyCheck::check(const Secret &key, std::stop_token stop)
{
    RailwayConfig config = m_config;
    config.token = key;
    return call(
        m_transport, railway::tokenOwner(config), stop, [&config](const HttpRequest &request, const HttpReply &reply) {
            return railway::readTokenOwner(request, reply, config);
        });
}

} // namespace holdfast
