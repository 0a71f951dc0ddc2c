// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/witness/dial.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace holdfast::witness {

namespace {

constexpr qsizetype longestReply = 16 * 1024;
constexpr int sliceMilliseconds = 50; ///< how soon a stop is noticed

class Socket {
public:
    explicit Socket(int family)
        : m_descriptor(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    { }
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;
    ~Socket()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

/// A moment that waiting may last until, and a wish to end earlier.
struct Patience {
    std::chrono::steady_clock::time_point until;
    const std::stop_token &stop;

    /// False when it has run out.
    [[nodiscard]] bool waitFor(int descriptor, short events) const
    {
        while (!stop.stop_requested()) {
            const auto left =
                std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
            if (left <= 0)
                return false;
            pollfd waiting{descriptor, events, 0};
            if (::poll(&waiting, 1, int(std::min<long long>(left, sliceMilliseconds))) > 0)
                return true;
        }
        return false;
    }
};

int connectTo(int descriptor, const QHostAddress &address, quint16 port)
{
    if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        sockaddr_in6 to{};
        to.sin6_family = AF_INET6;
        to.sin6_port = htons(port);
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        std::memcpy(&to.sin6_addr, &bytes, sizeof to.sin6_addr);
        return ::connect(descriptor, reinterpret_cast<const sockaddr *>(&to), sizeof to);
    }
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(address.toIPv4Address());
    return ::connect(descriptor, reinterpret_cast<const sockaddr *>(&to), sizeof to);
}

Dialled outcomeOf(int error)
{
    if (error == 0)
        return Dialled::connected;
    return error == ECONNREFUSED ? Dialled::refused : Dialled::failed;
}

QByteArray readAll(int descriptor, const Patience &patience)
{
    QByteArray reply;
    std::array<char, 4096> block{};
    while (reply.size() < longestReply && patience.waitFor(descriptor, POLLIN)) {
        const ssize_t count = ::recv(descriptor, block.data(), block.size(), 0);
        if (count <= 0)
            break;
        reply.append(block.data(), qsizetype(count));
    }
    return reply;
}

} // namespace

Talk dial(const QHostAddress &address, quint16 port, const QByteArray &request, Duration deadline,
    const std::stop_token &stop)
{
    const Patience patience{std::chrono::steady_clock::now() + deadline, stop};
    const Socket socket(address.protocol() == QAbstractSocket::IPv6Protocol ? AF_INET6 : AF_INET);
    int error = connectTo(socket.descriptor(), address, port) == 0 ? 0 : errno;
    if (error == EINPROGRESS) {
        error = ETIMEDOUT;
        if (patience.waitFor(socket.descriptor(), POLLOUT)) {
            socklen_t size = sizeof error;
            ::getsockopt(socket.descriptor(), SOL_SOCKET, SO_ERROR, &error, &size);
        }
    }
    Talk talk{outcomeOf(error), {}, error == 0 ? QString() : QString::fromLocal8Bit(std::strerror(error))};
    if (talk.dialled == Dialled::connected && !request.isEmpty()
        && ::send(socket.descriptor(), request.constData(), size_t(request.size()), MSG_NOSIGNAL) == request.size())
        talk.reply = readAll(socket.descriptor(), patience);
    return talk;
}

} // namespace holdfast::witness
