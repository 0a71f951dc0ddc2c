// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/personkeys/minisignformat.h"

#include <memory>

namespace holdfast::minisign {

/// How much work a guess at a passphrase costs: scrypt's limits, as libsodium counts them.
struct Effort {
    quint64 operations = 0;
    quint64 memory = 0; ///< bytes

    /// What minisign itself uses: about a gigabyte and some seconds.
    [[nodiscard]] static Effort usual();
};

/// An opened secret key, in locked memory that is zeroed when it dies.
class SecretKey {
public:
    SecretKey();
    SecretKey(SecretKey &&) noexcept = default;
    SecretKey &operator=(SecretKey &&) noexcept = default;
    ~SecretKey() = default;

    [[nodiscard]] unsigned char *bytes() const { return m_bytes.get(); } ///< 104: id, key, checksum
    [[nodiscard]] QByteArray id() const;
    [[nodiscard]] PublicKey publicKey() const;

private:
    struct Free {
        void operator()(unsigned char *bytes) const;
    };
    std::unique_ptr<unsigned char[], Free> m_bytes;
};

/// A new key.
[[nodiscard]] SecretKey makeKey();
/// Under the passphrase, as minisign writes it. With less memory than wanted the effort is halved, as minisign does;
/// ErrorCode::storage when there is not even a little.
[[nodiscard]] Result<LockedKey> lock(const SecretKey &key, const Secret &passphrase, Effort effort);
/// ErrorCode::unauthorised: the passphrase is wrong, or the file was altered; nobody can tell which.
/// ErrorCode::invalid: the file asks for more work than any key of ours.
[[nodiscard]] Result<SecretKey> unlock(const LockedKey &key, const Secret &passphrase);

[[nodiscard]] Signature sign(const SecretKey &key, const QByteArray &content, const QString &trustedComment);
/// Whether the trusted comment and the signature belong together and are of this key.
[[nodiscard]] bool isGenuine(const Signature &signature, const PublicKey &key);
/// Whether it is a signature over this content.
[[nodiscard]] bool fits(const Signature &signature, const PublicKey &key, const QByteArray &content);

[[nodiscard]] QByteArray randomBytes(int count);

} // namespace holdfast::minisign
