// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

#include <QSet>
#include <QStringList>
#include <QUrl>

namespace holdfast {

/// Where requests may go. https is required, except to a loopback address written as a number: a name could lead
/// anywhere, and no look-up happens for a number.
class HostAllowList {
public:
    /// Exactly these, each `host` (https, port 443) or `host:port`.
    [[nodiscard]] static HostAllowList only(const QStringList &hosts);
    /// For practice: any port of 127.0.0.0/8 and ::1, and nothing else in the world.
    [[nodiscard]] static HostAllowList loopbackOnly();

    [[nodiscard]] Result<> check(const QUrl &url) const;

private:
    QSet<QString> m_hosts;
    bool m_loopbackOnly = false;
};

} // namespace holdfast
