// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailserver.h"

#include <QJsonDocument>

namespace holdfast::test {

using namespace Qt::StringLiterals;

MailServer::MailServer(const QString &mode)
    : m_certificate(u"DNS:localhost"_s)
{
    if (!m_certificate.isMade())
        return;
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(u"/usr/bin/python3"_s,
        {QStringLiteral(HF_SOURCE_DIR "/tests/adapters_smtp/mailserver.py"), mode, m_certificate.certificateFile(),
            m_certificate.keyFile()});
    const QHash<QString, SmtpConfig::Security> securities{
        {u"tls"_s, SmtpConfig::Security::tls}, {u"plain"_s, SmtpConfig::Security::loopback}};
    m_config.host = u"localhost"_s;
    m_config.security = securities.value(mode, SmtpConfig::Security::startTls);
    m_config.user = mode == u"plain" ? QString() : u"holdfast"_s;
    m_config.token = Secret("mail-canary-8f2");
    m_config.tokenName = u"keychain:smtp"_s;
    m_config.from = u"incidents@example.com"_s;
    m_config.authorities = m_certificate.certificateFile();
    m_config.port = next().value(u"port"_s).toInt();
}

MailServer::~MailServer()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(3000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

QJsonObject MailServer::next()
{
    while (!m_process.canReadLine() && m_process.waitForReadyRead(20000)) { }
    return QJsonDocument::fromJson(m_process.readLine()).object();
}

QList<QJsonObject> MailServer::told()
{
    QList<QJsonObject> all;
    while (m_process.canReadLine() || m_process.waitForReadyRead(300))
        all << QJsonDocument::fromJson(m_process.readLine()).object();
    return all;
}

} // namespace holdfast::test
