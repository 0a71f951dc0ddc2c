// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/probes/lookingprobe.h"
#include "interfaces/providers/identityprovider.h"

namespace holdfast {

/// Probe kind `identity`: the sign-in provider answers, has keys to sign with and knows users. Evidence: `users`,
/// `signingKeys`.
class IdentityProbe final : public LookingProbe {
public:
    IdentityProbe(ComponentId component, ProbeSpec spec, IdentityProvider &identity, const Clock &clock);

private:
    [[nodiscard]] Result<> look(Sample &sample, const std::stop_token &stop) override;

    IdentityProvider &m_identity;
};

} // namespace holdfast
