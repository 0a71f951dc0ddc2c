// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/hostallowlist.h"

#include <QHostAddress>

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

HostAllowList HostAllowList::only(const QStringList &hosts)
{
    HostAllowList list;
    for (const QString &host : hosts) {
        // Read as a URL, so that case, punycode and IPv6 brackets get the form that requests have.
        const QUrl url(QStringLiteral("https://") + host, QUrl::StrictMode);
        if (url.isValid() && !url.host().isEmpty())
            list.m_hosts.insert(hostAndPort(url));
    }
    return list;
}

HostAllowList HostAllowList::loopbackOnly()
{
    HostAllowList list;
    list.m_loopbackOnly = true;
    return list;
}

Result<> HostAllowList::check(const QUrl &url) const
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
    if (!m_loopbackOnly && !m_hosts.contains(hostAndPort(url)))
        return failure(ErrorCode::refused, what,
            QStringLiteral("%1 is not one of the configured hosts.").arg(hostAndPort(url)), nextForHosts());
    return {};
}

} // namespace holdfast
