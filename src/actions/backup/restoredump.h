// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/readingaction.h"

namespace holdfast {

/// `backup.newest`: the dump that loses least among those that were proven. Facts: `dump`, `takenAt`, `newestCommitAt`,
/// `server`, `told`.
class NewestDump final : public ReadingAction {
public:
    explicit NewestDump(const Recovery &recovery)
        : m_recovery(recovery)
    { }

protected:
    [[nodiscard]] QString reads() const override;
    [[nodiscard]] Result<Observation> look(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `backup.restore`: a new database on the standby, filled from a dump whole or not at all. Input: `dump`. Facts:
/// `branch`, as every other step takes it, `database`.
class RestoreDump final : public StepAction {
public:
    explicit RestoreDump(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<> precheck(const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Preview> preview(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Handle> begin(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<std::optional<Handle>> find(const StepKey &, const Inputs &, std::stop_token) override;
    /// Restores when the database is still empty; also after a crash.
    [[nodiscard]] Result<Observation> observe(const Handle &, std::stop_token) override;
    [[nodiscard]] Result<Undoing> undo(const Handle &, std::stop_token) override;

private:
    [[nodiscard]] Result<bool> exists(const QString &database, const std::stop_token &stop) const;
    /// Nobody is connected to it.
    [[nodiscard]] Result<bool> isAlone(const QString &database, const std::stop_token &stop) const;
    [[nodiscard]] Result<bool> isEmpty(const QString &database, const std::stop_token &stop) const;

    const Recovery &m_recovery;
};

/// `backup.proven`: `dump` was restored elsewhere before, held what it must, and its bytes are still the same.
class DumpIsProven final : public Check {
public:
    explicit DumpIsProven(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `backup.matches`: every table on `branch` has exactly the rows that were counted when `dump` was taken.
class MatchesDump final : public Check {
public:
    explicit MatchesDump(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

} // namespace holdfast
