// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTemporaryDir>

namespace holdfast::test {

/// A certificate that only whoever is given it trusts, made by openssl; for 127.0.0.1 unless another name is given.
class OwnCertificate {
public:
    /// `expired`: it was good for one day of the year 2020.
    enum class Time { now, expired };
    explicit OwnCertificate(const QString &names = QStringLiteral("IP:127.0.0.1,DNS:localhost"), Time time = Time::now);
    /// False when openssl is missing or failed.
    [[nodiscard]] bool isMade() const { return !m_certificate.isNull(); }
    [[nodiscard]] const QSslCertificate &certificate() const { return m_certificate; }
    [[nodiscard]] QString certificateFile() const { return m_folder.filePath(QStringLiteral("certificate.pem")); }
    [[nodiscard]] QString keyFile() const { return m_folder.filePath(QStringLiteral("key.pem")); }
    /// What a server needs to be believed.
    [[nodiscard]] QSslConfiguration server() const;

private:
    QTemporaryDir m_folder;
    QSslCertificate m_certificate;
};

} // namespace holdfast::test
