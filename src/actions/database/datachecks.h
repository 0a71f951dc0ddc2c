// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"

namespace holdfast {

/// `database.integrity`: every integrity rule of the plan holds on `branch`; each runs read-only.
class Integrity final : public Check {
public:
    explicit Integrity(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `database.recovery-point`: the newest data on `branch` is what was asked for: not newer than `point`, and not much
/// older. Inputs: `branch`, `point`.
class RecoveryPoint final : public Check {
public:
    explicit RecoveryPoint(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// The newest `at` of the heartbeat table.
[[nodiscard]] Result<UtcTime> newestHeartbeat(
    const Recovery &recovery, DatabaseSession &session, const std::stop_token &stop);

} // namespace holdfast
