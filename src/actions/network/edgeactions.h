// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/immediateaction.h"
#include "actions/support/readingaction.h"

namespace holdfast {

/// `network.examine`: does the service answer from here, and where does its name lead? Inputs: `name`, or nothing: the
/// service's own. Facts: `answers` (`yes`, `unwell`, `no`), `reason`, `name`, `content` (where it leads; empty: not
/// known here), `summary`.
class ExamineNetwork final : public ReadingAction {
public:
    explicit ExamineNetwork(const Recovery &recovery)
        : m_recovery(recovery)
    { }

protected:
    [[nodiscard]] QString reads() const override;
    [[nodiscard]] Result<Observation> look(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `edge.point-name`: the record of a name leads elsewhere; all else of it stays. Inputs: `name`, `to`. The record as
/// it was is kept word for word, and is what undoing puts back.
class PointName final : public ImmediateAction {
public:
    explicit PointName(const Recovery &recovery)
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

/// `edge.shield`: every visitor must prove to be a browser. Programs are refused meanwhile.
class RaiseShield final : public ImmediateAction {
public:
    explicit RaiseShield(const Recovery &recovery)
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

/// `edge.name-leads-to`: the provider's record leads there. What resolvers still remember is not asked. Inputs: `name`,
/// `to`.
class NameLeadsTo final : public Check {
public:
    explicit NameLeadsTo(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `edge.shielded`: the shield is up.
class IsShielded final : public Check {
public:
    explicit IsShielded(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

[[nodiscard]] Result<EdgeProvider *> edgeOf(const Recovery &recovery);

} // namespace holdfast
