// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/personkeys/minisignformat.h"

#include <QList>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace holdfast::minisign {

namespace {

constexpr qsizetype largestFile = 16 * 1024;
constexpr qsizetype idBytes = 8;
constexpr qsizetype keyBytes = 32;
constexpr qsizetype signatureBytes = 64;
constexpr qsizetype saltBytes = 32;
constexpr qsizetype boxBytes = 104;
const QByteArray untrusted = "untrusted comment: ";
const QByteArray trusted = "trusted comment: ";

tl::unexpected<Error> badForm(ErrorCode code, const QString &what, const QString &why)
{
    return failure(code, what, why, {});
}

/// The lines without their ends.
QList<QByteArray> linesOf(const QByteArray &text)
{
    QList<QByteArray> lines = text.left(largestFile).split('\n');
    for (QByteArray &line : lines) {
        if (line.endsWith('\r'))
            line.chop(1);
    }
    while (!lines.isEmpty() && lines.constLast().isEmpty())
        lines.removeLast();
    return lines;
}

/// Empty where it is not Base64 of exactly that many bytes, written the one way: neither a cut padding nor loose bits.
QByteArray decoded(const QByteArray &line, qsizetype bytes)
{
    const auto result = QByteArray::fromBase64Encoding(line, QByteArray::AbortOnBase64DecodingErrors);
    const bool whole = result && result.decoded.size() == bytes && result.decoded.toBase64() == line;
    return whole ? result.decoded : QByteArray();
}

QByteArray number(quint64 value)
{
    QByteArray bytes(8, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

} // namespace

QString idText(const QByteArray &id)
{
    return u"%1"_s.arg(qFromLittleEndian<quint64>(id.constData()), 16, 16, QLatin1Char('0')).toUpper();
}

Result<PublicKey> readPublicKey(const QByteArray &text)
{
    const QString what = u"This is not a public key of minisign."_s;
    const QList<QByteArray> lines = linesOf(text);
    const bool withComment = lines.size() == 2 && lines.constFirst().startsWith(untrusted);
    if (lines.size() != 1 && !withComment)
        return badForm(ErrorCode::invalid, what, u"It is one line, or a comment and one line."_s);
    const QByteArray bytes = decoded(lines.constLast().trimmed(), 2 + idBytes + keyBytes);
    if (bytes.isEmpty())
        return badForm(ErrorCode::invalid, what, u"The line must be 56 characters of Base64."_s);
    if (!bytes.startsWith("Ed"))
        return badForm(ErrorCode::invalid, what, u"Its algorithm is not Ed25519."_s);
    return PublicKey{bytes.mid(2, idBytes), bytes.mid(2 + idBytes)};
}

QByteArray publicKeyLine(const PublicKey &key) { return ("Ed" + key.id + key.key).toBase64(); }

QByteArray publicKeyFile(const PublicKey &key)
{
    return untrusted + "minisign public key " + idText(key.id).toLatin1() + '\n' + publicKeyLine(key) + '\n';
}

Result<Signature> readSignature(const QByteArray &text)
{
    const QString what = u"This is not a signature of minisign."_s;
    const QList<QByteArray> lines = linesOf(text);
    if (text.size() > largestFile || lines.size() != 4)
        return badForm(ErrorCode::invalid, what, u"It must have four lines; it was cut or is something else."_s);
    if (!lines[0].startsWith(untrusted) || !lines[2].startsWith(trusted))
        return badForm(ErrorCode::invalid, what, u"One of its two comments is missing."_s);
    const QByteArray bytes = decoded(lines[1], 2 + idBytes + signatureBytes);
    const QByteArray global = decoded(lines[3], signatureBytes);
    if (bytes.isEmpty() || global.isEmpty())
        return badForm(ErrorCode::invalid, what, u"Line %1 is damaged or was cut."_s.arg(bytes.isEmpty() ? 2 : 4));
    if (!bytes.startsWith("ED") && !bytes.startsWith("Ed"))
        return badForm(ErrorCode::invalid, what, u"Its algorithm is not Ed25519."_s);
    return Signature{bytes.startsWith("ED"), bytes.mid(2, idBytes), bytes.mid(2 + idBytes),
        QString::fromUtf8(lines[2].mid(trusted.size())), global};
}

QByteArray signatureFile(const Signature &signature)
{
    return untrusted + "signature from Holdfast\n"
        + ((signature.prehashed ? "ED" : "Ed") + signature.id + signature.signature).toBase64() + '\n' + trusted
        + signature.trustedComment.toUtf8() + '\n' + signature.global.toBase64() + '\n';
}

Result<LockedKey> readLockedKey(const QByteArray &text)
{
    const QString what = u"The secret key cannot be read."_s;
    const QList<QByteArray> lines = linesOf(text);
    if (lines.size() != 2 || !lines.constFirst().startsWith(untrusted))
        return badForm(ErrorCode::tampered, what, u"The file was cut, or is something else than a secret key."_s);
    const QByteArray bytes = decoded(lines.constLast(), 6 + saltBytes + 16 + boxBytes);
    if (bytes.isEmpty())
        return badForm(ErrorCode::tampered, what, u"Its second line is damaged or was cut."_s);
    if (!bytes.startsWith("Ed") || bytes.mid(4, 2) != "B2")
        return badForm(ErrorCode::invalid, what, u"Its algorithm is not the one that minisign uses."_s);
    if (bytes.mid(2, 2) != "Sc")
        return badForm(ErrorCode::invalid, what, u"It has no passphrase; such a key is not used here."_s);
    return LockedKey{bytes.mid(6, saltBytes), qFromLittleEndian<quint64>(bytes.constData() + 38),
        qFromLittleEndian<quint64>(bytes.constData() + 46), bytes.mid(54)};
}

QByteArray lockedKeyFile(const LockedKey &key)
{
    return untrusted + "minisign encrypted secret key\n"
        + ("EdScB2" + key.salt + number(key.operations) + number(key.memory) + key.box).toBase64() + '\n';
}

} // namespace holdfast::minisign
