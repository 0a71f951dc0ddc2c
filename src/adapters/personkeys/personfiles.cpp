// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/personkeys/personfiles.h"

#include "adapters/personkeys/knownpersons.h"
#include "adapters/personkeys/privatefile.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

constexpr qsizetype shortestPassphrase = 8;
/// Minisign reads no more than this; a longer one would open here and not there.
constexpr qsizetype longestPassphrase = 1023;

Result<> checkName(const QString &name)
{
    if (isPersonName(name))
        return {};
    return failure(ErrorCode::invalid, u"“%1” cannot be the name of a person here."_s.arg(name.left(64)),
        u"A name has lower-case letters, digits, “.”, “_” and “-”, begins with a letter and has at most 64."_s,
        u"Take the log-in name, for example jane-doe."_s);
}

Result<> checkPassphrase(const Secret &passphrase)
{
    const QByteArray &text = passphrase.reveal();
    if (text.size() < shortestPassphrase || text.size() > longestPassphrase)
        return failure(ErrorCode::invalid,
            u"A passphrase has %1 to %2 bytes."_s.arg(shortestPassphrase).arg(longestPassphrase), {},
            u"Take four or more words that do not belong together."_s);
    if (text.contains('\n') || text.contains('\0'))
        return failure(ErrorCode::invalid, u"A passphrase is one line."_s);
    return {};
}

KnownPerson personOf(const QString &name, const QString &role, const minisign::PublicKey &key, UtcTime now)
{
    return {name, role.simplified(), minisign::idText(key.id), QString::fromLatin1(minisign::publicKeyLine(key)), now};
}

} // namespace

PersonFiles::PersonFiles(QString folder, minisign::Effort effort)
    : m_folder(std::move(folder))
    , m_effort(effort)
{ }

QString PersonFiles::keyFile(const QString &name, const QString &ending) const
{
    return u"%1/keys/%2.%3"_s.arg(m_folder, name, ending);
}

Result<> PersonFiles::makeFolders() const
{
    if (auto ok = makePrivateFolder(m_folder); !ok)
        return ok;
    return makePrivateFolder(m_folder + u"/keys"_s);
}

Result<QList<KnownPerson>> PersonFiles::known() const
{
    const auto text = readSmallFile(m_folder + u"/persons.json"_s);
    if (text)
        return knownFromText(*text);
    if (text.error().code == ErrorCode::notFound)
        return QList<KnownPerson>{};
    return failure(text.error());
}

QStringList PersonFiles::own() const
{
    QStringList names;
    for (const QString &file : QDir(m_folder + u"/keys"_s).entryList({u"*.key"_s}, QDir::Files, QDir::Name))
        names << file.chopped(4);
    return names;
}

Result<> PersonFiles::keepKnown(const QList<KnownPerson> &persons) const
{
    if (auto ok = makeFolders(); !ok)
        return ok;
    return writePrivateFile(m_folder + u"/persons.json"_s, knownToText(persons));
}

Result<KnownPerson> PersonFiles::create(const QString &name, const QString &role, const Secret &passphrase, UtcTime now)
{
    for (const Result<> &ok : {checkName(name), checkPassphrase(passphrase), makeFolders()}) {
        if (!ok)
            return failure(ok.error());
    }
    if (QFileInfo::exists(keyFile(name, u"key"_s)))
        return failure(ErrorCode::conflict, u"“%1” has a key here already."_s.arg(name), keyFile(name, u"key"_s),
            u"A key is never written over. Move the file away if it must be replaced."_s);
    const auto persons = known();
    if (!persons)
        return failure(persons.error());
    const minisign::SecretKey key = minisign::makeKey();
    const KnownPerson person = personOf(name, role, key.publicKey(), now);
    const auto more = withPerson(*persons, person);
    if (!more)
        return failure(more.error());
    const auto locked = minisign::lock(key, passphrase, m_effort);
    if (!locked)
        return failure(locked.error());
    if (auto ok = writePrivateFile(keyFile(name, u"key"_s), minisign::lockedKeyFile(*locked)); !ok)
        return failure(ok.error());
    if (auto ok = writePrivateFile(keyFile(name, u"pub"_s), minisign::publicKeyFile(key.publicKey())); !ok)
        return failure(ok.error());
    if (auto ok = keepKnown(*more); !ok)
        return failure(ok.error());
    return person;
}

