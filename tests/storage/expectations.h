// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/providers/objectstore.h"

#include <functional>

/// What must be true of every store that keeps versions. Each leaves the store with objects below its own prefix. They
/// call the store on the calling thread and fail the running test.
namespace holdfast::test {

void keepsBytesAndTellsThem(ObjectStore &store);
void listsPageByPage(ObjectStore &store); ///< three entries a page
void readsRangesOfTheSameObject(ObjectStore &store);
void createsOnlyWhereNothingIs(ObjectStore &store);
void bringsBackWhatWasDeleted(ObjectStore &store);
void bringsBackAnOlderVersion(ObjectStore &store);
void uploadsInParts(ObjectStore &store);
void refusesWhatCannotBeAddressed(ObjectStore &store);
void takesAwkwardKeys(ObjectStore &store);

/// Every version below the prefix, however many pages it takes.
[[nodiscard]] QList<ObjectVersion> allVersions(ObjectStore &store, const QString &prefix);

} // namespace holdfast::test
