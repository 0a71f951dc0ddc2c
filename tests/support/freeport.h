// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QtGlobal>

namespace holdfast::test {

/// A port of 127.0.0.1 that nobody listens on now; 0 when there is none.
[[nodiscard]] inline quint16 freePort()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    const bool ok = bind(socket, generic, size) == 0 && getsockname(socket, generic, &size) == 0;
    close(socket);
    return ok ? ntohs(address.sin_port) : quint16(0);
}

} // namespace holdfast::test
