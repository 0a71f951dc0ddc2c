// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/certificate.h"

#include <QFile>
#include <QProcess>
#include <QSslKey>

namespace holdfast::test {

using namespace Qt::StringLiterals;

namespace {

bool openssl(const QString &folder, const QStringList &arguments)
{
    QProcess program;
    program.setWorkingDirectory(folder);
    program.start(u"openssl"_s, arguments);
    return program.waitForFinished() && program.exitCode() == 0;
}

/// A small authority that may date its certificates as it likes.
bool makeExpired(const QString &folder, const QString &names)
{
    QFile config(folder + u"/ca.conf"_s);
    QFile database(folder + u"/index.txt"_s);
    if (!config.open(QIODevice::WriteOnly) || !database.open(QIODevice::WriteOnly))
        return false;
    config.write("[ca]\ndefault_ca=own\n[own]\ndatabase=index.txt\nrand_serial=yes\nnew_certs_dir=.\n"
                 "default_md=sha256\npolicy=any\nx509_extensions=names\n[any]\ncommonName=supplied\n[names]\n"
                 "subjectAltName="
        + names.toLatin1() + "\n");
    config.close();
    database.close();
    return openssl(folder,
               {u"req"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-subj"_s, u"/CN=Holdfast test"_s, u"-keyout"_s,
                   u"key.pem"_s, u"-out"_s, u"request.pem"_s})
        && openssl(folder,
            {u"ca"_s, u"-batch"_s, u"-notext"_s, u"-config"_s, u"ca.conf"_s, u"-selfsign"_s, u"-keyfile"_s,
                u"key.pem"_s, u"-in"_s, u"request.pem"_s, u"-out"_s, u"certificate.pem"_s, u"-startdate"_s,
                u"20200101000000Z"_s, u"-enddate"_s, u"20200102000000Z"_s});
}

} // namespace

OwnCertificate::OwnCertificate(const QString &names, Time time)
{
    const bool made = time == Time::expired
        ? makeExpired(m_folder.path(), names)
        : openssl(m_folder.path(),
            {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                u"/CN=Holdfast test"_s, u"-addext"_s, u"subjectAltName="_s + names, u"-keyout"_s, keyFile(), u"-out"_s,
                certificateFile()});
    if (made)
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
