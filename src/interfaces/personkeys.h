// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/approval/judge.h"
#include "domain/approval/person.h"
#include "kernel/secret.h"

namespace holdfast {

/// What a signature file says about itself; nothing of it is proven.
struct SignatureText {
    QString keyId;
    QString trustedComment;
};

/// The persons whose signatures count on this machine, and the secret keys of those who sign here. Blocking; create()
/// and sign() take seconds and much memory on purpose: worker threads, or a program that may wait.
///
/// Errors: `invalid` something has the wrong form · `notFound` no such person or key · `conflict` the name or the key
/// is taken · `unauthorised` the passphrase is wrong · `tampered` a file is damaged · `storage` anything of the disk.
class PersonKeys {
public:
    virtual ~PersonKeys() = default;

    /// By name.
    [[nodiscard]] virtual Result<QList<KnownPerson>> known() const = 0;
    /// Those whose secret key is here, by name.
    [[nodiscard]] virtual QStringList own() const = 0;
    /// Makes a key under the passphrase, and knows the person from now on.
    [[nodiscard]] virtual Result<KnownPerson> create(
        const QString &name, const QString &role, const Secret &passphrase, UtcTime now) = 0;
    /// `key`: a public key, as the line alone or as minisign's file. A known name with another key is refused.
    [[nodiscard]] virtual Result<KnownPerson> trust(
        const QString &name, const QString &role, const QByteArray &key, UtcTime now) = 0;
    /// The person's signatures no longer count. A secret key stays where it is.
    [[nodiscard]] virtual Result<> forget(const QString &name) = 0;

    /// A minisign signature over `content`, with a trusted comment that is signed as well.
    [[nodiscard]] virtual Result<QByteArray> sign(
        const QString &name, const Secret &passphrase, const QByteArray &content, const QString &trustedComment) = 0;
    [[nodiscard]] virtual Result<SignatureText> open(const QByteArray &signature) const = 0;
    /// good, otherContent (the comment is genuine, the content is not what was signed) or forged.
    [[nodiscard]] virtual PresentedApproval::Proof verify(
        const QByteArray &signature, const KnownPerson &person, const QByteArray &content) const = 0;
    /// 32 hexadecimal digits that were never used before.
    [[nodiscard]] virtual QString nonce() const = 0;

    /// Puts a plan's signature beside it: `signatures/PERSON.minisig`. An older one of the person is replaced.
    [[nodiscard]] virtual Result<> keepSignature(
        const QString &planFolder, const QString &person, const QByteArray &signature) = 0;
};

} // namespace holdfast
