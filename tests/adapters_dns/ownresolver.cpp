// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters_dns/ownresolver.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace holdfast::test {

namespace {

constexpr qsizetype headerSize = 12;

} // namespace

OwnResolver::OwnResolver(Manner manner, std::array<quint8, 4> address)
    : m_manner(manner)
    , m_address(address)
    , m_socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in own{};
    own.sin_family = AF_INET;
    own.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof own;
    if (::bind(m_socket, reinterpret_cast<sockaddr *>(&own), size) != 0
        || ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&own), &size) != 0)
        qFatal("no port for a resolver");
    m_port = ntohs(own.sin_port);
    m_thread = std::thread([this] { serve(); });
}

OwnResolver::~OwnResolver()
{
    m_isOver = true;
    m_thread.join();
    ::close(m_socket);
}

void OwnResolver::serve()
{
    while (!m_isOver) {
        pollfd ready{m_socket, POLLIN, 0};
        if (::poll(&ready, 1, 20) <= 0)
            continue;
        QByteArray question(512, '\0');
        sockaddr_in from{};
        socklen_t size = sizeof from;
        const ssize_t read = ::recvfrom(
            m_socket, question.data(), size_t(question.size()), 0, reinterpret_cast<sockaddr *>(&from), &size);
        if (read < headerSize)
            continue;
        question.truncate(read);
        ++m_questions;
        if (m_manner == Manner::silent)
            continue;
        const QByteArray answer = answerTo(question);
        ::sendto(m_socket, answer.constData(), size_t(answer.size()), 0, reinterpret_cast<sockaddr *>(&from), size);
    }
}

QByteArray OwnResolver::answerTo(const QByteArray &question) const
{
    const qsizetype nameEnd = question.indexOf('\0', headerSize) + 1;
    const bool wantsAddress = question.mid(nameEnd, 2) == QByteArray("\0\1", 2); // not an IPv6 one
    const bool gives = m_manner == Manner::address && wantsAddress;
    QByteArray answer = question.left(2);
    answer += '\x81'; // an answer to a query with recursion
    answer += char(0x80 | (m_manner == Manner::noSuchName ? 3 : m_manner == Manner::serverFailure ? 2 : 0));
    answer += QByteArray("\0\1", 2) + QByteArray(1, '\0') + (gives ? '\1' : '\0') + QByteArray(4, '\0');
    answer += question.mid(headerSize, nameEnd - headerSize + 4);
    if (gives) {
        answer += QByteArray("\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4", 12);
        answer += QByteArray(reinterpret_cast<const char *>(m_address.data()), 4);
    }
    return answer;
}

} // namespace holdfast::test
