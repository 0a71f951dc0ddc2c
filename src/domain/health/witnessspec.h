// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace holdfast {

/// Something that proves this laptop's own connection, as the plan names it.
struct WitnessSpec {
    enum class Kind {
        gateway, ///< of the network that this laptop is in
        address, ///< `address`:`port` takes a connection or refuses one
        page ///< `page` contains `contains`; anything else is a network that asks for a sign-in
    } kind = Kind::gateway;
    QString address{}; ///< numeric
    quint16 port = 0;
    QUrl page{}; ///< http only, because a network that asks for a sign-in can only show itself there
    QString contains{};

    friend bool operator==(const WitnessSpec &, const WitnessSpec &) = default;
};

} // namespace holdfast
