// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"

namespace holdfast {

/// `database.fence-writers`: nobody writes to the old database any more. Input: `branch`. Switches the service's
/// maintenance setting on, forbids the application role to connect and ends its sessions. A database that cannot be
/// reached or is gone needs no fence: that is recorded instead.
class FenceWriters final : public StepAction {
public:
    explicit FenceWriters(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<> precheck(const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Preview> preview(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Handle> begin(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<std::optional<Handle>> find(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Observation> observe(const Handle &, std::stop_token) override;
    [[nodiscard]] Result<Undoing> undo(const Handle &, std::stop_token) override;

private:
    [[nodiscard]] Result<QStringList> statements() const;

    const Recovery &m_recovery;
};

/// How many sessions the application's role may have at most: `nobody` keeps it out, `everybody` lets it in.
namespace connectionlimit {
inline constexpr int nobody = 0;
inline constexpr int everybody = -1;
/// The statement that sets it.
[[nodiscard]] Result<QString> statement(const Recovery &recovery, int limit);
[[nodiscard]] Result<bool> isNobody(const Recovery &recovery, DatabaseSession &session, const std::stop_token &stop);
} // namespace connectionlimit

} // namespace holdfast
