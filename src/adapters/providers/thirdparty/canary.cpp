// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/thirdparty/canary.h"

#include "adapters/http/apireply.h"

namespace holdfast {

Canary::Canary(Transport &transport, const thirdparty::Service &service, ThirdPartyConfig config)
    : m_transport(transport)
    , m_service(service)
    , m_config(std::move(config))
{ }

Result<CanarySample> Canary::probe(std::stop_token stop)
{
    return call(m_transport, m_service.probe(m_config), stop, m_service.readProbe);
}

Result<CanarySample> Canary::rehearse(std::stop_token stop)
{
    return call(m_transport, m_service.rehearse(m_config), stop, m_service.readRehearsal);
}

CanaryKeyCheck::CanaryKeyCheck(Transport &transport, const thirdparty::Service &service, ThirdPartyConfig config)
    : m_transport(transport)
    , m_service(service)
    , m_config(std::move(config))
{ }

Result<KeyReport> CanaryKeyCheck::check(const Secret &key, std::stop_token stop)
{
    ThirdPartyConfig config = m_config;
    config.token = key;
    const auto sample = Canary(m_transport, m_service, config).probe(std::move(stop));
    if (!sample)
        return failure(sample.error());
    return KeyReport{{}, {}, {}, sample->said};
}

} // namespace holdfast
