// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/backup/databasedumps.h"

namespace holdfast {

/// Dumps as folders below one folder.
class DumpFolder final : public DumpStore {
public:
    explicit DumpFolder(QString folder);

    [[nodiscard]] Result<QList<DatabaseDump>> dumps() override;
    [[nodiscard]] Result<QString> prepare(const QString &id) override;
    [[nodiscard]] Result<DatabaseDump> keep(DatabaseDump dump) override;
    void abandon(const QString &id) override;
    [[nodiscard]] Result<QString> file(const DatabaseDump &dump) override;
    [[nodiscard]] Result<> addProof(const QString &id, const DumpProof &proof) override;
    [[nodiscard]] Result<> remove(const QString &id) override;
    [[nodiscard]] QString place(const QString &id) const override;

private:
    [[nodiscard]] QString unfinished(const QString &id) const;
    [[nodiscard]] static Result<DatabaseDump> readManifest(const QString &folder);
    [[nodiscard]] static Result<> writeManifest(const QString &folder, const DatabaseDump &dump);

    QString m_folder;
};

} // namespace holdfast
