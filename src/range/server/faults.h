// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <functional>

namespace holdfast::range {

/// A misbehaviour ordered for the next deliveries of one route.
struct Fault {
    QString id;
    QString provider;
    QString route;
    QString kind;
    QString when;
    qint64 left = 1;
    double seconds = 1;
    int status = 503;
    bool released = false;
};

/// The faults in force and the deliveries that they hold back.
class FaultBook {
public:
    /// Names the routes that a fault may be ordered for.
    void allow(const QString &provider, const QStringList &routes) { m_routes.insert(provider, routes); }
    /// Reads the body of POST /_range/fault strictly; the id of the new fault.
    [[nodiscard]] Result<QString> add(const QJsonObject &body);
    /// Uses up one of the fault's times.
    [[nodiscard]] std::optional<Fault> take(const QString &provider, const QString &route, const QString &when);
    /// `go` runs at the release of the fault, at once when it was released already.
    void hold(const QString &id, std::function<void()> go);
    [[nodiscard]] bool release(const QString &id);
    /// Forgets every fault; what was held goes on.
    void clear();

private:
    [[nodiscard]] Result<> checkNames(const Fault &fault) const;

    QMap<QString, QStringList> m_routes;
    QList<Fault> m_faults;
    QMultiHash<QString, std::function<void()>> m_held;
    qint64 m_last = 0;
};

} // namespace holdfast::range
