// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/health/sight.h"

#include <stop_token>

namespace holdfast {

/// Something outside the service that is up whenever this laptop has a network. Asked on a probing thread; blocks for
/// two seconds at most.
class Witness {
public:
    virtual ~Witness() = default;
    [[nodiscard]] virtual WitnessVote look(std::stop_token) = 0;
};

} // namespace holdfast
