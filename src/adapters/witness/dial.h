// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"

#include <QByteArray>
#include <QHostAddress>
#include <stop_token>

namespace holdfast::witness {

enum class Dialled {
    connected,
    refused, ///< somebody is there and says no: the network works
    failed
};

struct Talk {
    Dialled dialled = Dialled::failed;
    QByteArray reply; ///< what came back until the other side stopped, at most 16 KiB
    QString detail; ///< why it failed
};

/// Opens a TCP connection, says `request` if there is one, and reads until the other side closes or the deadline has
/// come. Blocking.
[[nodiscard]] Talk dial(const QHostAddress &address, quint16 port, const QByteArray &request, Duration deadline,
    const std::stop_token &stop);

} // namespace holdfast::witness
