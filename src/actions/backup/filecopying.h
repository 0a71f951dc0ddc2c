// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"

namespace holdfast {

/// Copies every file of the bucket that is not copied yet. Blocking; changes nothing but the store of copies. A file
/// that is overwritten while it is read is read anew.
[[nodiscard]] Result<FileCopy> takeFileCopy(const Recovery &recovery, const std::stop_token &stop);

/// Reads every content again, and restores some of the files below `.holdfast/` in the bucket, reads them back and
/// removes them. Writes down what came of it.
[[nodiscard]] Result<FileCopy> proveFileCopy(
    const Recovery &recovery, const FileCopy &copy, const std::stop_token &stop);

/// Both stores, or ErrorCode::refused in plain words.
struct FilePlaces {
    ObjectStore *files = nullptr;
    FileCopyStore *copies = nullptr;
};
[[nodiscard]] Result<FilePlaces> filePlacesOf(const Recovery &recovery);
/// ErrorCode::notFound when there is no copy of that name; empty: the newest.
[[nodiscard]] Result<FileCopy> findFileCopy(const Recovery &recovery, const QString &id);

/// Puts the bytes of a copied file under this key, where there is nothing yet. False: something is there.
[[nodiscard]] Result<bool> bringBack(
    const FilePlaces &places, const CopiedFile &file, const QString &key, const std::stop_token &stop);

} // namespace holdfast
