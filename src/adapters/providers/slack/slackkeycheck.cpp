// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/slack/slackkeycheck.h"

#include "adapters/http/apireply.h"
#include "adapters/providers/slack/slackreplies.h"

namespace holdfast {

SlackKeyCheck::SlackKeyCheck(Transport &transport, SlackConfig config)
    : m_transport(transport)
    , m_config(std::move(config))
{ }

Result<KeyReport> SlackKeyCheck::check(const Secret &key, std::stop_token stop)
{
    SlackConfig config = m_config;
    config.token = key;
    return call(m_transport, slack::authTest(config), stop, slack::readIdentity);
}

} // namespace holdfast
