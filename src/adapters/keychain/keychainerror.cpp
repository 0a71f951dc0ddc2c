// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/keychain/keychainerror.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

Error make(ErrorCode code, const QString &what, const QString &why, const QString &next, const QString &detail = {})
{
    return Error{code, what, why, next, detail, {}, false};
}

bool isAbsent(const QString &said)
{
    return said.contains(u"D-Bus"_s, Qt::CaseInsensitive) || said.contains(u"org.freedesktop.secrets"_s)
        || said.contains(u"collection/login"_s) || said.contains(u"Unknown error"_s);
}

} // namespace

Error lockedError()
{
    return make(ErrorCode::refused, u"The key store is locked."_s, u"It did not let itself be written to."_s,
        u"Unlock it (on most desktops: sign in, or open “Passwords and Keys”), then try again."_s);
}

Error silentError()
{
    return make(ErrorCode::timedOut, u"The key store does not answer."_s,
        u"It may be waiting for you to unlock it, in a window behind this one."_s,
        u"Answer its question, then try again; or give the key for this session only."_s);
}

Error notStoredError(const QString &name)
{
    return make(ErrorCode::notFound, u"There is no key “%1”."_s.arg(name), u"It was never stored on this machine."_s,
        u"Store it: holdfastctl secrets set %1"_s.arg(name));
}

Error goneError(const QString &name, const QString &storedAt)
{
    return make(ErrorCode::storage, u"The key “%1” is gone from the key store."_s.arg(name),
        u"It was stored at %1, and the key store is open but does not have it."_s.arg(storedAt),
        u"Somebody removed it, or it is another key store. Store it again: holdfastctl secrets set %1"_s.arg(name));
}

Error keychainError(const QString &name, QKeychain::Error code, const QString &said)
{
    switch (code) {
    case QKeychain::EntryNotFound:
        return notStoredError(name);
    case QKeychain::AccessDenied:
        return lockedError();
    case QKeychain::AccessDeniedByUser:
        return make(ErrorCode::refused, u"The key store was not unlocked."_s, u"Its question was answered with no."_s,
            u"Try again and allow it; or give the key for this session only."_s, said);
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        break;
    default:
        if (!isAbsent(said))
            return make(ErrorCode::storage, u"The key store failed."_s, said, u"Try again."_s, said);
    }
    return make(ErrorCode::unavailable, u"There is no key store."_s,
        u"No program keeps passwords in this session (%1)."_s.arg(said),
        u"Start one, for example gnome-keyring or KWallet; or give the key for this session only. Holdfast never "
        "keeps a key in a file."_s,
        said);
}

} // namespace holdfast
