// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"
#include "kernel/secret.h"

#include <QByteArray>

namespace holdfast::minisign {

// The texts of minisign's three files and the bytes in them, as https://jedisct1.github.io/minisign/ and minisign 0.11
// define them. Numbers are little-endian. Nothing here is checked cryptographically.

/// `Ed` + key id + key.
struct PublicKey {
    QByteArray id; ///< 8 bytes
    QByteArray key; ///< 32 bytes, Ed25519
};

struct Signature {
    bool prehashed = true; ///< `ED`: over the BLAKE2b-512 of the content; `Ed` is the older form, over the content
    QByteArray id; ///< 8 bytes
    QByteArray signature; ///< 64 bytes
    QString trustedComment;
    QByteArray global; ///< 64 bytes: over `signature` and the trusted comment
};

/// A secret key as it lies on the disk.
struct LockedKey {
    QByteArray salt; ///< 32 bytes
    quint64 operations = 0; ///< scrypt's limits
    quint64 memory = 0; ///< bytes
    QByteArray box; ///< 104 bytes under the passphrase's stream: key id, secret key, checksum
};

/// 16 upper-case digits, as minisign prints it.
[[nodiscard]] QString idText(const QByteArray &id);

/// A line alone, or the file with its comment. ErrorCode::invalid says what does not fit.
[[nodiscard]] Result<PublicKey> readPublicKey(const QByteArray &text);
[[nodiscard]] QByteArray publicKeyLine(const PublicKey &key);
[[nodiscard]] QByteArray publicKeyFile(const PublicKey &key);

/// ErrorCode::invalid says what does not fit.
[[nodiscard]] Result<Signature> readSignature(const QByteArray &text);
[[nodiscard]] QByteArray signatureFile(const Signature &signature);

/// ErrorCode::tampered for a damaged file, ErrorCode::invalid for a key without a passphrase or another scheme.
[[nodiscard]] Result<LockedKey> readLockedKey(const QByteArray &text);
[[nodiscard]] QByteArray lockedKeyFile(const LockedKey &key);

} // namespace holdfast::minisign
