// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/communication/communications.h"

namespace holdfast {

/// One line of the timeline for each event about messages.
[[nodiscard]] QString messageWords(const MessageDrafted &event);
[[nodiscard]] QString messageWords(const MessageApproved &event);
[[nodiscard]] QString messageWords(const MessageDropped &event);
[[nodiscard]] QString messageWords(const DeliveryQueued &event);
[[nodiscard]] QString messageWords(const DeliveryIntended &event);
[[nodiscard]] QString messageWords(const DeliveryAnswered &event);
[[nodiscard]] QString messageWords(const DeliverySettled &event);
[[nodiscard]] QString messageWords(const MessageSeenPublicly &event);

} // namespace holdfast
