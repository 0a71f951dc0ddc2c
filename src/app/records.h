// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/journal.h"
#include "kernel/clock.h"

#include <memory>

namespace holdfast {

/// The journal of a state folder and the leases on its incidents.
struct Records {
    std::shared_ptr<Journal> journal;
    std::shared_ptr<RunLeases> leases;
};

/// Makes the folder and the journal when they are not there. Blocks; work pool.
[[nodiscard]] Result<Records> openRecords(const QString &stateFolder);
/// Checks every seal of a journal file without changing it. ErrorCode::notFound when there is none. Blocks; work pool.
[[nodiscard]] Result<JournalVerdict> verifyRecords(const QString &file);

} // namespace holdfast
