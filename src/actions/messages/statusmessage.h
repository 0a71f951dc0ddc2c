// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/immediateaction.h"

namespace holdfast {

/// `messages.status-page`: one public post. Inputs: `title`, `body`, `status`, `componentStatus`. Facts: `postId`.
/// Found again by the marker in its metadata.
class StatusMessage final : public ImmediateAction {
public:
    explicit StatusMessage(const Recovery &recovery)
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

/// `messages.read-back`: the post with the id `post` stands on the page with the status `status`.
class MessageReadBack final : public Check {
public:
    explicit MessageReadBack(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

} // namespace holdfast
