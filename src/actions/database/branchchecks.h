// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"

namespace holdfast {

/// `database.history-covers`: the provider can still restore to `point`. Input: `point`, `historyStart`.
class HistoryCovers final : public Check {
public:
    explicit HistoryCovers(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `database.no-writers`: no session of the application role, and none possible. Input: `branch`.
class NoWriters final : public Check {
public:
    explicit NoWriters(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    [[nodiscard]] Result<Verdict> nobodyReaches(const Error &reason, const std::stop_token &stop) const;

    const Recovery &m_recovery;
};

/// `database.branch-connects`: the application's role can connect to `branch` and query.
class BranchConnects final : public Check {
public:
    explicit BranchConnects(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `database.is-default`: the provider says that `branch` is the default.
class IsDefaultBranch final : public Check {
public:
    explicit IsDefaultBranch(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `database.writes-held`: the maintenance setting on `branch` is on.
class WritesHeld final : public Check {
public:
    explicit WritesHeld(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

} // namespace holdfast
