// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/probes/lookingprobe.h"
#include "interfaces/providers/objectstore.h"

namespace holdfast {

/// Probe kind `object-storage`: a small object (the canary) is written below `.holdfast/`, read back and deleted again.
/// By choice also: the newest object below `prefix` is younger than `newestWithin`, and `versioning: enabled`.
/// Evidence: `canary`, `versioning`, `newest`, `newestAt`.
class StorageProbe final : public LookingProbe {
public:
    StorageProbe(ComponentId component, ProbeSpec spec, ObjectStore &store, const Clock &clock);

private:
    [[nodiscard]] Result<> look(Sample &sample, const std::stop_token &stop) override;
    [[nodiscard]] Result<> sendCanary(Sample &sample, const std::stop_token &stop);
    [[nodiscard]] Result<> judgeVersioning(Sample &sample, const std::stop_token &stop);
    [[nodiscard]] Result<> judgeNewest(Sample &sample, const std::stop_token &stop);

    ObjectStore &m_store;
};

} // namespace holdfast
