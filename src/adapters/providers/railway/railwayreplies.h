// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/railway/railwayrequests.h"
#include "interfaces/providers/deployprovider.h"
#include "interfaces/providers/keycheck.h"
#include "interfaces/transport.h"

namespace holdfast::railway {

/// The member `field` of `data`. GraphQL errors come with any status and beside partial data: one of them makes the
/// whole answer an error. What the errors do not rule out may have happened.
[[nodiscard]] Result<QJsonValue> readField(const HttpRequest &request, const HttpReply &reply, const QString &field);

/// The answers to the requests of the same name.
[[nodiscard]] Result<QString> readServiceName(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<Variables> readVariables(const HttpRequest &request, const HttpReply &reply);
/// Variables as an object of names and texts.
[[nodiscard]] Result<Variables> readVariableMap(
    const HttpRequest &request, const HttpReply &reply, const QJsonValue &value);
[[nodiscard]] Result<> readVariablesSet(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<QString> readDeployed(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<QList<Deployment>> readDeployments(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<Deployment> readDeployment(const HttpRequest &request, const HttpReply &reply);

/// The answer to tokenOwner(). A project's token that is for another project or environment than the configured one is
/// ErrorCode::unauthorised.
[[nodiscard]] Result<KeyReport> readKey(
    const HttpRequest &request, const HttpReply &reply, const RailwayConfig &config);

/// Railway's word; one that is not known is `unknown` and never a success.
[[nodiscard]] DeploymentStatus deploymentStatus(const QString &word);

} // namespace holdfast::railway
