// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/probes/providers/channelprobe.h"
#include "app/messages/messaging.h"

namespace holdfast {

/// The ways to people that can be asked without an effect. A pager and a webhook cannot: every call tells somebody.
[[nodiscard]] QList<ReachableChannel> reachableChannels(const MessagePlaces &places, Transport &transport);

} // namespace holdfast
