// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/gate/peeraddress.h"

#include "adapters/http/deliveryerror.h"

#include <QPair>
#include <algorithm>
#include <array>

namespace holdfast {

namespace {

bool isInside(const QHostAddress &address, const char *subnet)
{
    return address.isInSubnet(QHostAddress::parseSubnet(QString::fromLatin1(subnet)));
}

} // namespace

bool isPublicAddress(const QHostAddress &address)
{
    bool isMapped = false;
    const quint32 v4 = address.toIPv4Address(&isMapped); // ::ffff:10.0.0.1 is 10.0.0.1
    const QHostAddress plain = isMapped ? QHostAddress(v4) : address;
    if (plain.isNull() || plain.isLoopback() || plain.isMulticast() || plain.isBroadcast())
        return false;
    static constexpr std::array inner{"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "240.0.0.0/4"};
    static constexpr std::array inner6{"fc00::/7", "fe80::/10", "::/128", "64:ff9b:1::/48"};
    if (plain.protocol() == QAbstractSocket::IPv4Protocol)
        return std::none_of(inner.begin(), inner.end(), [&](const char *net) { return isInside(plain, net); });
    return std::none_of(inner6.begin(), inner6.end(), [&](const char *net) { return isInside(plain, net); });
}

Result<> checkPeerAddresses(const HttpRequest &request, const QList<QHostAddress> &addresses)
{
    if (addresses.isEmpty())
        return failure(deliveryError(request, ErrorCode::network, false,
            QStringLiteral("The name %1 could not be resolved.").arg(request.url.host())));
    for (const QHostAddress &address : addresses) {
        if (isPublicAddress(address))
            continue;
        Error error = deliveryError(request, ErrorCode::refused, false,
            QStringLiteral("The name %1 leads to %2, which is not on the internet.")
                .arg(request.url.host(), address.toString()));
        error.next = QStringLiteral("Nothing was sent. Somebody answers name look-ups wrongly: check the network, a "
                                    "log-in page of a hotel or a VPN above all.");
        return failure(error);
    }
    return {};
}

bool needsLookUp(const QUrl &url) { return QHostAddress(url.host()).isNull(); }

} // namespace holdfast
