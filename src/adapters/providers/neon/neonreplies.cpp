// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/neon/neonreplies.h"

#include "adapters/http/apireply.h"

namespace holdfast::neon {

using namespace Qt::StringLiterals;

namespace {

DatabaseBranch readBranch(const QJsonObject &object, JsonReader &outer)
{
    JsonReader reader(object, u"branch"_s);
    DatabaseBranch branch{reader.string("id"), reader.string("name"),
        reader.optionalString("parent_id").value_or(QString()), reader.boolean("default"),
        reader.string("current_state"), reader.utc("created_at"), reader.optionalUtc("parent_timestamp"),
        reader.optionalUtc("last_reset_at"), {}};
    if (const auto ok = reader.check(); !ok)
        outer.reject("branch", u"a branch ("_s + ok.error().what + u')');
    return branch;
}

OperationPage::Entry readEntry(const QJsonObject &object, JsonReader &outer)
{
    JsonReader reader(object, u"operation"_s);
    OperationPage::Entry entry;
    DatabaseOperation &operation = entry.operation;
    operation.id = reader.string("id");
    operation.action = reader.string("action");
    operation.statusWord = reader.string("status");
    operation.status = operationStatus(operation.statusWord);
    operation.error = shownMessage(reader.optionalString("error").value_or(QString()));
    operation.failures = int(reader.integer("failures_count"));
    operation.updatedAt = reader.utc("updated_at");
    entry.branchId = reader.optionalString("branch_id").value_or(QString());
    entry.createdAt = reader.utc("created_at");
    if (const auto ok = reader.check(); !ok)
        outer.reject("operation", u"an operation ("_s + ok.error().what + u')');
    return entry;
}

QStringList operationIdsOf(JsonReader &body)
{
    QStringList ids;
    for (const QJsonObject &object : body.objects("operations"))
        ids << readEntry(object, body).operation.id;
    return ids;
}

QMap<QString, QString> readAnnotation(const QJsonObject &annotation)
{
    QMap<QString, QString> values;
    const QJsonObject value = annotation.value(u"value"_s).toObject();
    for (auto one = value.constBegin(); one != value.constEnd(); ++one) {
        if (one->isString()) // other tools may keep other things there
            values.insert(one.key(), one->toString());
    }
    return values;
}

} // namespace

OperationStatus operationStatus(const QString &word)
{
    static const QMap<QString, OperationStatus> known{{u"scheduling"_s, OperationStatus::waiting},
        {u"running"_s, OperationStatus::running}, {u"cancelling"_s, OperationStatus::running},
        {u"finished"_s, OperationStatus::finished}, {u"skipped"_s, OperationStatus::finished},
        {u"failed"_s, OperationStatus::failed}, {u"error"_s, OperationStatus::failed},
        {u"cancelled"_s, OperationStatus::cancelled}};
    return known.value(word, OperationStatus::unknown);
}

Error readError(const HttpRequest &request, const HttpReply &reply)
{
    const QString message = parseJsonObject(reply.body).value_or(QJsonObject()).value(u"message"_s).toString();
    Error error = statusError(request, reply, message);
    if (reply.status == 422 && message.contains(u"not ready yet"_s, Qt::CaseInsensitive)) {
        error.code = ErrorCode::busy;
        error.next = u"Nothing was done. Wait until the branch is ready, then try again."_s;
    }
    if (reply.status == 409 && request.idempotency == Idempotency::lookUpFirst)
        error.mayHaveTakenEffect = true;
    return error;
}

Result<DatabaseProject> readProject(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, readError, [](JsonReader &body) {
        JsonReader reader(body.object("project"), u"project"_s);
        DatabaseProject project{reader.string("id"), reader.string("name"),
            std::chrono::seconds{reader.integer("history_retention_seconds")}, reader.utc("created_at")};
        if (const auto ok = reader.check(); !ok)
            body.reject("project", u"a project ("_s + ok.error().what + u')');
        return project;
    });
}

Result<BranchPage> readBranches(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, readError, [](JsonReader &body) {
        BranchPage page;
        const QJsonObject annotations = body.object("annotations");
        for (const QJsonObject &object : body.objects("branches")) {
            page.branches << readBranch(object, body);
            page.branches.last().annotation = readAnnotation(annotations.value(page.branches.last().id).toObject());
        }
        JsonReader pagination(body.optionalObject("pagination").value_or(QJsonObject()));
        page.next = pagination.optionalString("next").value_or(QString());
        return page;
    });
}

Result<CreatedBranch> readCreated(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, readError, [](JsonReader &body) {
        return CreatedBranch{readBranch(body.object("branch"), body), operationIdsOf(body)};
    });
}

Result<OperationPage> readOperations(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, readError, [](JsonReader &body) {
        OperationPage page;
        for (const QJsonObject &object : body.objects("operations"))
            page.entries << readEntry(object, body);
        JsonReader pagination(body.optionalObject("pagination").value_or(QJsonObject()));
        page.next = pagination.optionalString("cursor").value_or(QString());
        return page;
    });
}

Result<DatabaseOperation> readOperation(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, readError,
        [](JsonReader &body) { return readEntry(body.object("operation"), body).operation; });
}

Result<Secret> readConnectionUri(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, readError, [](JsonReader &body) {
        const QString uri = body.string("uri");
        if (uri.isEmpty())
            body.reject("uri", u"a connection string"_s);
        return Secret(uri.toUtf8());
    });
}

Result<KeyReport> readKey(const HttpRequest &request, const HttpReply &reply, const NeonConfig &)
{
    const auto project = readProject(request, reply);
    if (!project)
        return failure(project.error());
    return KeyReport{project->name, {}, {},
        u"The key can read the project %1 (%2). Whether it may change it shows only when it does."_s.arg(
            shownMessage(project->name), shownMessage(project->id))};
}

Result<> readChange(const HttpRequest &request, const HttpReply &reply)
{
    if (!isSuccess(reply))
        return failure(readError(request, reply));
    if (reply.status == 204) // gone already
        return {};
    const auto body = readObject(request, reply);
    if (!body)
        return failure(body.error());
    return {};
}

} // namespace holdfast::neon
