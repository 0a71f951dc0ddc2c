// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/apireply.h"
#include "adapters/providers/neon/neonreplies.h"

namespace holdfast::neon {

using namespace Qt::StringLiterals;

namespace {

DatabaseSnapshot readOneSnapshot(const QJsonObject &object, JsonReader &outer)
{
    JsonReader reader(object, u"snapshot"_s);
    DatabaseSnapshot snapshot{
        reader.string("id"), reader.string("name"), reader.optionalString("source_branch_id").value_or(QString()), {}};
    const UtcTime created = reader.utc("created_at");
    // `created_at` is when the snapshot became a thing; what it holds is `timestamp`, where that is told.
    snapshot.at = reader.optionalUtc("timestamp").value_or(created);
    if (const auto ok = reader.check(); !ok)
        outer.reject("snapshot", u"a snapshot ("_s + ok.error().what + u')');
    return snapshot;
}

DatabaseCompute readOneCompute(const QJsonObject &object, JsonReader &outer)
{
    JsonReader reader(object, u"endpoint"_s);
    DatabaseCompute compute;
    compute.id = reader.string("id");
    compute.branchId = reader.string("branch_id");
    compute.host = reader.string("host");
    compute.stateWord = reader.string("current_state");
    compute.state = computeState(compute.stateWord);
    compute.isDisabled = reader.boolean("disabled");
    compute.startedAt = reader.optionalUtc("started_at");
    compute.suspendedAt = reader.optionalUtc("suspended_at");
    if (const auto ok = reader.check(); !ok)
        outer.reject("endpoint", u"an endpoint ("_s + ok.error().what + u')');
    return compute;
}

QStringList idsOf(JsonReader &body)
{
    QStringList ids;
    for (const QJsonObject &operation : body.objects("operations")) {
        ids << operation.value(u"id"_s).toString();
        if (ids.last().isEmpty())
            body.reject("operations", u"a list of operations with their ids"_s);
    }
    return ids;
}

Result<QStringList> readNames(const HttpRequest &request, const HttpReply &reply, const char *list)
{
    return readGood(request, reply, readError, [list](JsonReader &body) {
        QStringList names;
        for (const QJsonObject &one : body.objects(list)) {
            names << one.value(u"name"_s).toString();
            if (names.last().isEmpty())
                body.reject(list, u"a list of things with names"_s);
        }
        return names;
    });
}

Secret passwordOf(JsonReader &reader)
{
    const QString password = reader.string("password");
    if (password.isEmpty())
        reader.reject("password", u"a password"_s);
    return Secret(password.toUtf8());
}

} // namespace

ComputeState computeState(const QString &word)
{
    static const QMap<QString, ComputeState> known{
        {u"init"_s, ComputeState::starting}, {u"active"_s, ComputeState::active}, {u"idle"_s, ComputeState::idle}};
    return known.value(word, ComputeState::unknown);
}

Result<QList<DatabaseSnapshot>> readSnapshots(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, readError, [](JsonReader &body) {
        QList<DatabaseSnapshot> all;
        for (const QJsonObject &object : body.objects("snapshots"))
            all << readOneSnapshot(object, body);
        return all;
    });
}

Result<DatabaseSnapshot> readSnapshot(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(
        request, reply, readError, [](JsonReader &body) { return readOneSnapshot(body.object("snapshot"), body); });
}

Result<QStringList> readOperationIds(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, readError, idsOf);
}

Result<QList<DatabaseCompute>> readComputes(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, readError, [](JsonReader &body) {
        QList<DatabaseCompute> all;
        for (const QJsonObject &object : body.objects("endpoints"))
            all << readOneCompute(object, body);
        return all;
    });
}

Result<BegunCompute> readCompute(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, readError, [](JsonReader &body) {
        BegunCompute begun{readOneCompute(body.object("endpoint"), body), {}};
        if (body.has("operations"))
            begun.operationIds = idsOf(body);
        return begun;
    });
}

Result<QStringList> readRoles(const HttpRequest &request, const HttpReply &reply)
{
    return readNames(request, reply, "roles");
}

Result<QStringList> readDatabases(const HttpRequest &request, const HttpReply &reply)
{
    return readNames(request, reply, "databases");
}

Result<NewPassword> readNewPassword(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, readError, [](JsonReader &body) {
        JsonReader role(body.object("role"), u"role"_s);
        NewPassword made{passwordOf(role), idsOf(body)};
        if (const auto ok = role.check(); !ok)
            body.reject("role", u"a role with its new password"_s);
        return made;
    });
}

Result<Secret> readPassword(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, readError, passwordOf);
}

} // namespace holdfast::neon
