// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/immediateaction.h"
#include "actions/support/readingaction.h"

namespace holdfast {

/// `backup.files`: the newest copy of the files, and what of it is missing in the bucket. Input: `prefix`, may be
/// empty. Facts: `copy`, `takenAt`, `missing`, `bucket`, `told`.
class NewestFileCopy final : public ReadingAction {
public:
    explicit NewestFileCopy(const Recovery &recovery)
        : m_recovery(recovery)
    { }

protected:
    [[nodiscard]] QString reads() const override;
    [[nodiscard]] Result<Observation> look(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `backup.restore-files`: puts back what is missing, under its whole key; what is there stays as it is, so that it
/// goes on after a crash where it stood. Inputs: `copy`, `prefix`.
class RestoreFileCopy final : public ImmediateAction {
public:
    explicit RestoreFileCopy(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<> precheck(const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Preview> preview(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Handle> begin(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<std::optional<Handle>> find(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Undoing> undo(const Handle &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `backup.files-there`: the bucket shows every file of the copy. Inputs: `copy`, `prefix`.
class FileCopyIsThere final : public Check {
public:
    explicit FileCopyIsThere(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

} // namespace holdfast
