// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/transport.h"

#include <QHostAddress>
#include <QList>

namespace holdfast {

/// An address that only a machine on the public internet has: not this machine, not the local network, not a cloud's
/// metadata service (169.254.169.254), not multicast.
[[nodiscard]] bool isPublicAddress(const QHostAddress &address);

/// A provider's name must lead to public addresses only; one that does not was redirected on the way, by a hijacked
/// resolver, a captive portal, or a plan that means harm. Nothing was sent when it fails. Qt connects to the very
/// answer that was checked: it keeps a look-up for a minute, and connecting follows at once.
[[nodiscard]] Result<> checkPeerAddresses(const HttpRequest &request, const QList<QHostAddress> &addresses);

/// Whether the host has to be looked up: it is a name and not a number.
[[nodiscard]] bool needsLookUp(const QUrl &url);

} // namespace holdfast
