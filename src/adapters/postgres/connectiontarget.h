// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"
#include "kernel/secret.h"

#include <QList>
#include <QMap>

namespace holdfast {

/// One server of a connection string.
struct ConnectionHost {
    QString host; ///< a name, a numeric address or the folder of a unix socket
    QString port;
    [[nodiscard]] bool isSocket() const { return host.startsWith(QLatin1Char('/')); }
    /// By its name alone; the addresses behind it are checked too.
    [[nodiscard]] bool namesLoopback() const;
};

/// A connection string, read and judged.
struct ConnectionTarget {
    QList<ConnectionHost> hosts;
    QString database;
    QString user;
    Secret password;
    QString sslMode; ///< as written; empty when absent
    QMap<QByteArray, QByteArray> rest; ///< keyword → value of what is passed on unchanged

    [[nodiscard]] QString name(const ConnectionHost &host) const; ///< `host:port/database`
};

/// Reads a URI or a keyword string. No error quotes the text.
[[nodiscard]] Result<ConnectionTarget> readConnectionString(const Secret &uri);

/// The sslmode to use. Within this machine what was written, else `verify-full`; a string that explicitly allows a
/// connection without TLS to somewhere else is refused.
[[nodiscard]] Result<QByteArray> sslModeFor(const ConnectionTarget &target, const ConnectionHost &host, bool local);

} // namespace holdfast
