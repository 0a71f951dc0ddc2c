// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/endpoints/standingconnections.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stop_token>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

constexpr Duration longestPause = 60s;
constexpr Duration soon = 4s; ///< one that ends sooner is ended on purpose, and not dialled at the same pace
constexpr int keepAliveSeconds = 20;
constexpr int eventsAtOnce = 64;
constexpr uint32_t wakeUp = ~uint32_t(0);

} // namespace

/// A descriptor that is closed with its owner.
class SocketDescriptor {
public:
    explicit SocketDescriptor(int number = -1)
        : m_number(number)
    { }
    SocketDescriptor(SocketDescriptor &&other) noexcept
        : m_number(std::exchange(other.m_number, -1))
    { }
    SocketDescriptor &operator=(SocketDescriptor &&other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~SocketDescriptor()
    {
        if (isOpen())
            ::close(m_number);
    }
    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

namespace {

void setOption(const SocketDescriptor &socket, int level, int name, int value)
{
    static_cast<void>(::setsockopt(socket.number(), level, name, &value, sizeof value));
}

/// One attempt at one address; not open: it failed.
SocketDescriptor dial(const addrinfo &address, Duration deadline)
{
    SocketDescriptor socket(::socket(address.ai_family, address.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!socket.isOpen())
        return socket;
    setOption(socket, SOL_SOCKET, SO_KEEPALIVE, 1);
    setOption(socket, IPPROTO_TCP, TCP_KEEPIDLE, keepAliveSeconds);
    setOption(socket, IPPROTO_TCP, TCP_KEEPINTVL, keepAliveSeconds / 4);
    if (::connect(socket.number(), address.ai_addr, address.ai_addrlen) == 0)
        return socket;
    pollfd waiting{socket.number(), POLLOUT, 0};
    int problem = errno == EINPROGRESS ? 0 : errno;
    socklen_t size = sizeof problem;
    const bool isReady = problem == 0 && ::poll(&waiting, 1, int(deadline.count())) == 1
        && ::getsockopt(socket.number(), SOL_SOCKET, SO_ERROR, &problem, &size) == 0 && problem == 0;
    return isReady ? std::move(socket) : SocketDescriptor();
}

SocketDescriptor dial(const Endpoint &endpoint, Duration deadline)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    const QByteArray host = endpoint.host.toUtf8();
    const QByteArray port = QByteArray::number(endpoint.port);
    if (::getaddrinfo(host.constData(), port.constData(), &hints, &found) != 0)
        return SocketDescriptor();
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> addresses(found, &::freeaddrinfo);
    SocketDescriptor socket;
    for (const addrinfo *one = found; one && !socket.isOpen(); one = one->ai_next)
        socket = dial(*one, deadline);
    return socket;
}

} // namespace

class StandingConnections::Work {
public:
    Work(const QList<Endpoint> &endpoints, Sink sink, Pace pace);
    /// The sink is not called any more once this has returned.
    void end();
    bool dialAll(); ///< until the end; true
    bool watchAll(); ///< until the end; true

private:
    struct Line {
        Endpoint endpoint;
        SocketDescriptor socket; ///< open: it stands
        SteadyTime at{}; ///< since when it stands, or when it is to be dialled
        Duration pause{};
        bool hasStood = false; ///< before; that it cannot be dialled any more is told once
    };
    /// False: it stood before, and cannot be dialled any more.
    [[nodiscard]] bool take(uint32_t place, SocketDescriptor socket);
    void tell(uint32_t place);
    /// The other side ended this one. What it said before is read away.
    [[nodiscard]] bool isOver(uint32_t place, uint32_t events);

    const Pace m_pace;
    const SocketDescriptor m_epoll;
    const SocketDescriptor m_wake;
    std::mutex m_telling; ///< guards the sink
    Sink m_sink;
    std::stop_source m_stop;
    std::mutex m_mutex; ///< guards what follows
    std::condition_variable_any m_ended;
    bool m_isNews = false; ///< a line has ended that dialAll() has not seen
    std::vector<Line> m_lines;
};

StandingConnections::Work::Work(const QList<Endpoint> &endpoints, Sink sink, Pace pace)
    : m_pace(pace)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    , m_sink(std::move(sink))
{
    for (const Endpoint &endpoint : endpoints) {
        if (endpoint.way == Endpoint::Way::dialled)
            m_lines.push_back({endpoint, SocketDescriptor(), {}, pace.pause, false});
    }
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u32 = wakeUp;
    static_cast<void>(::epoll_ctl(m_epoll.number(), EPOLL_CTL_ADD, m_wake.number(), &event));
}

void StandingConnections::Work::end()
{
    m_stop.request_stop();
    static_cast<void>(::eventfd_write(m_wake.number(), 1));
    const std::scoped_lock lock(m_telling);
    m_sink = nullptr;
}

bool StandingConnections::Work::dialAll()
{
    const std::stop_token stop = m_stop.get_token();
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        m_isNews = false;
        SteadyTime next = std::chrono::steady_clock::now() + longestPause;
        for (uint32_t place = 0; place < m_lines.size() && !stop.stop_requested(); ++place) {
            Line &line = m_lines[place];
            if (line.socket.isOpen())
                continue;
            if (line.at <= std::chrono::steady_clock::now()) {
                lock.unlock(); // the list itself never changes
                SocketDescriptor socket = dial(line.endpoint, m_pace.dialling);
                lock.lock();
                if (!take(place, std::move(socket))) {
                    lock.unlock();
                    tell(place);
                    lock.lock();
                }
            }
            if (!line.socket.isOpen())
                next = std::min(next, line.at);
        }
        m_ended.wait_until(lock, stop, next, [this] { return m_isNews; });
    }
    return true;
}

bool StandingConnections::Work::take(uint32_t place, SocketDescriptor socket)
{
    Line &line = m_lines[place];
    line.at = std::chrono::steady_clock::now();
    if (!socket.isOpen()) {
        line.at += line.pause;
        line.pause = std::min(longestPause, line.pause * 2);
        return !std::exchange(line.hasStood, false);
    }
    line.socket = std::move(socket);
    line.hasStood = true;
    epoll_event event{};
    event.events = EPOLLIN | EPOLLRDHUP;
    event.data.u32 = place;
    static_cast<void>(::epoll_ctl(m_epoll.number(), EPOLL_CTL_ADD, line.socket.number(), &event));
    return true;
}

void StandingConnections::Work::tell(uint32_t place)
{
    const std::scoped_lock lock(m_telling);
    if (m_sink)
        m_sink(m_lines[place].endpoint);
}

bool StandingConnections::Work::isOver(uint32_t place, uint32_t events)
{
    const std::scoped_lock lock(m_mutex);
    Line &line = m_lines[place];
    std::array<char, 4096> said{};
    ssize_t length = 0;
    do
        length = ::recv(line.socket.number(), said.data(), said.size(), MSG_DONTWAIT);
    while (length > 0);
    const bool isStanding = length < 0 && (errno == EAGAIN || errno == EINTR);
    if (isStanding && (events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) == 0)
        return false;
    const auto now = std::chrono::steady_clock::now();
    line.pause = now - line.at < soon ? std::min(longestPause, line.pause * 2) : m_pace.pause;
    line.socket = SocketDescriptor();
    line.at = now + line.pause;
    m_isNews = true;
    return true;
}

bool StandingConnections::Work::watchAll()
{
    std::array<epoll_event, eventsAtOnce> events{};
    while (!m_stop.stop_requested()) {
        const int count = ::epoll_wait(m_epoll.number(), events.data(), int(events.size()), -1);
        for (int i = 0; i < count; ++i) {
            const uint32_t place = events[size_t(i)].data.u32;
            if (place == wakeUp || !isOver(place, events[size_t(i)].events))
                continue;
            tell(place);
            m_ended.notify_one();
        }
    }
    return true;
}

StandingConnections::StandingConnections(Pace pace)
    : m_pace(pace)
{ }

StandingConnections::StandingConnections()
    : StandingConnections(Pace{})
{ }

StandingConnections::~StandingConnections() { stop(); }

void StandingConnections::start(const QList<Endpoint> &endpoints, Sink sink)
{
    stop();
    m_work = std::make_shared<Work>(endpoints, std::move(sink), m_pace);
    m_threads = std::make_unique<Pool>(u"standing"_s, 2);
    static_cast<void>(m_threads->run([work = m_work] { return work->watchAll(); }));
    static_cast<void>(m_threads->run([work = m_work] { return work->dialAll(); }));
}

void StandingConnections::stop()
{
    if (!m_work)
        return;
    std::exchange(m_work, nullptr)->end();
    m_threads->stop(0ms); // a look-up of a name cannot be given up: nobody waits for it
    m_threads.reset();
}

} // namespace holdfast
