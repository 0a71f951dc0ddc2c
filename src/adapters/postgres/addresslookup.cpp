// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/postgres/addresslookup.h"

#include <arpa/inet.h>
#include <memory>
#include <netdb.h>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr Duration lookUpSlice{5};

/// glibc keeps pointers into this until the look-up has ended.
struct LookUp {
    QByteArray name;
    addrinfo hints{};
    gaicb request{};

    ~LookUp()
    {
        if (request.ar_result)
            freeaddrinfo(request.ar_result);
    }
};

/// A look-up that cannot be taken back is left to glibc, with its few hundred bytes: nobody may free them any more.
void giveUp(std::unique_ptr<LookUp> lookUp)
{
    if (gai_cancel(&lookUp->request) == EAI_NOTCANCELED)
        (void)lookUp.release();
}

QStringList addressesOf(const addrinfo *first)
{
    QStringList addresses;
    for (const addrinfo *entry = first; entry; entry = entry->ai_next) {
        char text[NI_MAXHOST]{};
        if (getnameinfo(entry->ai_addr, entry->ai_addrlen, text, sizeof text, nullptr, 0, NI_NUMERICHOST) == 0)
            addresses << QString::fromLatin1(text);
    }
    addresses.removeDuplicates();
    return addresses;
}

tl::unexpected<Error> notFoundByName(const QString &host, int status)
{
    Error error{ErrorCode::network, u"The address of the database server “%1” could not be found."_s.arg(host),
        u"The name service did not give an answer for this name."_s,
        u"Check the network connection and the host name in the connection string."_s, {}, {}, false};
    error.detail = u"getaddrinfo: %1"_s.arg(QString::fromUtf8(gai_strerror(status)));
    return failure(error);
}

} // namespace

Result<QStringList> lookUpAddresses(const QString &host, Waiter &waiter)
{
    auto lookUp = std::make_unique<LookUp>();
    addrinfo numeric{};
    numeric.ai_flags = AI_NUMERICHOST;
    numeric.ai_socktype = SOCK_STREAM;
    if (getaddrinfo(host.toUtf8().constData(), nullptr, &numeric, &lookUp->request.ar_result) == 0)
        return addressesOf(lookUp->request.ar_result);
    lookUp->name = host.toUtf8();
    lookUp->hints.ai_family = AF_UNSPEC;
    lookUp->hints.ai_socktype = SOCK_STREAM;
    lookUp->request.ar_name = lookUp->name.constData();
    lookUp->request.ar_request = &lookUp->hints;
    gaicb *requests[] = {&lookUp->request};
    if (const int status = getaddrinfo_a(GAI_NOWAIT, requests, 1, nullptr); status != 0)
        return notFoundByName(host, status);
    int status = gai_error(&lookUp->request);
    for (; status == EAI_INPROGRESS; status = gai_error(&lookUp->request)) {
        const Waiter::Wake wake = waiter.pause(lookUpSlice);
        if (wake == Waiter::Wake::ready)
            continue;
        giveUp(std::move(lookUp));
        if (wake == Waiter::Wake::cancelled)
            return failure(ErrorCode::cancelled, u"The connection was cancelled."_s);
        return failure(ErrorCode::timedOut, u"Looking up the address of “%1” took too long."_s.arg(host), {},
            u"Check the network connection and the name servers, then try again."_s);
    }
    if (status != 0)
        return notFoundByName(host, status);
    return addressesOf(lookUp->request.ar_result);
}

bool isLoopbackAddress(const QString &address)
{
    const QByteArray text = address.toLatin1();
    in_addr four{};
    if (inet_pton(AF_INET, text.constData(), &four) == 1)
        return (ntohl(four.s_addr) >> 24) == 127;
    in6_addr six{};
    return inet_pton(AF_INET6, text.constData(), &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

} // namespace holdfast
