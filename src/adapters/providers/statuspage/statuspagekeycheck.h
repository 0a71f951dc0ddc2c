// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/statuspage/statuspageclient.h"
#include "interfaces/providers/keycheck.h"

namespace holdfast {

/// Reads the configured page with the key. Statuspage tells neither the scope nor the expiry of a key.
class StatuspageKeyCheck final : public KeyCheck {
public:
    /// The token of `config` is not used.
    StatuspageKeyCheck(Transport &transport, StatuspageConfig config);
    [[nodiscard]] Result<KeyReport> check(const Secret &key, std::stop_token stop) override;

private:
    Transport &m_transport;
    const StatuspageConfig m_config;
};

} // namespace holdfast
