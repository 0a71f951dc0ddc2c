// SPDX-License-Identifier: GPL-3.0-or-later
#include "interfaces/providers/databaseprovider.h"

#include <algorithm>

namespace holdfast {

UtcTime historyStart(const DatabaseProject &project, const DatabaseBranch &branch, UtcTime now)
{
    UtcTime start = std::max<UtcTime>(now - project.historyRetention, branch.createdAt);
    if (branch.parentTimestamp)
        start = std::max(start, *branch.parentTimestamp);
    if (branch.lastResetAt)
        start = std::max(start, *branch.lastResetAt);
    return start;
}

} // namespace holdfast
