// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/team/teamstore.h"
#include "kernel/result.h"

namespace holdfast {

/// How this laptop stands with its team, for people.
struct TeamState {
    enum class Link {
        searching, ///< nothing was heard of it yet
        together,
        alone ///< it cannot be reached; everything is written here and joined later
    };
    Link link = Link::searching;
    UtcTime since;
    Error trouble{}; ///< why it cannot be reached
    qint64 waiting = 0; ///< events that were written alone
    QList<Colleague> colleagues{};
    QStringList warnings{};
};

} // namespace holdfast
