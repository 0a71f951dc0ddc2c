// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/providers/objectstore.h"

#include <functional>

namespace holdfast {

/// What brings one file back to what it was.
struct FileRepair {
    enum class How {
        undelete, ///< the marker that hides it is removed
        copy ///< the version of then is copied on top
    };
    How how = How::undelete;
    ObjectVersion wanted; ///< as it was at the instant
    ObjectVersion now; ///< the newest version or marker
    QList<ObjectVersion> markers; ///< to be removed, the newest first

    [[nodiscard]] bool isOverwrite() const { return !now.isDeleteMarker; }
};

/// How the files below a prefix differ from what they were at an instant.
struct FileInventory {
    qint64 unchanged = 0;
    qint64 newer = 0; ///< did not exist then; they stay
    qint64 bytes = 0; ///< of what is to be brought back
    QList<FileRepair> deleted; ///< existed then, hidden now
    QList<FileRepair> changed; ///< existed then, something else stands there now
};

/// More is refused: the prefix is to be narrowed.
inline constexpr qsizetype mostRepairs = 20'000;
/// Our own notes in the bucket; never taken for users' files.
inline const QString ownPrefix = QStringLiteral(".holdfast/");

/// Reads every version below the prefix, page by page, and compares. A file whose versions were removed for good cannot
/// be seen in a bucket: it is not in here. ErrorCode::refused: too many files, or the store keeps no versions.
[[nodiscard]] Result<FileInventory> takeInventory(
    ObjectStore &store, const QString &prefix, UtcTime at, const std::stop_token &stop);

/// Where the newest burst of deletions began: markers that follow each other within ten minutes belong together. With
/// how many there are.
struct Deletions {
    std::optional<UtcTime> since;
    qint64 files = 0;
};
[[nodiscard]] Result<Deletions> newestDeletions(ObjectStore &store, const QString &prefix, const std::stop_token &stop);

/// Hands over every object that the bucket shows below the prefix, our own notes left out.
[[nodiscard]] Result<> forEachObject(ObjectStore &store, const QString &prefix, const std::stop_token &stop,
    const std::function<void(const ObjectVersion &)> &visit);

/// Hands over every key below the prefix with all its versions, the newest first; `visit` returning an error ends it.
using KeyVisitor = std::function<Result<>(const QList<ObjectVersion> &)>;
[[nodiscard]] Result<> visitKeys(
    ObjectStore &store, const QString &prefix, const std::stop_token &stop, const KeyVisitor &visit);

} // namespace holdfast
