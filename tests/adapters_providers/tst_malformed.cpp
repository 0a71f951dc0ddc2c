// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/clerk/clerkreplies.h"
#include "adapters/providers/cloudflare/cloudflarereplies.h"
#include "adapters/providers/neon/neonreplies.h"
#include "adapters/providers/railway/railwayreplies.h"
#include "adapters/providers/slack/slackreplies.h"
#include "adapters/providers/statuspage/statuspageclient.h"
#include "adapters/providers/twilio/twiliorequests.h"
#include "faketransport.h"
#include "support/runner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <functional>

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

/// A good answer, its reader, and the members that it cannot do without, as paths: `branch.id`, `branches.0.name`.
struct MalformedCase {
    const char *name;
    const char *good;
    QStringList required;
    std::function<std::optional<Error>(const HttpReply &)> read;
};

template <class Read> std::function<std::optional<Error>(const HttpReply &)> reader(Read read)
{
    return [read](const HttpReply &reply) -> std::optional<Error> {
        HttpRequest request;
        request.method = "POST";
        request.peer = u"Somebody"_s;
        request.route = u"deployment"_s;
        const auto result = read(request, reply);
        return result ? std::nullopt : std::optional(result.error());
    };
}

const char *const goodBranch = "{`branch`:{`id`:`br-1`,`name`:`main`,`default`:true,`current_state`:`ready`,"
                               "`created_at`:`2026-11-23T01:00:00Z`},`operations`:[{`id`:`op-1`,`action`:`a`,"
                               "`status`:`running`,`failures_count`:0,`updated_at`:`2026-11-23T01:00:00Z`,"
                               "`created_at`:`2026-11-23T01:00:00Z`}]}";

