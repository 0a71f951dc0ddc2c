// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/railway/graphql.h"
#include "range/railway/service.h"
#include "range/server/front.h"

namespace holdfast::range {

/// Railway's GraphQL API, as far as a recovery needs it. Route names are root fields.
class RailwayApi final : public Provider {
public:
    RailwayApi(RailwayService &service, CallLog &calls, Token token);

    [[nodiscard]] QString name() const override { return QStringLiteral("railway"); }
    [[nodiscard]] QStringList routes() const override;
    [[nodiscard]] QString routeOf(const Request &request) const override;
    [[nodiscard]] Response refusal(int status) const override;
    void serve(const Request &request, Call &call, const Answer &answer) override;

private:
    using Resolved = Result<QJsonValue>;
    using Resolver = Resolved (RailwayApi::*)(const QJsonObject &, Call &);
    struct Field {
        bool isMutation;
        Resolver resolver;
    };

    [[nodiscard]] static const QMap<QString, Field> &table();
    [[nodiscard]] static Result<GraphqlDocument> document(const Request &request);
    [[nodiscard]] bool isAllowed(const Request &request) const;
    [[nodiscard]] Response resolve(const GraphqlDocument &document, Call &call);

    Resolved project(const QJsonObject &arguments, Call &call);
    Resolved environment(const QJsonObject &arguments, Call &call);
    Resolved service(const QJsonObject &arguments, Call &call);
    Resolved serviceInstance(const QJsonObject &arguments, Call &call);
    Resolved variables(const QJsonObject &arguments, Call &call);
    Resolved deployments(const QJsonObject &arguments, Call &call);
    Resolved deployment(const QJsonObject &arguments, Call &call);
    Resolved deploymentSnapshot(const QJsonObject &arguments, Call &call);
    Resolved deploymentLogs(const QJsonObject &arguments, Call &call);
    Resolved projectToken(const QJsonObject &arguments, Call &call);
    Resolved environments(const QJsonObject &arguments, Call &call);
    Resolved domains(const QJsonObject &arguments, Call &call);
    Resolved cancel(const QJsonObject &arguments, Call &call);
    Resolved remove(const QJsonObject &arguments, Call &call);
    Resolved variableDelete(const QJsonObject &arguments, Call &call);
    Resolved setUnderAttack(const QJsonObject &arguments, Call &call);
    Resolved variableUpsert(const QJsonObject &arguments, Call &call);
    Resolved variableCollectionUpsert(const QJsonObject &arguments, Call &call);
    Resolved deployInstance(const QJsonObject &arguments, Call &call);
    Resolved redeployInstance(const QJsonObject &arguments, Call &call);
    Resolved redeploy(const QJsonObject &arguments, Call &call);
    Resolved restart(const QJsonObject &arguments, Call &call);
    Resolved stop(const QJsonObject &arguments, Call &call);
    Resolved rollback(const QJsonObject &arguments, Call &call);

    [[nodiscard]] Result<> checkIds(const QJsonObject &arguments) const;
    [[nodiscard]] Result<Deployment *> target(const QJsonObject &arguments);
    QString deploy(const Variables &variables, Call &call, const QString &commit = {});
    void upsert(const Variables &values, bool replace, bool skipDeploys, Call &call);
    [[nodiscard]] Settled settler(Call &call);
    [[nodiscard]] QJsonObject deploymentJson(const Deployment &deployment) const;
    [[nodiscard]] QJsonObject serviceJson() const;
    [[nodiscard]] QJsonObject environmentJson() const;
    [[nodiscard]] QJsonArray sealsJson() const;

    RailwayService &m_service;
    CallLog &m_calls;
    Token m_token;
    std::optional<UtcTime> m_underAttackUntil;
};

} // namespace holdfast::range
