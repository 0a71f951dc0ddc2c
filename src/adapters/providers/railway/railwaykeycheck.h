// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/railway/railwayrequests.h"
#include "interfaces/providers/keycheck.h"

namespace holdfast {

/// Asks Railway what the token is for: a project's token names its project and environment, an account's its
/// workspaces.
class RailwayKeyCheck final : public KeyCheck {
public:
    /// The token of `config` is not used, its kind is.
    RailwayKeyCheck(Transport &transport, RailwayConfig config);
    [[nodiscard]] Result<KeyReport> check(const Secret &key, std::stop_token stop) override;

private:
    Transport &m_transport;
    const RailwayConfig m_config;
};

} // namespace holdfast
