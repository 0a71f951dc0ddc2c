// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/personkeys/minisigncrypto.h"
#include "interfaces/personkeys.h"

namespace holdfast {

/// Persons and their keys as files of one folder, only for the user (0700, files 0600):
///
///     persons.json        who is known: name, role, public key, since when
///     keys/NAME.key       a secret key, exactly as minisign writes it: scrypt and a passphrase
///     keys/NAME.pub       its public key
///
/// The folder lies outside every plan: whoever may write a plan must not be able to add himself to those whose
/// signatures count. The secret keys are not in the desktop's key store: that one opens with the log-in, so whoever
/// sits at an unlocked desk could sign as its owner. A passphrase that is typed for every signature proves that the
/// person is there; it is never stored, and the file alone is worth nothing to a thief. Minisign's own form lets
/// people make, use and check keys without Holdfast.
class PersonFiles final : public PersonKeys {
public:
    explicit PersonFiles(QString folder, minisign::Effort effort = minisign::Effort::usual());

    [[nodiscard]] Result<QList<KnownPerson>> known() const override;
    [[nodiscard]] QStringList own() const override;
    [[nodiscard]] Result<KnownPerson> create(
        const QString &name, const QString &role, const Secret &passphrase, UtcTime now) override;
    [[nodiscard]] Result<KnownPerson> trust(
        const QString &name, const QString &role, const QByteArray &key, UtcTime now) override;
    [[nodiscard]] Result<> forget(const QString &name) override;
    [[nodiscard]] Result<QByteArray> sign(const QString &name, const Secret &passphrase, const QByteArray &content,
        const QString &trustedComment) override;
    [[nodiscard]] Result<SignatureText> open(const QByteArray &signature) const override;
    [[nodiscard]] PresentedApproval::Proof verify(
        const QByteArray &signature, const KnownPerson &person, const QByteArray &content) const override;
    [[nodiscard]] QString nonce() const override;
    [[nodiscard]] Result<> keepSignature(
        const QString &planFolder, const QString &person, const QByteArray &signature) override;

private:
    [[nodiscard]] QString keyFile(const QString &name, const QString &ending) const;
    [[nodiscard]] Result<> makeFolders() const;
    [[nodiscard]] Result<> keepKnown(const QList<KnownPerson> &persons) const;

    const QString m_folder;
    const minisign::Effort m_effort;
};

} // namespace holdfast
