// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/repair/repairtransaction.h"
#include "actions/support/readingaction.h"

namespace holdfast {

/// `database.compare-rows`: how the tables of the plan differ between the live database and a copy from before. Inputs:
/// `branch` (the copy), `live`. Facts: `missing`, `changed`, `newer`, `summary`, and `scope`, which is proposed: where
/// rows are missing, those that differ may be new ones with a key that became free, and are never overwritten unasked.
class CompareRows final : public ReadingAction {
public:
    explicit CompareRows(const Recovery &recovery)
        : m_recovery(recovery)
    { }

protected:
    [[nodiscard]] QString reads() const override;
    [[nodiscard]] Result<Observation> look(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `database.repair-rows`: puts rows of the copy back into the live database, in one transaction; what came after
/// stays. Inputs: `branch`, `live`, `scope` (`missing`, or `missing-and-changed`). Found again by the ledger that the
/// same transaction wrote. Facts: `inserted`, `restored`,
/// `unsettled`: rows of the copy that wait in holdfast.conflicts for a person.
class RepairRows final : public StepAction {
public:
    explicit RepairRows(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<> precheck(const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Preview> preview(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Handle> begin(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<std::optional<Handle>> find(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Observation> observe(const Handle &, std::stop_token) override;
    [[nodiscard]] Result<Undoing> undo(const Handle &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `database.rows-repaired`: nothing that the copy has is missing from the live database, and with the scope
/// `missing-and-changed` nothing differs. Inputs as `database.repair-rows`.
class RowsRepaired final : public Check {
public:
    explicit RowsRepaired(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `database.rows-differ`: something can be repaired row by row. Inputs: `missing`, `changed`.
class RowsDiffer final : public Check {
public:
    explicit RowsDiffer(const Recovery &) { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;
};

} // namespace holdfast
