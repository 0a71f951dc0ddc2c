// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/backup/dump.h"
#include "kernel/secret.h"

#include <stop_token>

namespace holdfast {

/// Where dumps are kept, outside the provider. A dump is there whole or not at all. Blocking; effects and work pools.
class DumpStore {
public:
    virtual ~DumpStore() = default;
    /// The oldest first. A folder whose manifest cannot be read is an error that names it: a dump that nobody can
    /// rely on must not be overlooked.
    [[nodiscard]] virtual Result<QList<DatabaseDump>> dumps() = 0;
    /// A file to write to; nobody sees the dump before keep().
    [[nodiscard]] virtual Result<QString> prepare(const QString &id) = 0;
    /// Completes the dump with the size and the SHA-256 of what was written, and shows it.
    [[nodiscard]] virtual Result<DatabaseDump> keep(DatabaseDump dump) = 0;
    /// Forgets what was prepared and not kept.
    virtual void abandon(const QString &id) = 0;
    /// The file, after its bytes were held against the manifest: ErrorCode::tampered when they differ.
    [[nodiscard]] virtual Result<QString> file(const DatabaseDump &dump) = 0;
    [[nodiscard]] virtual Result<> addProof(const QString &id, const DumpProof &proof) = 0;
    [[nodiscard]] virtual Result<> remove(const QString &id) = 0;
    /// Where a dump is, as a person finds it.
    [[nodiscard]] virtual QString place(const QString &id) const = 0;
};

/// PostgreSQL's own programs that write and read a dump (pg_dump, pg_restore; custom format). Blocking; effects and
/// work pools. The password never stands in an argument, in the child's environment or in a file of the disk.
class DumpTool {
public:
    virtual ~DumpTool() = default;
    /// Writes the database as it is in `snapshot` (pg_export_snapshot) to `file`.
    [[nodiscard]] virtual Result<> dump(
        const Secret &uri, const QString &snapshot, const QString &file, Duration deadline, std::stop_token) = 0;
    /// Fills the database from `file`, whole or not at all, owned by whoever the connection string signs in.
    [[nodiscard]] virtual Result<> restore(
        const Secret &uri, const QString &file, Duration deadline, std::stop_token) = 0;
};

} // namespace holdfast
