// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/smtp/smtpmailer.h"

#include <memory>

namespace holdfast {

/// One conversation with a server, over libcurl. Used once, on the thread that made it; blocks.
class SmtpTalk {
public:
    SmtpTalk(const SmtpConfig &config, std::stop_token stop);
    ~SmtpTalk();
    SmtpTalk(const SmtpTalk &) = delete;
    SmtpTalk &operator=(const SmtpTalk &) = delete;

    /// Hands the message over, or only says hello where `text` is empty.
    [[nodiscard]] Result<MailOutcome> run(const QStringList &to, const QByteArray &text);

private:
    struct State;

    [[nodiscard]] Error errorOf(int code) const;

    std::unique_ptr<State> m_state;
};

} // namespace holdfast
