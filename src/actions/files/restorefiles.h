// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/immediateaction.h"
#include "actions/support/readingaction.h"

namespace holdfast {

/// `files.inventory`: how the files below `prefix` differ from what they were. Without the input `at` it is the second
/// before the newest burst of deletions began. Facts: `before` (the instant), `deleted`, `changed`, `newer`, `summary`,
/// and `scope`, which is proposed: what stands where another file was may be somebody's work of today.
class InventoryFiles final : public ReadingAction {
public:
    explicit InventoryFiles(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<> precheck(const Inputs &, std::stop_token) override;

protected:
    [[nodiscard]] QString reads() const override;
    [[nodiscard]] Result<Observation> look(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `files.restore`: brings the files below `prefix` back to what they were `at` an instant: a deleted one is undeleted,
/// or its version of then copied on top; nothing is removed for good, and newer files stay. Input `scope`: `missing`,
/// or `missing-and-changed`. Found again by its manifest in the bucket, which also says how to take it back. Facts:
/// `manifest`, `files`.
class RestoreFiles final : public ImmediateAction {
public:
    explicit RestoreFiles(const Recovery &recovery)
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

/// `files.restored`: every file of the restore is what it was to become, and some are opened and compared byte by byte.
/// Input: `manifest`.
class FilesRestored final : public Check {
public:
    explicit FilesRestored(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `files.found`: there is something to bring back. Inputs: `deleted`, `changed`.
class FilesFound final : public Check {
public:
    explicit FilesFound(const Recovery &) { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;
};

/// `files.write-read`: a new file can be stored, read and removed again.
class FilesWriteRead final : public Check {
public:
    explicit FilesWriteRead(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

} // namespace holdfast
