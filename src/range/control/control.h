// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/control/truth.h"
#include "range/messages/slack.h"
#include "range/messages/statuspage.h"

namespace holdfast::range {

/// The range's own HTTP interface: disasters, faults, calls, truth, the practice clock. Strict: an unknown key or
/// name is 400 and the answer says what is allowed.
class Control : public QObject {
    Q_OBJECT

public:
    /// What the control interface looks at and works on.
    struct Parts {
        Context &context;
        CallLog &calls;
        FaultBook &faults;
        NeonProject &project;
        RailwayService &service;
        const Standby &standby;
        const Slack &slack;
        const Statuspage &statuspage;
        const std::vector<std::unique_ptr<Provider>> &counterparts;
    };

    Control(const Parts &parts, QObject *parent);
    [[nodiscard]] bool listen() { return m_server.listen(); }
    [[nodiscard]] QString origin() const { return m_server.origin(); }

Q_SIGNALS:
    void used();

private:
    using Body = Result<QJsonObject>;

    void serve(Exchange *exchange);
    void serveChange(Exchange *exchange, const QString &what);
    void strike(Exchange *exchange, const QJsonObject &body);
    /// Every provider that this disaster can happen to alone. False: there is none.
    bool strikeProviders(const QString &name);
    [[nodiscard]] QStringList disasterNames() const;
    void order(Exchange *exchange, const QJsonObject &body);
    void release(Exchange *exchange, const QJsonObject &body);
    void advance(Exchange *exchange, const QJsonObject &body);
    void tellTruth(Exchange *exchange);
    void tellTruthOf(Exchange *exchange, const QString &name);
    [[nodiscard]] QJsonObject messages() const;

    Parts m_parts;
    Disasters m_disasters;
    HttpServer m_server;
    bool m_striking = false;
};

} // namespace holdfast::range
