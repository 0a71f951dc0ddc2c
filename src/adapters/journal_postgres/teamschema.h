// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/database.h"

namespace holdfast {

/// The role that every member's own role is put into: `GRANT holdfast_member TO alice`.
inline constexpr const char *teamRole = "holdfast_member";

/// One numbered change of the shared tables. What is written here once is never edited; a later change is a new one.
struct TeamMigration {
    int version = 0;
    QString title;
    QStringList statements;
};
[[nodiscard]] const QList<TeamMigration> &teamMigrations();

/// The newest version that this program writes and reads.
[[nodiscard]] int teamSchemaVersion();
/// The version in the database; 0: there are no tables yet.
[[nodiscard]] Result<int> teamSchemaIn(DatabaseSession &session, std::stop_token stop);
/// What is executed to bring version `from` up to date, as it is shown before.
[[nodiscard]] QStringList teamSetup(int from);
/// All of them in one transaction, or none.
[[nodiscard]] Result<> executeTogether(DatabaseSession &session, const QStringList &statements, std::stop_token stop);

} // namespace holdfast
