// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/backup/dump.h"

namespace holdfast {

/// One file as it was copied.
struct CopiedFile {
    QString key; ///< the whole key, never only its last part
    qint64 size = 0;
    QString etag; ///< as the store said it then
    UtcTime modifiedAt;
    QString sha256; ///< of its bytes, hexadecimal: where its content is kept

    friend bool operator==(const CopiedFile &, const CopiedFile &) = default;
};

/// A copy of all files of a bucket that is kept outside the store. Content that was copied before is not copied again.
struct FileCopy {
    QString id;
    QString bucket;
    UtcTime takenAt; ///< when the copy began
    QList<CopiedFile> files; ///< by key
    std::optional<DumpProof> proof; ///< the newest attempt

    [[nodiscard]] bool isProven() const { return proof && proof->failure.isEmpty(); }
    [[nodiscard]] qint64 bytes() const;
    friend bool operator==(const FileCopy &, const FileCopy &) = default;
};

/// The manifest, and back; the round trip is exact. An error names the member.
[[nodiscard]] QJsonObject toJson(const FileCopy &copy);
[[nodiscard]] Result<FileCopy> fileCopyFromJson(const QJsonObject &object);

/// What an earlier copy holds of this very file, by key, size, ETag and time; null when it must be copied.
[[nodiscard]] const CopiedFile *unchangedSince(const FileCopy &earlier, const CopiedFile &file);

} // namespace holdfast
