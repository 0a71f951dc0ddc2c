// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/backup/filecopy.h"

#include <stop_token>

namespace holdfast {

/// Takes and proves backups outside the provider. Blocking, for as long as a whole database takes; work pool only.
class BackupKeeper {
public:
    virtual ~BackupKeeper() = default;
    /// The oldest first.
    [[nodiscard]] virtual Result<QList<DatabaseDump>> dumps() = 0;
    [[nodiscard]] virtual Result<DatabaseDump> take(std::stop_token) = 0;
    /// Restores it elsewhere, compares, and writes down what came of it; the result's proof says what. An error says
    /// that it could not be tried.
    [[nodiscard]] virtual Result<DatabaseDump> prove(const QString &id, std::stop_token) = 0;
    /// The same of the files in the object store.
    [[nodiscard]] virtual Result<QList<FileCopy>> fileCopies() = 0;
    [[nodiscard]] virtual Result<FileCopy> takeFiles(std::stop_token) = 0;
    [[nodiscard]] virtual Result<FileCopy> proveFiles(const QString &id, std::stop_token) = 0;
    /// Drops all but the newest `keep` and the newest proven one. What is gone, by id.
    [[nodiscard]] virtual Result<QStringList> prune(int keep) = 0;
    /// Where a dump is, or the manifest of a copy of the files, as a person finds it.
    [[nodiscard]] virtual QString place(const QString &id) const = 0;
    [[nodiscard]] virtual QString filesPlace(const QString &id) const = 0;
};

} // namespace holdfast
