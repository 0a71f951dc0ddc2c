// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/providers/providerpolicy.h"
#include "kernel/result.h"

#include <QMap>
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
    /// Every provider its own hosts, by `peer`: a key never reaches another provider's host.
    [[nodiscard]] static HostAllowList perProvider(const QList<ProviderPolicy> &providers);
    /// For practice: any port of 127.0.0.0/8 and ::1, and nothing else in the world.
    [[nodiscard]] static HostAllowList loopbackOnly();

    [[nodiscard]] Result<> check(const QUrl &url, const QString &peer = {}) const;

private:
    /// Exact ones as `host:port`, and suffixes that begin with a dot.
    using Hosts = QSet<QString>;
    [[nodiscard]] static Hosts read(const QStringList &hosts);
    [[nodiscard]] bool isListed(const QUrl &url, const QString &peer) const;

    Hosts m_hosts; ///< for everybody
    QMap<QString, Hosts> m_byPeer;
    bool m_loopbackOnly = false;
};

} // namespace holdfast
