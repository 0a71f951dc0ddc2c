// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"
#include "interfaces/probes/probe.h"

#include <mutex>

namespace holdfast {

/// Probe kind `postgres`: connects to the branch that the service uses, reads the newest committed heartbeat and every
/// measured table's existence, and now and then asks the provider how far back it can restore. Evidence: `branch`,
/// `newestCommitAt`, `vitals`, `historyStart`, `retentionSeconds`, `clockOffsetSeconds`.
class DatabaseProbe final : public Probe {
public:
    DatabaseProbe(ComponentId component, ProbeSpec spec, const Recovery &recovery);
    [[nodiscard]] Sample run(std::stop_token) override;

private:
    /// What the provider and the platform said; asked again when it is old or the database does not answer.
    struct Surroundings {
        DatabaseBranch branch;
        Secret uri;
        std::optional<UtcTime> historyStart; ///< nothing: there is no history
        Duration retention{0};
        UtcTime askedAt;
    };
    [[nodiscard]] Result<Surroundings> surroundings(const std::stop_token &stop);
    [[nodiscard]] Result<Surroundings> onStandby(const QString &branch, const std::stop_token &stop) const;
    [[nodiscard]] Result<Surroundings> atProvider(const std::stop_token &stop) const;
    /// Notes how far the database's clock is ahead of ours; what cannot be asked is left out.
    void compareClocks(DatabaseSession &session, Sample &sample, const std::stop_token &stop) const;
    /// The database's own condition: degraded beyond the limits; what cannot be read is noted and no failure.
    void judgeVitals(DatabaseSession &session, Sample &sample, const std::stop_token &stop) const;
    [[nodiscard]] Result<> look(const Surroundings &where, Sample &sample, const std::stop_token &stop) const;

    const Recovery &m_recovery;
    std::mutex m_mutex;
    std::optional<Surroundings> m_known; ///< guarded by m_mutex
};

} // namespace holdfast
