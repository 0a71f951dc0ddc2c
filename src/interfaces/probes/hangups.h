// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QtGlobal>

#include <functional>

namespace holdfast {

/// Where a probe connects to.
struct Endpoint {
    QString host; ///< a name or an address
    quint16 port = 0;

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

/// Keeps one silent connection open to each endpoint, because the end of it tells of a closed endpoint in milliseconds,
/// where the next regular look may be seconds away. It proves nothing: servers also end connections that only stand.
class HangUps {
public:
    using Sink = std::function<void(const Endpoint &)>; ///< the other side ended it; called on a thread of its own

    virtual ~HangUps() = default;
    /// Once. The sink may be called until stop() returns.
    virtual void start(const QList<Endpoint> &endpoints, Sink sink) = 0;
    virtual void stop() = 0;
};

} // namespace holdfast
