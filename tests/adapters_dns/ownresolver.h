// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <array>
#include <atomic>
#include <thread>

namespace holdfast::test {

/// A resolver on a UDP port of 127.0.0.1 that gives every name the same answer (RFC 1035).
class OwnResolver {
public:
    enum class Manner { address, noSuchName, serverFailure, silent };

    explicit OwnResolver(Manner manner, std::array<quint8, 4> address = {192, 0, 2, 10});
    OwnResolver(const OwnResolver &) = delete;
    OwnResolver &operator=(const OwnResolver &) = delete;
    ~OwnResolver();

    [[nodiscard]] QString place() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }
    [[nodiscard]] int questions() const { return m_questions; }

private:
    void serve();
    [[nodiscard]] QByteArray answerTo(const QByteArray &question) const;

    const Manner m_manner;
    const std::array<quint8, 4> m_address;
    int m_socket = -1;
    quint16 m_port = 0;
    std::atomic<int> m_questions{0};
    std::atomic<bool> m_isOver{false};
    std::thread m_thread;
};

} // namespace holdfast::test
