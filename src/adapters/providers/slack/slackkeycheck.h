// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/slack/slackrequests.h"
#include "interfaces/providers/keycheck.h"

namespace holdfast {

/// Asks Slack whose key it is (`auth.test`); the scopes come in a header of the answer.
class SlackKeyCheck final : public KeyCheck {
public:
    /// The token of `config` is not used.
    SlackKeyCheck(Transport &transport, SlackConfig config);
    [[nodiscard]] Result<KeyReport> check(const Secret &key, std::stop_token stop) override;

private:
    Transport &m_transport;
    const SlackConfig m_config;
};

} // namespace holdfast
