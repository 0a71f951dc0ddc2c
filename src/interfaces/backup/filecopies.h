// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/backup/filecopy.h"

#include <memory>

namespace holdfast {

/// The bytes of one file on their way into the store of copies.
class NewContent {
public:
    virtual ~NewContent() = default;
    [[nodiscard]] virtual Result<> add(const QByteArray &bytes) = 0;
    /// Keeps them, and says their SHA-256, hexadecimal. Without it nothing is kept.
    [[nodiscard]] virtual Result<QString> finish() = 0;
};

/// Where copies of files are kept, outside the object store: contents by their SHA-256, each once, and a manifest for
/// every copy. Blocking; any thread, several at once.
class FileCopyStore {
public:
    virtual ~FileCopyStore() = default;
    /// The oldest first. A manifest that cannot be read is an error that names it.
    [[nodiscard]] virtual Result<QList<FileCopy>> copies() = 0;
    [[nodiscard]] virtual bool hasContent(const QString &sha256) const = 0;
    [[nodiscard]] virtual Result<std::unique_ptr<NewContent>> newContent() = 0;
    /// Some of the bytes; fewer at the end.
    [[nodiscard]] virtual Result<QByteArray> content(const QString &sha256, qint64 from, qint64 count) = 0;
    /// Reads all of it again: ErrorCode::tampered when it is not what its name says.
    [[nodiscard]] virtual Result<> verify(const QString &sha256) = 0;
    [[nodiscard]] virtual Result<> keep(const FileCopy &copy) = 0;
    [[nodiscard]] virtual Result<> addProof(const QString &id, const DumpProof &proof) = 0;
    /// Where a copy's manifest is, as a person finds it.
    [[nodiscard]] virtual QString place(const QString &id) const = 0;
};

} // namespace holdfast