QList<MalformedCase> malformedCases()
{
    return {
        {"neon branch", goodBranch,
            {u"branch"_s, u"branch.id"_s, u"branch.name"_s, u"branch.default"_s, u"branch.current_state"_s,
                u"branch.created_at"_s, u"operations"_s, u"operations.0.id"_s, u"operations.0.status"_s},
            reader(neon::readCreated)},
        {"neon project",
            "{`project`:{`id`:`p`,`name`:`n`,`history_retention_seconds`:86400,`created_at`:`2026-11-23T01:00:00Z`}}",
            {u"project"_s, u"project.id"_s, u"project.history_retention_seconds"_s, u"project.created_at"_s},
            reader(neon::readProject)},
        {"neon connection", "{`uri`:`postgresql://u:p@h/d`}", {u"uri"_s}, reader(neon::readConnectionUri)},
        {"neon compute",
            "{`endpoint`:{`id`:`ep`,`branch_id`:`br`,`host`:`h`,`current_state`:`active`,`disabled`:false}}",
            {u"endpoint"_s, u"endpoint.id"_s, u"endpoint.current_state"_s, u"endpoint.disabled"_s},
            reader(neon::readCompute)},
        {"neon password", "{`role`:{`password`:`x`},`operations`:[{`id`:`op`}]}",
            {u"role"_s, u"role.password"_s, u"operations"_s, u"operations.0.id"_s}, reader(neon::readNewPassword)},
        {"neon snapshots", "{`snapshots`:[{`id`:`s`,`name`:`n`,`created_at`:`2026-11-23T01:00:00Z`}]}",
            {u"snapshots"_s, u"snapshots.0.id"_s, u"snapshots.0.created_at"_s}, reader(neon::readSnapshots)},
        {"railway deployment",
            "{`data`:{`deployment`:{`id`:`d`,`status`:`SUCCESS`,`createdAt`:`2026-11-23T01:00:00Z`}}}",
            {u"data"_s, u"data.deployment"_s, u"data.deployment.id"_s, u"data.deployment.status"_s,
                u"data.deployment.createdAt"_s},
            reader(railway::readDeployment)},
        {"railway variables", "{`data`:{`variables`:{`A`:`b`}}}", {u"data"_s, u"data.variables"_s},
            reader(railway::readVariables)},
        {"railway deployed", "{`data`:{`serviceInstanceDeployV2`:`id`}}",
            {u"data"_s, u"data.serviceInstanceDeployV2"_s}, reader(railway::readDeployed)},
        {"clerk session", "{`id`:`sess`,`user_id`:`user`,`status`:`active`,`expire_at`:1795718352915}",
            {u"id"_s, u"user_id"_s, u"status"_s, u"expire_at"_s}, reader(clerk::readSession)},
        {"clerk keys", "{`keys`:[{`kid`:`k`}]}", {u"keys"_s, u"keys.0.kid"_s}, reader(clerk::readKeyIds)},
        {"clerk count", "{`total_count`:25}", {u"total_count"_s}, reader(clerk::readCount)},
        {"slack message", "{`ok`:true,`channel`:`C`,`ts`:`1.2`}", {u"ok"_s, u"channel"_s, u"ts"_s},
            reader(slack::readPosted)},
        {"slack history", "{`ok`:true,`messages`:[{`ts`:`1.2`}]}", {u"ok"_s, u"messages"_s, u"messages.0.ts"_s},
            reader(slack::readHistory)},
        {"statuspage incident", "{`id`:`i`,`name`:`n`,`status`:`investigating`}", {u"id"_s, u"name"_s, u"status"_s},
            reader(statuspage::readPosted)},
        {"statuspage component", "{`id`:`c`,`name`:`n`,`status`:`operational`}", {u"id"_s, u"status"_s},
            reader(statuspage::readComponent)},
        {"cloudflare record",
            "{`success`:true,`result`:{`id`:`r`,`type`:`A`,`name`:`n`,`content`:`192.0.2.1`,`ttl`:60}}",
            {u"success"_s, u"result"_s, u"result.id"_s, u"result.content"_s, u"result.ttl"_s},
            reader(cloudflare::readRecord)},
        {"cloudflare rules",
            "{`success`:true,`result`:[{`id`:`r`,`configuration`:{`target`:`ip`,`value`:`192.0.2.1`}}]}",
            {u"success"_s, u"result"_s, u"result.0.id"_s, u"result.0.configuration.value"_s},
            reader(cloudflare::readBlocks)},
        {"twilio message", "{`sid`:`SM`,`status`:`queued`}", {u"sid"_s, u"status"_s}, reader(twilio::readMessage)},
    };
}

/// The document with the value at `path` replaced; `Undefined` takes the member out.
QJsonValue changed(const QJsonValue &value, const QStringList &path, const QJsonValue &to)
{
    if (path.isEmpty())
        return to;
    const QJsonValue inner =
        changed(value.isArray() ? value.toArray().at(path.first().toInt()) : value.toObject().value(path.first()),
            path.mid(1), to);
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        array.replace(path.first().toInt(), inner);
        return array;
    }
    QJsonObject object = value.toObject();
    if (inner.isUndefined())
        object.remove(path.first());
    else
        object.insert(path.first(), inner);
    return object;
}

