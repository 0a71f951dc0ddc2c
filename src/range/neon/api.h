// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/neon/project.h"
#include "range/server/front.h"

namespace holdfast::range {

/// Neon's API v2 over HTTP, as far as a recovery needs it. Route names are the operation ids of the API description.
class NeonApi final : public Provider {
public:
    NeonApi(Context &context, NeonProject &project, CallLog &calls, Token token);

    [[nodiscard]] QString name() const override { return QStringLiteral("neon"); }
    [[nodiscard]] QStringList routes() const override;
    [[nodiscard]] QString routeOf(const Request &request) const override;
    [[nodiscard]] Response refusal(int status) const override;
    void serve(const Request &request, Call &call, const Answer &answer) override;

private:
    /// One delivery: the request, the ids out of its path, its parsed body and its record.
    struct Visit {
        const Request &request;
        QStringList ids;
        QJsonObject body;
        Call &call;
    };
    using Handler = Response (NeonApi::*)(Visit &);
    struct Route {
        const char *method;
        const char *path;
        const char *name;
        Handler handler;
    };

    [[nodiscard]] static const QList<Route> &table();
    [[nodiscard]] const Route *find(const Request &request, QStringList &ids) const;
    [[nodiscard]] Response dispatch(const Route &route, Visit &visit);
    [[nodiscard]] Response fail(int status, const QString &message, const Request &request) const;
    [[nodiscard]] Response fail(const Error &error, const Visit &visit) const;

    Response listProjects(Visit &visit);
    Response showProject(Visit &visit);
    Response updateProject(Visit &visit);
    Response listBranches(Visit &visit);
    Response countBranches(Visit &visit);
    Response showBranch(Visit &visit);
    Response createBranch(Visit &visit);
    Response deleteBranch(Visit &visit);
    Response restoreBranch(Visit &visit);
    Response setDefault(Visit &visit);
    Response updateBranch(Visit &visit);
    Response listEndpoints(Visit &visit);
    Response showEndpoint(Visit &visit);
    Response listBranchEndpoints(Visit &visit);
    Response startEndpoint(Visit &visit);
    Response suspendEndpoint(Visit &visit);
    Response restartEndpoint(Visit &visit);
    Response updateEndpoint(Visit &visit);
    Response showOperation(Visit &visit);
    Response listOperations(Visit &visit);
    Response connectionUri(Visit &visit);
    Response listRoles(Visit &visit);
    Response listDatabases(Visit &visit);
    Response resetPassword(Visit &visit);
    Response revealPassword(Visit &visit);
    Response createSnapshot(Visit &visit);
    Response listSnapshots(Visit &visit);
    Response restoreSnapshot(Visit &visit);
    Response deleteSnapshot(Visit &visit);
    Response finalizeRestore(Visit &visit);

    [[nodiscard]] Result<BranchOrder> readOrder(const QJsonObject &body) const;
    [[nodiscard]] Response begun(const Result<Begun> &begun, int status, Visit &visit, const QString &marker);
    [[nodiscard]] Response branchAnswer(int status, const QString &branchId, const QStringList &operationIds) const;
    [[nodiscard]] Response endpointAnswer(const QString &endpointId, const QStringList &operationIds) const;
    [[nodiscard]] QJsonArray operationsJson(const QStringList &ids) const;
    [[nodiscard]] QJsonObject projectObject() const;
    [[nodiscard]] Settled settler(Call &call);

    Context &m_context;
    NeonProject &m_project;
    CallLog &m_calls;
    Token m_token;
};

} // namespace holdfast::range
