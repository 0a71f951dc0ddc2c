// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/freeport.h"

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <memory>
#include <sys/types.h>

class QTemporaryDir;

namespace holdfast::test {

/// A real PostgreSQL of the test's own: a new cluster in a temporary folder, on a loopback port and a unix socket. Runs
/// as user `postgres` when the test runs as root, which PostgreSQL refuses to. Everything is gone with the object; the
/// server also ends when the test program is killed. TCP wants scram passwords, the socket trusts.
///
///     PostgresServer server;
///     QVERIFY2(server.start(), qPrintable(server.error()));
///     connector.connect(Secret(server.uri("postgres")), …)
class PostgresServer {
public:
    static constexpr const char *user = "keeper";
    static constexpr const char *password = "correct-horse-battery"; ///< of a server that nobody else can reach

    PostgresServer();
    PostgresServer(const PostgresServer &) = delete;
    PostgresServer &operator=(const PostgresServer &) = delete;
    ~PostgresServer();

    /// Creates the cluster the first time and waits until the server accepts connections. False with error().
    [[nodiscard]] bool start();
    /// SIGQUIT; to SIGKILL if that is not enough. The cluster stays for the next start().
    void stop();
    /// Ends like a machine that loses its power: the postmaster and all its children at once.
    void kill();
    /// Freezes or thaws the postmaster. Backends go on.
    void freeze(bool frozen);

    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] pid_t pid() const { return pid_t(m_process.processId()); }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString socketFolder() const;
    [[nodiscard]] QString dataFolder() const;
    [[nodiscard]] QByteArray uri(const QByteArray &database, const QByteArray &withPassword = password) const;
    [[nodiscard]] QByteArray socketUri(const QByteArray &database) const;

private:
    [[nodiscard]] bool createCluster();
    [[nodiscard]] bool run(QProcess &process, const QString &program, const QStringList &arguments);
    [[nodiscard]] bool fail(const QString &error);

    std::unique_ptr<QTemporaryDir> m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    QString m_error;
};

} // namespace holdfast::test
