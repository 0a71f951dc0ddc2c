// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/files/inventory.h"
#include "actions/support/recovery.h"

namespace holdfast {

/// What one restore of files does, kept in the bucket itself below `.holdfast/restores/`: written before the first file
/// is touched, so that any program can go on with it, prove it, or take it back.
struct RestoreManifest {
    QString key; ///< where it is kept
    QList<FileRepair> repairs;
};

[[nodiscard]] QString manifestKey(const QString &marker);
/// Writes it where there is none yet; otherwise the one that is there counts.
[[nodiscard]] Result<RestoreManifest> keepManifest(
    ObjectStore &store, const RestoreManifest &manifest, const std::stop_token &stop);
/// Nothing: there is none.
[[nodiscard]] Result<std::optional<RestoreManifest>> readManifest(
    ObjectStore &store, const QString &key, const std::stop_token &stop);

/// Whether the file is what it was to become.
[[nodiscard]] Result<bool> isRestored(ObjectStore &store, const FileRepair &repair, const std::stop_token &stop);
/// Brings the file back; one that is back already is left alone.
[[nodiscard]] Result<> restore(ObjectStore &store, const FileRepair &repair, const std::stop_token &stop);
/// Makes it what it was before restore(), unless somebody has changed it since: then it stays, and false.
[[nodiscard]] Result<bool> takeBack(ObjectStore &store, const FileRepair &repair, const std::stop_token &stop);

/// Calls `one` for each repair, as many at a time as `spread` has threads; the first error ends it.
using RepairCall = std::function<Result<>(const FileRepair &)>;
[[nodiscard]] Result<> forEachRepair(const QList<FileRepair> &repairs, const Spread &spread, const RepairCall &one);

} // namespace holdfast
