// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"
#include "kernel/secret.h"
#include "kernel/time.h"

#include <QList>
#include <QStringList>
#include <memory>
#include <optional>
#include <stop_token>

namespace holdfast {

/// Text results; SQL NULL is nullopt.
struct Rows {
    QStringList columns;
    QList<QList<std::optional<QString>>> rows;
    qint64 affected = 0;
};

/// One connection. Values go as parameters ($1 …), never into the text. Blocking; one thread at a time.
class DatabaseSession {
public:
    virtual ~DatabaseSession() = default;
    [[nodiscard]] virtual Result<Rows> query(
        const QString &sql, const QList<std::optional<QString>> &parameters, Duration deadline, std::stop_token) = 0;
    /// After a LISTEN: true when a notification came, false when the time was over before one did.
    [[nodiscard]] virtual Result<bool> awaitNotice(Duration atMost, std::stop_token) = 0;
    /// `host:port/database`, for messages.
    [[nodiscard]] virtual QString target() const = 0;
};

/// PostgreSQL. Every connection has a total deadline of its own; libpq's is not enough.
///
/// Errors: `network` and `timedOut` say that the server was not reached, `notFound` that the database does not exist
/// (SQLSTATE 3D000), `unauthorised` that it refused the credentials; the SQLSTATE stands in `detail`.
class DatabaseConnector {
public:
    virtual ~DatabaseConnector() = default;
    [[nodiscard]] virtual Result<std::unique_ptr<DatabaseSession>> connect(
        const Secret &uri, Duration deadline, std::stop_token) = 0;
};

/// A name as an SQL identifier, quoted. A name with a NUL is ErrorCode::invalid.
[[nodiscard]] Result<QString> quoteIdentifier(const QString &name);
/// A text as an SQL literal, quoted. Only for what is shown as it is sent; values are parameters otherwise.
[[nodiscard]] QString quoteLiteral(QString text);

} // namespace holdfast
