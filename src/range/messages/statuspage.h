// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/process/context.h"
#include "range/server/front.h"

namespace holdfast::range {

/// One Statuspage page with one component: incidents are opened, updated and read back.
class Statuspage final : public Provider {
public:
    Statuspage(Context &context, Token token);

    [[nodiscard]] const QString &pageId() const { return m_pageId; }
    [[nodiscard]] QString componentId() const { return m_component.value(QStringLiteral("id")).toString(); }
    /// Newest first.
    [[nodiscard]] const QJsonArray &incidents() const { return m_incidents; }
    [[nodiscard]] const QJsonObject &component() const { return m_component; }

    [[nodiscard]] QString name() const override { return QStringLiteral("statuspage"); }
    [[nodiscard]] QStringList routes() const override;
    [[nodiscard]] QString routeOf(const Request &request) const override;
    [[nodiscard]] Response refusal(int status) const override;
    void serve(const Request &request, Call &call, const Answer &answer) override;

private:
    [[nodiscard]] Response dispatch(const QString &route, const Request &request, const QString &id, Call &call);
    [[nodiscard]] Response listIncidents(bool unresolved, const QString &search) const;
    Response writeIncident(const QJsonObject &body, const QString &id, Call &call);
    Response writeComponent(const QJsonObject &body, const QString &id, Call &call);
    [[nodiscard]] QString checkIncident(const QJsonObject &given, bool isNew) const;
    void applyComponents(const QJsonObject &wanted);
    void addUpdate(QJsonObject &incident, const QJsonObject &given);
    [[nodiscard]] qsizetype indexOf(const QString &id) const;

    Context &m_context;
    Token m_token;
    QString m_pageId;
    QJsonObject m_component;
    QJsonArray m_incidents;
};

} // namespace holdfast::range
