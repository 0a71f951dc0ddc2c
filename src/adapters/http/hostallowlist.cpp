// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/hostallowlist.h"

#include <QHostAddress>
#include <algorithm>

namespace holdfast {

namespace {

bool isLoopbackNumber(const QUrl &url)
{
    const QHostAddress address(url.host());
    return !address.isNull() && address.isLoopback();
}

QString hostAndPort(const QUrl &url)
{
    const int standard = url.scheme() == QStringLiteral("https") ? 443 : 80;
    return QStringLiteral("%1:%2").arg(url.host()).arg(url.port(standard));
}

QString nextForHosts() { return QStringLiteral("Correct the address in the settings of this integration."); }

} // namespace

HostAllowList::Hosts HostAllowList::read(const QStringList &hosts)
{
    Hosts found;
    for (const QString &host : hosts) {
        const bool suffix = host.startsWith(QLatin1Char('.'));
        // Read as a URL, so that case, punycode and IPv6 brackets get the form that requests have.
        const QUrl url(QStringLiteral("https://") + (suffix ? host.mid(1) : host), QUrl::StrictMode);
        if (url.isValid() && !url.host().isEmpty())
            found.insert(suffix ? QLatin1Char('.') + hostAndPort(url) : hostAndPort(url));
    }
    return found;
}

HostAllowList HostAllowList::only(const QStringList &hosts)
{
    HostAllowList list;
    list.m_hosts = read(hosts);
    return list;
}

HostAllowList HostAllowList::perProvider(const QList<ProviderPolicy> &providers)
{
    HostAllowList list;
    for (const ProviderPolicy &provider : providers)
        list.m_byPeer[provider.peer].unite(read(provider.hosts));
    return list;
}

bool HostAllowList::isListed(const QUrl &url, const QString &peer) const
{
    const QString asked = hostAndPort(url);
    const auto matches = [&asked](const QString &allowed) {
        return allowed.startsWith(QLatin1Char('.')) ? asked.endsWith(allowed) : asked == allowed;
    };
    const Hosts own = m_byPeer.value(peer);
    return std::any_of(m_hosts.begin(), m_hosts.end(), matches) || std::any_of(own.begin(), own.end(), matches);
}

HostAllowList HostAllowList::loopbackOnly()
{
    HostAllowList list;
    list.m_loopbackOnly = true;
    return list;
}

Result<> HostAllowList::check(const QUrl &url, const QString &peer) const
{
    const QString what = QStringLiteral("The address of a request is not allowed.");
    const bool http = url.scheme() == QStringLiteral("http");
    if (!url.isValid() || url.host().isEmpty() || (!http && url.scheme() != QStringLiteral("https")))
        return failure(ErrorCode::invalid, what, QStringLiteral("It is not a web address."), nextForHosts());
    if (!url.userInfo().isEmpty())
        return failure(
            ErrorCode::invalid, what, QStringLiteral("It contains a user name or a password."), nextForHosts());
    const bool loopback = isLoopbackNumber(url);
    if (http && !loopback)
        return failure(ErrorCode::refused, what,
            QStringLiteral("It is not encrypted: %1 must be asked with https.").arg(url.host()), nextForHosts());
    if (m_loopbackOnly && !loopback)
        return failure(ErrorCode::refused, what,
            QStringLiteral("In practice only this machine is reached, but it names %1.").arg(url.host()),
            QStringLiteral("Use the address that the practice range printed."));
    if (!m_loopbackOnly && !isListed(url, peer))
        return failure(ErrorCode::refused, what,
            m_byPeer.contains(peer) ? QStringLiteral("%1 is not a host of %2.").arg(hostAndPort(url), peer)
                                    : QStringLiteral("%1 is not one of the configured hosts.").arg(hostAndPort(url)),
            nextForHosts());
    return {};
}

} // namespace holdfast
