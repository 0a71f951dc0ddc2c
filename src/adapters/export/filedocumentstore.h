// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/documentstore.h"

#include <QCoreApplication>

namespace holdfast {

/// Documents as files of the local disk. Holds nothing; may be used from any thread.
class FileDocumentStore final : public DocumentStore {
    Q_DECLARE_TR_FUNCTIONS(holdfast::FileDocumentStore)

public:
    [[nodiscard]] Result<> save(const QString &path, const QByteArray &bytes, Overwrite overwrite) override;
    [[nodiscard]] Result<> saveFolder(
        const QString &path, const QMap<QString, QByteArray> &files, Overwrite overwrite, Readers readers) override;
};

} // namespace holdfast
