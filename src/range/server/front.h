// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/server/calls.h"
#include "range/server/faults.h"
#include "range/server/http_server.h"

#include <QPointer>

namespace holdfast::range {

using Answer = std::function<void(const Response &)>;

/// What a provider's counterpart implements: it names a request, carries it out and answers once.
class Provider {
public:
    virtual ~Provider() = default;
    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual QStringList routes() const = 0;
    [[nodiscard]] virtual QString routeOf(const Request &request) const = 0;
    /// The answer that this provider gives with a status of 4xx or 5xx.
    [[nodiscard]] virtual Response refusal(int status) const = 0;
    virtual void serve(const Request &request, Call &call, const Answer &answer) = 0;
    /// What the ready line says about it under its name: `url`, ids as texts, credentials as texts in `secrets`.
    [[nodiscard]] virtual QJsonObject describe(const QString &origin) const
    {
        return {{QStringLiteral("url"), origin}};
    }
    /// What is really true in it, for GET /_range/provider/NAME.
    [[nodiscard]] virtual QJsonObject truth() const { return {}; }
    /// What can happen to it besides faults, by name.
    [[nodiscard]] virtual QStringList disasters() const { return {}; }
    virtual void strike(const QString &) { }
    /// False for what is watched too often to be listed among the calls.
    [[nodiscard]] virtual bool isRecorded() const { return true; }
};

/// A provider's front door: counts deliveries and lets the ordered faults happen before or after the effect.
class Front : public QObject {
    Q_OBJECT

public:
    Front(Provider &provider, CallLog &calls, FaultBook &faults, QObject *parent);
    [[nodiscard]] bool listen() { return m_server.listen(); }
    [[nodiscard]] QString origin() const { return m_server.origin(); }

Q_SIGNALS:
    void used();

private:
    using Visitor = QPointer<Exchange>;

    void receive(Exchange *exchange);
    void run(const Visitor &visitor, const QString &route, Call &call);
    void leave(const Visitor &visitor, const QString &route, Call &call, const Response &response);
    /// Runs `then` when the fault only costs time; false when it destroys the answer instead.
    [[nodiscard]] bool wait(const Fault &fault, const Visitor &visitor, const std::function<void()> &then);
    void destroy(const Fault &fault, const Visitor &visitor, Call &call, const Response &response);
    void answer(const Visitor &visitor, Call &call, const Response &response);

    Provider &m_provider;
    CallLog &m_calls;
    FaultBook &m_faults;
    HttpServer m_server;
    Call m_unrecorded;
};

} // namespace holdfast::range
