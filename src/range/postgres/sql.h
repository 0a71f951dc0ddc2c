// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

#include <QList>
#include <QStringList>
#include <memory>

struct pg_conn;

namespace holdfast::range {

/// Where to connect and as whom.
struct Login {
    int port = 0;
    QString database;
    QString user;
    QString password;

    [[nodiscard]] Login in(const QString &other) const { return {port, other, user, password}; }
    [[nodiscard]] Login at(int otherPort) const { return {otherPort, database, user, password}; }
    [[nodiscard]] QString uri() const;
};

/// Rows as text; SQL null is a null string.
using Rows = QList<QStringList>;

/// A short-lived connection for the range's own questions. It blocks, with short limits: only for local servers that
/// answer at once. An error's `detail` is the SQLSTATE, empty when there was no connection.
class Sql {
public:
    [[nodiscard]] static Result<Sql> connect(const Login &login);
    [[nodiscard]] static Result<Sql> open(const QString &uri, const QByteArray &application);
    /// False once the connection is known to be broken.
    [[nodiscard]] bool isOpen() const;
    /// The result of the last statement; several statements without arguments are one implicit transaction.
    [[nodiscard]] Result<Rows> run(const QString &statement, const QStringList &arguments = {});

private:
    struct Closer {
        void operator()(pg_conn *connection) const;
    };
    explicit Sql(pg_conn *connection)
        : m_connection(connection)
    { }

    std::unique_ptr<pg_conn, Closer> m_connection;
};

} // namespace holdfast::range