Result<KnownPerson> PersonFiles::trust(const QString &name, const QString &role, const QByteArray &key, UtcTime now)
{
    if (auto ok = checkName(name); !ok)
        return failure(ok.error());
    const auto read = minisign::readPublicKey(key);
    if (!read)
        return failure(read.error());
    const auto persons = known();
    if (!persons)
        return failure(persons.error());
    const auto more = withPerson(*persons, personOf(name, role, *read, now));
    if (!more)
        return failure(more.error());
    if (auto ok = keepKnown(*more); !ok)
        return failure(ok.error());
    for (const KnownPerson &one : *more) {
        if (one.name == name)
            return one;
    }
    return failure(ErrorCode::bug, u"The person was not kept."_s);
}

Result<> PersonFiles::forget(const QString &name)
{
    auto persons = known();
    if (!persons)
        return failure(persons.error());
    const auto before = persons->size();
    persons->removeIf([&name](const KnownPerson &one) { return one.name == name; });
    if (persons->size() == before)
        return failure(ErrorCode::notFound, u"“%1” is not known here."_s.arg(name), {},
            u"holdfastctl person list shows who is."_s);
    return keepKnown(*persons);
}

Result<QByteArray> PersonFiles::sign(
    const QString &name, const Secret &passphrase, const QByteArray &content, const QString &trustedComment)
{
    if (auto ok = checkName(name); !ok)
        return failure(ok.error());
    const auto text = readSmallFile(keyFile(name, u"key"_s));
    if (!text && text.error().code == ErrorCode::notFound)
        return failure(ErrorCode::notFound, u"“%1” has no key on this computer."_s.arg(name), {},
            u"Make one: holdfastctl person create %1"_s.arg(name));
    if (!text)
        return failure(text.error());
    const auto locked = minisign::readLockedKey(*text);
    if (!locked)
        return failure(locked.error());
    const auto key = minisign::unlock(*locked, passphrase);
    if (!key)
        return failure(key.error());
    return minisign::signatureFile(minisign::sign(*key, content, trustedComment));
}

Result<SignatureText> PersonFiles::open(const QByteArray &signature) const
{
    const auto read = minisign::readSignature(signature);
    if (!read)
        return failure(read.error());
    return SignatureText{minisign::idText(read->id), read->trustedComment};
}

PresentedApproval::Proof PersonFiles::verify(
    const QByteArray &signature, const KnownPerson &person, const QByteArray &content) const
{
    using Proof = PresentedApproval::Proof;
    const auto read = minisign::readSignature(signature);
    const auto key = minisign::readPublicKey(person.publicKey.toLatin1());
    if (!read)
        return Proof::unreadable;
    if (!key || !minisign::isGenuine(*read, *key))
        return Proof::forged;
    return minisign::fits(*read, *key, content) ? Proof::good : Proof::otherContent;
}

QString PersonFiles::nonce() const { return QString::fromLatin1(minisign::randomBytes(16).toHex()); }

Result<> PersonFiles::keepSignature(const QString &planFolder, const QString &person, const QByteArray &signature)
{
    const QString folder = planFolder + u"/signatures"_s;
    if (!QFileInfo(planFolder).isDir() || !QDir().mkpath(folder))
        return failure(ErrorCode::storage, u"The folder %1 could not be made."_s.arg(folder), {},
            u"The plan must be in a folder that you may write to: --plan DIR."_s);
    // A signature is public and travels with the plan, so it has the permissions of any other file.
    QSaveFile file(u"%1/%2.minisig"_s.arg(folder, person));
    if (!file.open(QIODevice::WriteOnly) || file.write(signature) != signature.size() || !file.commit())
        return failure(ErrorCode::storage, u"%1 could not be written."_s.arg(file.fileName()), file.errorString());
    return {};
}

} // namespace holdfast