/// Answers that are nearly right: each must be told apart from a good one, in words that name a place.
class MalformedRepliesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cases_data()
    {
        QTest::addColumn<int>("number");
        const QList<MalformedCase> all = malformedCases();
        for (qsizetype i = 0; i < all.size(); ++i)
            QTest::newRow(all[i].name) << int(i);
    }
    void theGoodOneIsRead_data() { cases_data(); }
    void theGoodOneIsRead()
    {
        QFETCH(int, number);
        const MalformedCase one = malformedCases()[number];
        const auto error = one.read({200, {}, json(one.good), {}});
        QVERIFY2(!error, error ? qPrintable(error->why) : "");
    }

    void everyRequiredMember_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonValue>("value");
        const QMap<QString, QJsonValue> values{{u"missing"_s, QJsonValue(QJsonValue::Undefined)},
            {u"null"_s, QJsonValue()}, {u"a list"_s, QJsonArray{QJsonArray{1}}}, {u"half a number"_s, 0.5},
            {u"an object"_s, QJsonObject{{u"x"_s, 1}}}};
        const QList<MalformedCase> all = malformedCases();
        for (qsizetype i = 0; i < all.size(); ++i) {
            const QJsonValue good(QJsonDocument::fromJson(json(all[i].good)).object());
            for (const QString &path : all[i].required) {
                const QJsonValue present = at(good, path.split(u'.'));
                for (auto value = values.cbegin(); value != values.cend(); ++value) {
                    const bool sameKind = value->type() == present.type() && !present.isArray() && !present.isObject();
                    const bool inList = value->isUndefined() && path.section(u'.', -1).toInt() > 0;
                    if (!sameKind && !inList)
                        QTest::addRow("%s: %s is %s", all[i].name, qPrintable(path), qPrintable(value.key()))
                            << int(i) << path << *value;
                }
            }
        }
    }
    void everyRequiredMember()
    {
        QFETCH(int, number);
        QFETCH(QString, path);
        QFETCH(QJsonValue, value);
        const MalformedCase one = malformedCases()[number];
        const QJsonObject good = QJsonDocument::fromJson(json(one.good)).object();
        const QJsonObject bad = changed(good, path.split(u'.'), value).toObject();
        const auto error = one.read({200, {}, QJsonDocument(bad).toJson(), {}});
        QVERIFY2(error, QJsonDocument(bad).toJson().constData());
        QVERIFY(!error->what.isEmpty() && !error->why.isEmpty());
    }

    void everyCut_data() { cases_data(); }
    void everyCut()
    {
        QFETCH(int, number);
        const MalformedCase one = malformedCases()[number];
        const QByteArray good = json(one.good);
        for (qsizetype size = 0; size < good.size(); ++size)
            QVERIFY2(one.read({200, {}, good.left(size), {}}), good.left(size).constData());
    }

    void everyOddity_data() { cases_data(); }
    void everyOddity()
    {
        QFETCH(int, number);
        const MalformedCase one = malformedCases()[number];
        const QByteArray good = json(one.good);
        const QList<QByteArray> oddities{"", "null", "[]", "{}", "true", "\"text\"", good + good, good + "x",
            "\xff\xfe" + good, QByteArray(200000, '['), webPage,
            "{\"a\":" + QByteArray(100, '[') + QByteArray(100, ']') + '}'};
        for (const QByteArray &oddity : oddities)
            QVERIFY2(one.read({200, {}, oddity, {}}), oddity.left(60).constData());
        for (const int status : {301, 400, 404, 500, 524})
            QVERIFY(one.read({status, {}, good, {}}));
    }

    // A word that is not known is said to be unknown; it is never a success.
    void unknownWords()
    {
        HttpRequest request;
        request.route = u"deployment"_s;
        const HttpReply deployment{200, {},
            json("{`data`:{`deployment`:{`id`:`d`,`status`:`GREAT`,`createdAt`:`2026-11-23T01:00:00Z`}}}"), {}};
        QCOMPARE(railway::readDeployment(request, deployment)->status, DeploymentStatus::unknown);
        const HttpReply session{
            200, {}, json("{`id`:`s`,`user_id`:`u`,`status`:`sleepy`,`expire_at`:1795718352915}"), {}};
        QCOMPARE(clerk::readSession(request, session)->status, SessionStatus::unknown);
        QCOMPARE(neon::operationStatus(u"FINISHED"_s), OperationStatus::unknown);
        QCOMPARE(neon::computeState(u"running"_s), ComputeState::unknown);
        const HttpReply message{200, {}, json("{`sid`:`SM`,`status`:`teleported`}"), {}};
        QCOMPARE(twilio::readMessage(request, message)->state, TextState::unknown);
    }

private:
    static QJsonValue at(QJsonValue value, const QStringList &path)
    {
        for (const QString &part : path)
            value = value.isArray() ? value.toArray().at(part.toInt()) : value.toObject().value(part);
        return value;
    }
};

HF_TEST(MalformedRepliesTest)

} // namespace holdfast

#include "tst_malformed.moc"
