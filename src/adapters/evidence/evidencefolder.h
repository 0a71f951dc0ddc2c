// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/evidence/evidencevault.h"

namespace holdfast {

class DocumentStore;

/// Evidence as folders below one folder, for their owner only, each with its `manifest.sha256` as `sha256sum -c` reads
/// it.
class EvidenceFolder final : public EvidenceVault {
public:
    EvidenceFolder(DocumentStore &documents, QString folder);

    [[nodiscard]] QString place(const QString &name) const override;
    [[nodiscard]] Result<> keep(const QString &name, const QMap<QString, QByteArray> &files) override;
    [[nodiscard]] Result<QMap<QString, QString>> digests(const QString &name) override;

private:
    DocumentStore &m_documents;
    QString m_folder;
};

} // namespace holdfast
