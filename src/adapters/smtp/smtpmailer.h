// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/providers/keycheck.h"
#include "interfaces/providers/mailer.h"

namespace holdfast {

/// One SMTP server and how it is spoken to. `tokenName` stands for the password wherever people look.
struct SmtpConfig {
    enum class Security {
        startTls, ///< port 587: plain until STARTTLS, which must succeed
        tls, ///< port 465: encrypted from the first byte
        loopback ///< not encrypted, no password, and only to this computer
    };
    QString host;
    int port = 587;
    Security security = Security::startTls;
    QString user; ///< empty: no sign-in
    Secret token{};
    QString tokenName{};
    QString from{};
    QString authorities{}; ///< file with the authorities to trust instead of the system's; for tests
    Duration deadline{std::chrono::minutes{2}}; ///< of a whole conversation
    Duration connectDeadline{std::chrono::seconds{10}};
};

/// SMTP with TLS and AUTH (RFC 5321, 3207, 4954). Holds no state but its configuration.
class SmtpMailer final : public Mailer {
public:
    explicit SmtpMailer(SmtpConfig config);

    [[nodiscard]] Result<MailOutcome> send(const Mail &mail, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeSend(const Mail &mail) const override;
    [[nodiscard]] Result<> probe(std::stop_token stop) override;

private:
    const SmtpConfig m_config;
};

/// Tries a password by signing in and leaving again.
class SmtpKeyCheck final : public KeyCheck {
public:
    explicit SmtpKeyCheck(SmtpConfig config);
    [[nodiscard]] Result<KeyReport> check(const Secret &key, std::stop_token stop) override;

private:
    const SmtpConfig m_config;
};

} // namespace holdfast
