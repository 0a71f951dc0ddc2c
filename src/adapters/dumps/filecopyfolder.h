// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/backup/filecopies.h"

namespace holdfast {

/// Copies of files as folders below one folder: `content/ab/SHA256` and `copies/ID.json`, for their owner only.
class FileCopyFolder final : public FileCopyStore {
public:
    explicit FileCopyFolder(QString folder);

    [[nodiscard]] Result<QList<FileCopy>> copies() override;
    [[nodiscard]] bool hasContent(const QString &sha256) const override;
    [[nodiscard]] Result<std::unique_ptr<NewContent>> newContent() override;
    [[nodiscard]] Result<QByteArray> content(const QString &sha256, qint64 from, qint64 count) override;
    [[nodiscard]] Result<> verify(const QString &sha256) override;
    [[nodiscard]] Result<> keep(const FileCopy &copy) override;
    [[nodiscard]] Result<> addProof(const QString &id, const DumpProof &proof) override;
    [[nodiscard]] QString place(const QString &id) const override;

private:
    [[nodiscard]] QString contentPath(const QString &sha256) const;

    QString m_folder;
};

} // namespace holdfast
