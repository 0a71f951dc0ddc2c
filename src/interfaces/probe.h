// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/health/health.h"

#include <stop_token>

namespace holdfast {

/// One regular look at one component. run() blocks up to its deadline on a probing thread and always gives a sample:
/// a look that fails is a sample too.
class Probe {
public:
    virtual ~Probe() = default;
    [[nodiscard]] virtual ComponentId component() const = 0;
    [[nodiscard]] virtual Duration interval() const = 0;
    [[nodiscard]] virtual Duration deadline() const = 0;
    [[nodiscard]] virtual Sample run(std::stop_token) = 0;
};

} // namespace holdfast
