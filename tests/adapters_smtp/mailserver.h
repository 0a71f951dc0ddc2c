// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/smtp/smtpmailer.h"
#include "support/certificate.h"

#include <QJsonObject>
#include <QProcess>

namespace holdfast::test {

/// mailserver.py as a process, with a certificate of its own.
class MailServer {
public:
    explicit MailServer(const QString &mode);
    ~MailServer();

    [[nodiscard]] bool isUp() const { return m_config.port > 0; }
    /// How it is spoken to rightly.
    [[nodiscard]] const SmtpConfig &config() const { return m_config; }
    /// The next thing that the server tells; empty when nothing comes.
    [[nodiscard]] QJsonObject next();
    /// Everything it told until now.
    [[nodiscard]] QList<QJsonObject> told();

private:
    OwnCertificate m_certificate;
    QProcess m_process;
    SmtpConfig m_config;
};

} // namespace holdfast::test
