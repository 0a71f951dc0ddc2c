// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/readingaction.h"

namespace holdfast {

/// `database.provider-lost`: how things stand when the database's provider cannot be asked. Input: `impactStart`.
/// Facts: `serviceName`, `deploymentId`, `buildId`, `baseline`, `lastGoodCommitAt`, `databaseReachable`,
/// `databaseReason`, `providerReason` (empty: it answers).
class ProviderLost final : public ReadingAction {
public:
    explicit ProviderLost(const Recovery &recovery)
        : m_recovery(recovery)
    { }

protected:
    [[nodiscard]] QString reads() const override;
    [[nodiscard]] Result<Observation> look(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `database.provider-gone`: neither the provider nor its database answers, each asked three times. A provider that
/// answers loses less: then this is the wrong way.
class ProviderGone final : public Check {
public:
    explicit ProviderGone(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

} // namespace holdfast
