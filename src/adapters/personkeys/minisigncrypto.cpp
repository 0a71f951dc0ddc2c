// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/personkeys/minisigncrypto.h"

#include <algorithm>
#include <array>
#include <new>
#include <sodium.h>

using namespace Qt::StringLiterals;

namespace holdfast::minisign {

namespace {

constexpr size_t keyIdBytes = 8;
constexpr size_t checksumBytes = 32;
constexpr size_t boxSize = keyIdBytes + crypto_sign_SECRETKEYBYTES + checksumBytes;
constexpr Effort mostEffort{
    crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE, crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE};
constexpr Effort leastEffort{
    crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_INTERACTIVE, crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_INTERACTIVE};

void startSodium()
{
    if (sodium_init() < 0)
        qFatal("libsodium cannot be started");
}

const unsigned char *raw(const QByteArray &bytes) { return reinterpret_cast<const unsigned char *>(bytes.constData()); }
unsigned char *raw(QByteArray &bytes) { return reinterpret_cast<unsigned char *>(bytes.data()); }

using Checksum = std::array<unsigned char, checksumBytes>;

Checksum checksumOf(const unsigned char *key)
{
    Checksum sum;
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, sum.size());
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>("Ed"), 2);
    crypto_generichash_update(&state, key, keyIdBytes + crypto_sign_SECRETKEYBYTES);
    crypto_generichash_final(&state, sum.data(), sum.size());
    return sum;
}

/// Turns the box into the key or back: the passphrase's stream is added.
bool stream(unsigned char *box, const QByteArray &salt, Effort effort, const Secret &passphrase)
{
    const SecretKey mask;
    const QByteArray &text = passphrase.reveal();
    if (crypto_pwhash_scryptsalsa208sha256(mask.bytes(), boxSize, text.constData(), size_t(text.size()), raw(salt),
            effort.operations, size_t(effort.memory))
        != 0)
        return false;
    for (size_t i = 0; i < boxSize; ++i)
        box[i] ^= mask.bytes()[i];
    return true;
}

/// What is signed: the content, or its BLAKE2b-512.
QByteArray signedBytes(const QByteArray &content, bool prehashed)
{
    if (!prehashed)
        return content;
    QByteArray hash(crypto_generichash_BYTES_MAX, '\0');
    crypto_generichash(raw(hash), size_t(hash.size()), raw(content), size_t(content.size()), nullptr, 0);
    return hash;
}

QByteArray signedWith(const SecretKey &key, const QByteArray &bytes)
{
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(raw(signature), nullptr, raw(bytes), size_t(bytes.size()), key.bytes() + keyIdBytes);
    return signature;
}

bool isSignedBy(const PublicKey &key, const QByteArray &signature, const QByteArray &bytes)
{
    startSodium();
    return signature.size() == crypto_sign_BYTES && key.key.size() == crypto_sign_PUBLICKEYBYTES
        && crypto_sign_verify_detached(raw(signature), raw(bytes), size_t(bytes.size()), raw(key.key)) == 0;
}

} // namespace

Effort Effort::usual() { return mostEffort; }

SecretKey::SecretKey()
{
    startSodium();
    m_bytes.reset(static_cast<unsigned char *>(sodium_malloc(boxSize)));
    if (!m_bytes)
        throw std::bad_alloc();
    sodium_memzero(m_bytes.get(), boxSize);
}

void SecretKey::Free::operator()(unsigned char *bytes) const { sodium_free(bytes); }

QByteArray SecretKey::id() const { return {reinterpret_cast<const char *>(bytes()), qsizetype(keyIdBytes)}; }

PublicKey SecretKey::publicKey() const
{
    QByteArray key(crypto_sign_PUBLICKEYBYTES, '\0');
    crypto_sign_ed25519_sk_to_pk(raw(key), bytes() + keyIdBytes);
    return {id(), key};
}

SecretKey makeKey()
{
    SecretKey key;
    QByteArray ignored(crypto_sign_PUBLICKEYBYTES, '\0');
    randombytes_buf(key.bytes(), keyIdBytes);
    crypto_sign_keypair(raw(ignored), key.bytes() + keyIdBytes);
    const Checksum sum = checksumOf(key.bytes());
    std::copy(sum.begin(), sum.end(), key.bytes() + keyIdBytes + crypto_sign_SECRETKEYBYTES);
    return key;
}

Result<LockedKey> lock(const SecretKey &key, const Secret &passphrase, Effort effort)
{
    LockedKey locked{
        randomBytes(int(crypto_pwhash_scryptsalsa208sha256_SALTBYTES)), effort.operations, effort.memory, {}};
    const SecretKey box;
    std::copy(key.bytes(), key.bytes() + boxSize, box.bytes());
    while (!stream(box.bytes(), locked.salt, {locked.operations, locked.memory}, passphrase)) {
        locked.operations /= 2;
        locked.memory /= 2;
        if (locked.operations < leastEffort.operations || locked.memory < leastEffort.memory)
            return failure(ErrorCode::storage, u"There is not enough memory to protect the key with a passphrase."_s,
                {}, u"Close other programs and try again."_s);
    }
    locked.box = QByteArray(reinterpret_cast<const char *>(box.bytes()), qsizetype(boxSize));
    return locked;
}

Result<SecretKey> unlock(const LockedKey &key, const Secret &passphrase)
{
    if (key.operations > mostEffort.operations || key.memory > mostEffort.memory)
        return failure(ErrorCode::invalid, u"The secret key asks for more memory than any key of minisign."_s,
            u"Opening it would stop this computer."_s, u"Make a new key."_s);
    SecretKey opened;
    std::copy(raw(key.box), raw(key.box) + boxSize, opened.bytes());
    if (!stream(opened.bytes(), key.salt, {key.operations, key.memory}, passphrase))
        return failure(ErrorCode::storage, u"There is not enough memory to open the secret key."_s,
            u"It needs %1 MiB."_s.arg(key.memory >> 20), u"Close other programs and try again."_s);
    const Checksum sum = checksumOf(opened.bytes());
    if (sodium_memcmp(sum.data(), opened.bytes() + keyIdBytes + crypto_sign_SECRETKEYBYTES, sum.size()) != 0)
        return failure(ErrorCode::unauthorised, u"The passphrase does not open this key."_s,
            u"The passphrase is wrong, or the file of the key was altered."_s, u"Type it again."_s);
    return opened;
}

Signature sign(const SecretKey &key, const QByteArray &content, const QString &trustedComment)
{
    Signature signature{true, key.id(), signedWith(key, signedBytes(content, true)), trustedComment, {}};
    signature.global = signedWith(key, signature.signature + trustedComment.toUtf8());
    return signature;
}

bool isGenuine(const Signature &signature, const PublicKey &key)
{
    return signature.id == key.id
        && isSignedBy(key, signature.global, signature.signature + signature.trustedComment.toUtf8());
}

bool fits(const Signature &signature, const PublicKey &key, const QByteArray &content)
{
    return signature.id == key.id && isSignedBy(key, signature.signature, signedBytes(content, signature.prehashed));
}

QByteArray randomBytes(int count)
{
    startSodium();
    QByteArray bytes(count, '\0');
    randombytes_buf(raw(bytes), size_t(count));
    return bytes;
}

} // namespace holdfast::minisign
