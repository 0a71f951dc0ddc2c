// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/certificate.h"

#include <QFile>
#include <QProcess>
#include <QSslKey>

namespace holdfast::test {

using namespace Qt::StringLiterals;

OwnCertificate::OwnCertificate(const QString &names)
{
    QProcess openssl;
    openssl.start(u"openssl"_s,
        {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
            u"/CN=Holdfast test"_s, u"-addext"_s, u"subjectAltName="_s + names, u"-keyout"_s, keyFile(), u"-out"_s,
            certificateFile()});
    if (openssl.waitForFinished() && openssl.exitCode() == 0)
        m_certificate = QSslCertificate::fromPath(certificateFile()).value(0);
}

QSslConfiguration OwnCertificate::server() const
{
    QFile key(keyFile());
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (!key.open(QIODevice::ReadOnly))
        return tls;
    tls.setLocalCertificate(m_certificate);
    tls.setPrivateKey(QSslKey(&key, QSsl::Rsa));
    return tls;
}

} // namespace holdfast::test
