// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/approval/person.h"
#include "kernel/result.h"

#include <QList>

namespace holdfast {

/// The text of persons.json. A damaged one is ErrorCode::tampered, never an empty list: it would be written over.
[[nodiscard]] Result<QList<KnownPerson>> knownFromText(const QByteArray &text);
[[nodiscard]] QByteArray knownToText(const QList<KnownPerson> &persons);

/// The list with one more. The same person with the same key changes only the role; another key under a known name, or
/// a key that another name has, is ErrorCode::conflict: nobody becomes two, and nobody is replaced silently.
[[nodiscard]] Result<QList<KnownPerson>> withPerson(QList<KnownPerson> persons, const KnownPerson &added);

} // namespace holdfast
