// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/probes/lookingprobe.h"
#include "actions/support/recovery.h"

namespace holdfast {

/// Probe kind `restore-window`: how far back the provider of the database can go, whatever the database itself does.
/// Degraded when that is less than `least` (24h when left out). Evidence: `historyStart`, `retentionSeconds`, `branch`.
/// A provider that does not answer says nothing about the database: unknown.
class RestoreWindowProbe final : public LookingProbe {
public:
    RestoreWindowProbe(ComponentId component, ProbeSpec spec, const Recovery &recovery);

private:
    [[nodiscard]] Result<> look(Sample &sample, const std::stop_token &stop) override;

    const Recovery &m_recovery;
};

/// Probe kind `backup`: the newest backup outside the provider that was proven by a restore is not older than
/// `newestWithin` (24h when left out). Evidence: `backup`, `takenAt`, `backups`.
class BackupProbe final : public LookingProbe {
public:
    BackupProbe(ComponentId component, ProbeSpec spec, const Recovery &recovery);

private:
    [[nodiscard]] Result<> look(Sample &sample, const std::stop_token &stop) override;

    const Recovery &m_recovery;
};

/// Probe kind `third-party`: a company that does something for the service answers and takes its key. Setting:
/// `service`, as the plan names it. Evidence: `said`.
class ThirdPartyProbe final : public LookingProbe {
public:
    ThirdPartyProbe(ComponentId component, ProbeSpec spec, ServiceCanary &canary, const Clock &clock);

private:
    [[nodiscard]] Result<> look(Sample &sample, const std::stop_token &stop) override;

    ServiceCanary &m_canary;
};

} // namespace holdfast
