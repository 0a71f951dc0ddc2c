// SPDX-License-Identifier: GPL-3.0-or-later
#include "interfaces/stepaction.h"

namespace holdfast {

QString StepKey::marker() const { return incident.value() + QLatin1Char('-') + step.value() + run; }

QString verdictName(Verdict::Kind kind)
{
    switch (kind) {
    case Verdict::Kind::pass:
        return QStringLiteral("pass");
    case Verdict::Kind::fail:
        return QStringLiteral("fail");
    case Verdict::Kind::unknown:
        break;
    }
    return QStringLiteral("unknown");
}

} // namespace holdfast
