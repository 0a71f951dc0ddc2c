// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace holdfast {

/// A key that Holdfast may be given. Its name is what plans and command lines say; the key itself is in the key store.
struct KnownSecret {
    QString name;
    QString title; ///< who issues it
    QString purpose; ///< what it is used for
    QString form; ///< how it is written when that is not obvious; else empty
};

/// Every key that this version can use. Environments may give their own names to further ones of the same kind.
[[nodiscard]] const QList<KnownSecret> &knownSecrets();

/// Lower-case letters, digits and hyphens, beginning with a letter, at most 64.
[[nodiscard]] bool isSecretName(const QString &name);

} // namespace holdfast
