// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/thirdparty/services.h"
#include "interfaces/providers/keycheck.h"

namespace holdfast {

/// Asks one row of the table. Holds no state but its configuration; any number of threads may call it.
class Canary final : public ServiceCanary {
public:
    Canary(Transport &transport, const thirdparty::Service &service, ThirdPartyConfig config);

    [[nodiscard]] QString provider() const override { return m_service.id; }
    [[nodiscard]] QString function() const override { return m_service.function; }
    [[nodiscard]] Result<CanarySample> probe(std::stop_token stop) override;
    [[nodiscard]] Result<CanarySample> rehearse(std::stop_token stop) override;

private:
    Transport &m_transport;
    const thirdparty::Service &m_service; ///< of the table, which is for ever
    const ThirdPartyConfig m_config;
};

/// Tries a key with the free question.
class CanaryKeyCheck final : public KeyCheck {
public:
    CanaryKeyCheck(Transport &transport, const thirdparty::Service &service, ThirdPartyConfig config);
    [[nodiscard]] Result<KeyReport> check(const Secret &key, std::stop_token stop) override;

private:
    Transport &m_transport;
    const thirdparty::Service &m_service;
    const ThirdPartyConfig m_config;
};

} // namespace holdfast
