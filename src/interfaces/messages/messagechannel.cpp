// SPDX-License-Identifier: GPL-3.0-or-later
#include "interfaces/messages/messagechannel.h"

namespace holdfast {

QString sendOutcomeName(SendOutcome::State state)
{
    switch (state) {
    case SendOutcome::State::sent:
        return QStringLiteral("sent");
    case SendOutcome::State::confirmed:
        return QStringLiteral("confirmed");
    case SendOutcome::State::refused:
        return QStringLiteral("refused");
    case SendOutcome::State::postponed:
        return QStringLiteral("postponed");
    case SendOutcome::State::unknown:
        break;
    }
    return QStringLiteral("unknown");
}

} // namespace holdfast
