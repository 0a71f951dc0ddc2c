// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/journal.h"

#include <memory>

namespace holdfast {

/// Where a laptop that cannot reach its team writes meanwhile: a journal beside its own, whose sequences count from 1.
/// All processes of the laptop share it. Every call blocks a worker thread.
class AloneBook {
public:
    virtual ~AloneBook() = default;
    /// Keeps the other processes of this laptop out; freed when the object dies. Null: that took too long.
    [[nodiscard]] virtual std::unique_ptr<RunLease> lock() = 0;
    /// Whether anything waits in it.
    [[nodiscard]] virtual bool exists() const = 0;
    /// Made when there is none. Valid until the next call.
    [[nodiscard]] virtual Journal &journal() = 0;
    /// Everything in it is in the team's journal: it is put away under another name and stays readable. Under the lock.
    [[nodiscard]] virtual Result<> archive() = 0;
};

} // namespace holdfast
