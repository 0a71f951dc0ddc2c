// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"

namespace holdfast {

/// `service.new-build-answers`: the public address is answered by another build than `previousBuildId`. The old
/// instance keeps answering until the new one is healthy, so a good status alone proves nothing. Facts: `buildId`.
class NewBuildAnswers final : public Check {
public:
    explicit NewBuildAnswers(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `service.write-read`: something written through the public address is read back by another build than
/// `previousBuildId` (left out: by any), `times` times in a row (left out: once).
class WriteRead final : public Check {
public:
    explicit WriteRead(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `service.database-reachable`: the database on `branch` answers, so that recovering the application is enough; else a
/// full recovery is due.
class DatabaseReachable final : public Check {
public:
    explicit DatabaseReachable(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `service.writes-flow`: the service's writes arrive on `branch`. Facts: `restoredAt`.
class WritesFlow final : public Check {
public:
    explicit WritesFlow(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `service.healthy`: the service says so itself. Input `restores`: see restoredNow().
class ServiceHealthy final : public Check {
public:
    explicit ServiceHealthy(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

} // namespace holdfast
