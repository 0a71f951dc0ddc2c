// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/statuspage/statuspagekeycheck.h"

#include "adapters/http/apireply.h"

using namespace Qt::StringLiterals;

namespace holdfast {

StatuspageKeyCheck::StatuspageKeyCheck(Transport &transport, StatuspageConfig config)
    : m_transport(transport)
    , m_config(std::move(config))
{ }

Result<KeyReport> StatuspageKeyCheck::check(const Secret &key, std::stop_token stop)
{
    StatuspageConfig config = m_config;
    config.token = key;
    const auto name = call(m_transport, statuspage::page(config), stop, statuspage::readPage);
    if (!name)
        return failure(name.error());
    return KeyReport{*name, {}, {}, u"The key can read the page “%1”."_s.arg(shownMessage(*name))};
}

} // namespace holdfast
