// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/probes/lookingprobe.h"
#include "interfaces/providers/keycheck.h"

namespace holdfast {

/// A way to people, as it is asked without telling anybody anything.
struct ReachableChannel {
    QString name; ///< `slack`, `email`, `sms`, `status-page`
    std::shared_ptr<KeyCheck> check;
    Secret key;
};

/// Probe kind `channel`: the other side answers and takes our key, so that a message would go out. Nothing is sent.
class ChannelProbe final : public LookingProbe {
public:
    ChannelProbe(ComponentId component, ProbeSpec spec, ReachableChannel channel, const Clock &clock);

private:
    [[nodiscard]] Result<> look(Sample &sample, const std::stop_token &stop) override;

    ReachableChannel m_channel;
};

} // namespace holdfast
