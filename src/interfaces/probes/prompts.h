// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QtGlobal>

#include <functional>

namespace holdfast {

/// By which a probe can learn that it should look at once.
struct Endpoint {
    enum class Way {
        dialled, ///< a connection to `host`:`port` stands, and its end is the sign
        called ///< somebody calls us at our own `port`
    };
    QString host; ///< a name or an address
    quint16 port = 0;
    Way way = Way::dialled;

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

/// Tells that something may have happened, so that nobody waits for the next regular look. It proves nothing: what is
/// so is found out by looking.
class Prompts {
public:
    using Sink = std::function<void(const Endpoint &)>; ///< called on a thread of its own

    virtual ~Prompts() = default;
    /// Once. Takes the endpoints of its own way. The sink may be called until stop() returns.
    virtual void start(const QList<Endpoint> &endpoints, Sink sink) = 0;
    virtual void stop() = 0;
};

} // namespace holdfast
