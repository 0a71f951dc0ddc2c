// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/dns/namelookup.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <algorithm>
#include <ares.h>
#include <array>
#include <memory>
#include <poll.h>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr int tries = 2;
constexpr int longestPoll = 100; ///< milliseconds; a stop is noticed after that

using Channel = std::unique_ptr<ares_channeldata, decltype(&ares_destroy)>;

Channel openChannel(const QString &resolver, Duration deadline)
{
    std::array<char, 2> onlyDns{"b"};
    ares_options options{};
    options.flags = ARES_FLAG_NOSEARCH | ARES_FLAG_NOALIASES;
    options.timeout = std::max(1, int(deadline.count()) / (tries + 1)); // the second try waits for longer
    options.tries = tries;
    options.lookups = onlyDns.data();
    ares_channel channel = nullptr;
    const int mask = ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_LOOKUPS;
    if (ares_init_options(&channel, &options, mask) != ARES_SUCCESS)
        return {nullptr, &ares_destroy};
    Channel owned(channel, &ares_destroy);
    if (ares_set_servers_ports_csv(channel, resolver.toLatin1().constData()) != ARES_SUCCESS)
        return {nullptr, &ares_destroy};
    return owned;
}

/// The answer and whether it has come; c-ares calls back while it works on the sockets.
struct Pending {
    NameAnswer answer;
    bool isDone = false;
};

void take(void *argument, int status, int, ares_addrinfo *found)
{
    Pending &pending = *static_cast<Pending *>(argument);
    pending.isDone = true;
    NameAnswer &answer = pending.answer;
    if (status == ARES_SUCCESS) {
        answer.says = NameAnswer::Says::addresses;
        for (const ares_addrinfo_node *node = found->nodes; node; node = node->ai_next)
            answer.addresses << QHostAddress(node->ai_addr).toString();
        answer.addresses.removeDuplicates();
        answer.addresses.sort();
        ares_freeaddrinfo(found);
    } else if (status == ARES_ENOTFOUND || status == ARES_ENODATA) {
        answer.says = NameAnswer::Says::noSuchName;
    } else if (status != ARES_ETIMEOUT && status != ARES_ECANCELLED && status != ARES_ECONNREFUSED) {
        answer.says = NameAnswer::Says::refused;
    }
    answer.why = QString::fromLatin1(ares_strerror(status));
}

void workOn(ares_channel channel)
{
    std::array<ares_socket_t, ARES_GETSOCK_MAXNUM> sockets{};
    const int bits = ares_getsock(channel, sockets.data(), int(sockets.size()));
    std::array<pollfd, ARES_GETSOCK_MAXNUM> waiting{};
    nfds_t count = 0;
    for (size_t i = 0; i < sockets.size(); ++i) {
        const short events =
            short((ARES_GETSOCK_READABLE(bits, i) ? POLLIN : 0) | (ARES_GETSOCK_WRITABLE(bits, i) ? POLLOUT : 0));
        if (events)
            waiting[count++] = {sockets[i], events, 0};
    }
    timeval most{0, longestPoll * 1000};
    timeval wait{};
    const timeval *next = ares_timeout(channel, &most, &wait);
    ::poll(waiting.data(), count, int(next->tv_sec * 1000 + next->tv_usec / 1000 + 1));
    for (nfds_t i = 0; i < count; ++i) {
        const bool canRead = waiting[i].revents & (POLLIN | POLLERR | POLLHUP);
        const bool canWrite = waiting[i].revents & POLLOUT;
        if (canRead || canWrite)
            ares_process_fd(
                channel, canRead ? waiting[i].fd : ARES_SOCKET_BAD, canWrite ? waiting[i].fd : ARES_SOCKET_BAD);
    }
    ares_process_fd(channel, ARES_SOCKET_BAD, ARES_SOCKET_BAD); // what has waited for too long
}

} // namespace

NameAnswer lookUp(const QString &resolver, const QString &host, Duration deadline, const std::stop_token &stop)
{
    Pending pending;
    pending.answer.resolver = resolver;
    const QDeadlineTimer end(deadline);
    const Channel channel = openChannel(resolver, deadline);
    if (!channel) {
        pending.answer.says = NameAnswer::Says::refused;
        pending.answer.why = u"This is no address of a resolver."_s;
        return pending.answer;
    }
    ares_addrinfo_hints hints{};
    hints.ai_family = AF_UNSPEC;
    ares_getaddrinfo(channel.get(), host.toUtf8().constData(), nullptr, &hints, &take, &pending);
    while (!pending.isDone && !end.hasExpired() && !stop.stop_requested())
        workOn(channel.get());
    if (!pending.isDone)
        ares_cancel(channel.get()); // calls take()
    return pending.answer;
}

} // namespace holdfast
