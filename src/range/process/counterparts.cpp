// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/process/counterparts.h"

namespace holdfast::range {

std::vector<std::unique_ptr<Provider>> makeCounterparts(Context &)
{
    std::vector<std::unique_ptr<Provider>> all;
    return all;
}

} // namespace holdfast::range
