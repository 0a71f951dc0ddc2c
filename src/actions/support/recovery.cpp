// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/support/recovery.h"

#include "actions/support/standby.h"

#include <QUrl>
#include <algorithm>

namespace holdfast {

using namespace std::chrono_literals;

namespace {

constexpr Duration connectDeadline = 10s; // an idle compute wakes up on connect
constexpr Duration statementDeadline = 20s;

struct Place {
    QString host;
    int port = 0;
    friend bool operator==(const Place &, const Place &) = default;
};

Place placeOf(const Secret &uri)
{
    const QUrl url = QUrl::fromEncoded(uri.reveal(), QUrl::StrictMode);
    return {url.host(), url.port(5432)};
}

} // namespace

Result<Session> openBranch(
    const Recovery &recovery, const QString &branch, const QString &role, const std::stop_token &stop)
{
    const auto uri = connectionUri(recovery, branch, role, stop);
    if (!uri) {
        // That the provider cannot be asked says nothing about who writes to the database.
        Error error = uri.error();
        if (error.code == ErrorCode::network || error.code == ErrorCode::timedOut)
            error.code = ErrorCode::unavailable;
        return failure(std::move(error));
    }
    return connectTo(recovery, *uri, connectDeadline, stop);
}

Result<Session> openOwned(const Recovery &recovery, const Inputs &inputs, const std::stop_token &stop)
{
    const auto branch = textInput(inputs, "branch");
    if (!branch)
        return failure(branch.error());
    return openBranch(recovery, *branch, recovery.service.ownerRole, stop);
}

Result<Session> connectTo(const Recovery &recovery, const Secret &uri, Duration deadline, const std::stop_token &stop)
{
    auto session = recovery.connector.connect(uri, deadline, stop);
    if (!session && session.error().code == ErrorCode::notFound) {
        Error error = session.error();
        error.what = QStringLiteral("The database “%1” does not exist there any more.").arg(recovery.service.database);
        error.why.clear();
        return failure(std::move(error));
    }
    return session;
}

bool provesAbsence(const Error &error)
{
    return error.code == ErrorCode::network || error.code == ErrorCode::timedOut || error.code == ErrorCode::notFound;
}

Result<Rows> execute(DatabaseSession &session, const QString &sql, const QList<std::optional<QString>> &parameters,
    const std::stop_token &stop)
{
    return session.query(sql, parameters, statementDeadline, stop);
}

Result<QString> scalar(DatabaseSession &session, const QString &sql, const QList<std::optional<QString>> &parameters,
    const std::stop_token &stop)
{
    const auto rows = execute(session, sql, parameters, stop);
    if (!rows)
        return failure(rows.error());
    if (rows->rows.size() != 1 || rows->rows[0].isEmpty() || !rows->rows[0][0])
        return failure(ErrorCode::badReply, QStringLiteral("The database gave no value where one was expected."),
            QStringLiteral("Asked: %1").arg(sql));
    return *rows->rows[0][0];
}

Result<> executeAll(DatabaseSession &session, const QStringList &statements, const std::stop_token &stop)
{
    for (const QString &statement : statements) {
        const auto done = execute(session, statement, {}, stop);
        if (done)
            continue;
        Error error = done.error();
        error.mayHaveTakenEffect = statement == QLatin1String("commit");
        return failure(error);
    }
    return {};
}

Result<bool> tableExists(DatabaseSession &session, const QString &name, const std::stop_token &stop)
{
    const auto there = scalar(session, QStringLiteral("select (to_regclass($1) is not null)::text"), {name}, stop);
    if (!there)
        return failure(there.error());
    return *there == QLatin1String("true");
}

const DatabaseBranch *findBranch(const QList<DatabaseBranch> &branches, const QString &id)
{
    const auto found =
        std::find_if(branches.begin(), branches.end(), [&id](const DatabaseBranch &branch) { return branch.id == id; });
    return found == branches.end() ? nullptr : &*found;
}

Result<std::optional<DatabaseBranch>> branchInUse(
    const Recovery &recovery, const QList<DatabaseBranch> &branches, const std::stop_token &stop)
{
    const auto variables = recovery.deploys.variables(stop);
    if (!variables)
        return failure(variables.error());
    const Place inUse = placeOf(variables->value(recovery.service.databaseVariable));
    for (const DatabaseBranch &branch : branches) {
        const auto uri = recovery.provider.connectionUri(
            branch.id, recovery.service.database, recovery.service.applicationRole, stop);
        if (uri && placeOf(*uri) == inUse)
            return std::optional(branch);
        const bool cannotTell = !uri && uri.error().code != ErrorCode::notFound; // a branch without compute has none
        if (cannotTell)
            return failure(uri.error());
    }
    return std::optional<DatabaseBranch>{};
}

Result<QString> textInput(const Inputs &inputs, const char *name)
{
    const QJsonValue value = inputs.value(QLatin1String(name));
    if (!value.isString() || value.toString().isEmpty())
        return failure(ErrorCode::invalid, QStringLiteral("This step needs the input “%1”.").arg(QLatin1String(name)),
            {}, QStringLiteral("Correct the runbook in the plan."));
    return value.toString();
}

Result<UtcTime> timeInput(const Inputs &inputs, const char *name)
{
    const auto text = textInput(inputs, name);
    if (!text)
        return failure(text.error());
    const std::optional<UtcTime> time = parseUtc(*text);
    if (!time)
        return failure(ErrorCode::invalid, QStringLiteral("“%1” is not an instant with its offset.").arg(*text));
    return *time;
}

QJsonObject restoredNow(const Recovery &recovery, const Inputs &inputs)
{
    if (!inputs.value(QStringLiteral("restores")).toBool())
        return {};
    return {{QStringLiteral("restoredAt"), formatUtc(recovery.clock.utc())}};
}

QString uriReference(const Recovery &recovery, const QString &branch)
{
    if (isOnStandby(branch))
        return QStringLiteral("‹keychain:%1›").arg(branch);
    return QStringLiteral("‹neon-uri:%1/%2/%3›")
        .arg(branch, recovery.service.applicationRole, recovery.service.database);
}

} // namespace holdfast
