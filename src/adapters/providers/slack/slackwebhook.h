// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/slack/slackrequests.h"

namespace holdfast {

/// A Slack incoming webhook. Its address is its secret; `addressName` stands for it wherever people look.
class SlackWebhook final : public ChatWebhook {
public:
    SlackWebhook(Transport &transport, Secret address, QString addressName);

    [[nodiscard]] Result<> post(const QString &text, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describePost(const QString &text) const override;

private:
    Transport &m_transport;
    const Secret m_address;
    const QString m_addressName;
};

} // namespace holdfast
