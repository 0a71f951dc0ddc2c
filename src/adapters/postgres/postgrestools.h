// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/backup/databasedumps.h"

#include <QStringList>

namespace holdfast {

/// pg_dump and pg_restore as child processes. The password reaches them through a file in memory that only the child
/// inherits (`PGPASSFILE`, https://www.postgresql.org/docs/15/libpq-pgpass.html); their environment holds nothing else.
class PostgresTools final : public DumpTool {
public:
    /// `folders` are searched in this order; empty: Debian's, the newest version first, then the search path.
    explicit PostgresTools(QStringList folders = {});

    [[nodiscard]] Result<> dump(
        const Secret &uri, const QString &snapshot, const QString &file, Duration deadline, std::stop_token) override;
    [[nodiscard]] Result<> restore(const Secret &uri, const QString &file, Duration deadline, std::stop_token) override;

private:
    [[nodiscard]] Result<> run(const QString &program, const QStringList &arguments, const Secret &uri,
        Duration deadline, const std::stop_token &stop) const;
    [[nodiscard]] QString find(const QString &program) const;

    QStringList m_folders;
};

} // namespace holdfast
