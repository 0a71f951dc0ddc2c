// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/clerk/clerkrequests.h"
#include "interfaces/providers/keycheck.h"

namespace holdfast {

/// Counts the users with the key. Clerk tells neither the name of the instance nor scope or expiry; the key's own
/// prefix tells whether it is for production.
class ClerkKeyCheck final : public KeyCheck {
public:
    /// The token of `config` is not used.
    ClerkKeyCheck(Transport &transport, ClerkConfig config);
    [[nodiscard]] Result<KeyReport> check(const Secret &key, std::stop_token stop) override;

private:
    Transport &m_transport;
    const ClerkConfig m_config;
};

} // namespace holdfast
