// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/answer.h"

namespace holdfast {

Error abandonedError()
{
    return Error{ErrorCode::cancelled, QStringLiteral("The work was dropped before it began."),
        QStringLiteral("Holdfast is closing."), QStringLiteral("Nothing was done; start it again."), {}, {}, false};
}

} // namespace holdfast
