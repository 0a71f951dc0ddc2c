// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/neon/neonrequests.h"
#include "interfaces/providers/keycheck.h"

namespace holdfast {

/// Reads the configured project with the key. Neon tells neither the scope nor the expiry of a key.
class NeonKeyCheck final : public KeyCheck {
public:
    /// The token of `config` is not used.
    NeonKeyCheck(Transport &transport, NeonConfig config);
    [[nodiscard]] Result<KeyReport> check(const Secret &key, std::stop_token stop) override;

private:
    Transport &m_transport;
    const NeonConfig m_config;
};

} // namespace holdfast
