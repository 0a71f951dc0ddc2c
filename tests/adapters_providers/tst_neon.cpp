// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/neon/neonclient.h"
#include "adapters/providers/neon/neonreplies.h"
#include "adapters_providers/faketransport.h"
#include "kernel/json.h"
#include "support/runner.h"

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

namespace {

const NeonConfig neonConfig{QUrl(u"https://console.neon.tech/api/v2"_s), u"floral-king-961888"_s,
    Secret("napi_verysecret"), u"keychain:neon"_s};
const NewBranch neonBranch{
    u"restore-1"_s, u"br-main-1"_s, *parseUtc(u"2026-11-23T01:41:49.999263Z"_s), u"inc-1-branch-1"_s};

QByteArray branchJson(const QByteArray &id, const QByteArray &more = {})
{
    return json(R"({`id`:`)") + id + json(R"(`,`project_id`:`floral-king-961888`,`name`:`n-)") + id
        + json(R"(`,`current_state`:`ready`,`state_changed_at`:`2026-11-23T01:00:00Z`,`creation_source`:`console`,
        `created_at`:`2026-11-22T17:42:25Z`,`updated_at`:`2026-11-22T17:42:26Z`,`default`:false,`protected`:false,
        `cpu_used_sec`:100,`active_time_seconds`:100,`compute_time_seconds`:100,`written_data_bytes`:1,`data_transfer_bytes`:1)")
        + more + '}';
}

QByteArray operationJson(
    const QByteArray &id, const QByteArray &status, const QByteArray &branch, const QByteArray &created)
{
    return json(R"({`id`:`)") + id + json(R"(`,`project_id`:`p`,`branch_id`:`)") + branch
        + json(R"(`,`action`:`create_branch`,`status`:`)") + status + json(R"(`,`failures_count`:0,`created_at`:`)")
        + created + json(R"(`,`updated_at`:`)") + created + json(R"(`,`total_duration_ms`:10})");
}

} // namespace

class TestNeon : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void createBranchIsExactlyThis()
    {
        const HttpRequest request = neon::createBranch(neonConfig, neonBranch);
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.url.toString(), u"https://console.neon.tech/api/v2/projects/floral-king-961888/branches"_s);
        QCOMPARE(request.idempotency, Idempotency::lookUpFirst);
        QCOMPARE(request.body,
            json(R"({`annotation_value`:{`holdfast`:`inc-1-branch-1`},)")
                + json(
                    R"(`branch`:{`name`:`restore-1`,`parent_id`:`br-main-1`,`parent_timestamp`:`2026-11-23T01:41:49.999263Z`},)")
                + json(R"(`endpoints`:[{`type`:`read_write`}]})"));
    }

    void thePreviewIsTheRequestWithoutTheSecret()
    {
        FakeTransport transport;
        NeonClient client(transport, neonConfig);
        const RequestPreview preview = client.describeCreateBranch(neonBranch);
        QVERIFY(!client.createBranch(neonBranch, {}));
        const HttpRequest sent = transport.requests.first();
        QCOMPARE(preview.body.toUtf8(), sent.body);
        QCOMPARE(preview.target, sent.url.toString());
        QCOMPARE(preview.method.toLatin1(), sent.method);
        QCOMPARE(preview.headers.first(), u"Authorization: Bearer ‹keychain:neon›"_s);
        QVERIFY(preview.headers.contains(u"Content-Type: application/json"_s));
        QVERIFY(!preview.headers.join(u' ').contains(u"verysecret"_s));
        QCOMPARE(client.describeSetDefaultBranch(u"br-2"_s).target,
            u"https://console.neon.tech/api/v2/projects/floral-king-961888/branches/br-2/set_as_default"_s);
    }

    void changesSayWhatMayBeRepeated()
    {
        QCOMPARE(neon::deleteBranch(neonConfig, u"br-2"_s).idempotency, Idempotency::idempotent);
        QCOMPARE(neon::deleteBranch(neonConfig, u"br-2"_s).method, QByteArray("DELETE"));
        QCOMPARE(neon::setDefaultBranch(neonConfig, u"br-2"_s).idempotency, Idempotency::idempotent);
        QCOMPARE(neon::getProject(neonConfig).idempotency, Idempotency::safe);
    }

    void aMissingIdAddressesNothing()
    {
        QVERIFY(!neon::deleteBranch(neonConfig, {}).url.isValid());
        QVERIFY(!neon::setDefaultBranch(neonConfig, u".."_s).url.isValid());
        QVERIFY(neon::connectionUri(neonConfig, {}, u"db"_s, u"owner"_s).url.isEmpty());
        QCOMPARE(neon::connectionUri(neonConfig, u"br-2"_s, u"a b"_s, u"o&r"_s).url.query(QUrl::FullyEncoded),
            u"branch_id=br-2&database_name=a%20b&role_name=o%26r"_s);
    }

    void project()
    {
        FakeTransport transport;
        NeonClient client(transport, neonConfig);
        transport.play(200,
            json(
                R"({`project`:{`id`:`floral-king-961888`,`name`:`capliquify`,`history_retention_seconds`:604800,`created_at`:`2026-01-01T00:00:00Z`,`pg_version`:16}})"));
        const auto project = client.project({});
        QCOMPARE(project->historyRetention, Duration(std::chrono::hours{168}));
        transport.play(200,
            json(
                R"({`project`:{`id`:`p`,`name`:`n`,`history_retention_seconds`:`7`,`created_at`:`2026-01-01T00:00:00Z`}})"));
        QCOMPARE(client.project({}).error().code, ErrorCode::badReply);
    }

    void branchesOfAllPages()
    {
        FakeTransport transport;
        NeonClient client(transport, neonConfig);
        transport.play(200,
            json(R"({`branches`:[)") + branchJson("br-1")
                + json(
                    R"(],`annotations`:{`br-1`:{`object`:{`type`:`console/branch`,`id`:`br-1`},`value`:{`holdfast`:`m-1`}}},`pagination`:{`next`:`c1`}})"));
        transport.play(200,
            json(R"({`branches`:[)")
                + branchJson("br-2", json(R"(,`parent_id`:`br-1`,`parent_timestamp`:`2026-11-23T01:41:49.999263Z`)"))
                + json(R"(],`annotations`:{},`pagination`:{`next`:`c1`}})")); // the same again: the end
        const auto branches = client.branches({});
        QCOMPARE(transport.requests.size(), 2);
        QVERIFY(transport.requests.at(1).url.query().contains(u"cursor=c1"_s));
        QCOMPARE(branches->size(), 2);
        QCOMPARE(branches->at(0).annotation.value(u"holdfast"_s), u"m-1"_s);
        QCOMPARE(branches->at(0).parentId, QString());
        QCOMPARE(branches->at(1).parentTimestamp, parseUtc(u"2026-11-23T01:41:49.999263Z"_s));
        transport.play(200, json(R"({`branches`:[],`annotations`:{},`pagination`:{`next`:`for ever`}})"));
        QVERIFY(client.branches({})->isEmpty());
        QCOMPARE(transport.requests.size(), 3);
    }

    void aBrokenPageIsNoShorterList()
    {
        FakeTransport transport;
        NeonClient client(transport, neonConfig);
        transport.play(200, json(R"({`branches`:[{`id`:`br-1`}],`annotations`:{}})"));
        QCOMPARE(client.branches({}).error().code, ErrorCode::badReply);
        transport.play(200,
            json(R"({`branches`:[)") + branchJson("br-1") + json(R"(],`annotations`:{},`pagination`:{`next`:`c1`}})"));
        transport.play(503, "{}");
        QCOMPARE(client.branches({}).error().code, ErrorCode::unavailable);
    }

    void created()
    {
        FakeTransport transport;
        NeonClient client(transport, neonConfig);
        transport.play(201,
            json(R"({`branch`:)") + branchJson("br-2")
                + json(R"(,`endpoints`:[],`roles`:[],`databases`:[],`operations`:[)")
                + operationJson("op-1", "running", "br-2", "2026-11-23T01:42:00Z") + ','
                + operationJson("op-2", "scheduling", "br-2", "2026-11-23T01:42:01Z") + "]}");
        const auto created = client.createBranch(neonBranch, {});
        QCOMPARE(created->branch.id, u"br-2"_s);
        QCOMPARE(created->operationIds, QStringList({u"op-1"_s, u"op-2"_s}));
    }

    void aGoodStatusWithAnUnreadableBodyIsInDoubt()
    {
        for (const QByteArray &body : {QByteArray("}{ garbage"), webPage, QByteArray("[]"), QByteArray("{}"),
                 json(R"({`branch`:{},`operations`:[]})")}) {
            FakeTransport transport;
            NeonClient client(transport, neonConfig);
            transport.play(201, body);
            const auto created = client.createBranch(neonBranch, {});
            QCOMPARE(created.error().code, ErrorCode::badReply);
            QVERIFY(created.error().mayHaveTakenEffect);
            QVERIFY(created.error().next.contains(u"Neon"_s));
        }
    }

    void errors_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("inDoubt");
        const auto row = [](const char *name, int status, const QByteArray &body, ErrorCode code, bool inDoubt) {
            QTest::addRow("%s", name) << status << body << int(code) << inDoubt;
        };
        const auto message = [](const char *text) {
            return json(R"({`request_id`:`r`,`code`:``,`message`:`)") + text + "\"}";
        };
        row("bad value", 400, message("history retention above plan maximum"), ErrorCode::invalid, false);
        row("key", 401, message("supplied credentials do not pass authentication"), ErrorCode::unauthorised, false);
        row("permission", 403, message("not allowed"), ErrorCode::unauthorised, false);
        row("absent", 404, message("branch not found"), ErrorCode::notFound, false);
        row("exists", 409, message("branch already exists"), ErrorCode::conflict, true);
        row("no passwords", 412, message("project does not store passwords"), ErrorCode::refused, false);
        row("not ready", 422, message("branch not ready yet"), ErrorCode::busy, false);
        row("wrong", 422, message("body is wrong"), ErrorCode::invalid, false);
        row("locked", 423,
            message("project already has running conflicting operations, scheduling of new ones is prohibited"),
            ErrorCode::busy, false);
        row("rate", 429, message("slow down"), ErrorCode::rateLimited, false);
        row("failure", 500, message("internal"), ErrorCode::unavailable, true);
        row("unavailable", 503, message("unavailable"), ErrorCode::unavailable, true);
        row("edge timeout", 524, webPage, ErrorCode::unavailable, true);
        row("redirected", 302, "", ErrorCode::badReply, true);
    }

    void errors()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, code);
        QFETCH(bool, inDoubt);
        HttpReply reply{status, {{"Retry-After", "7"}}, body, {}};
        const Error error = neon::readError(neon::createBranch(neonConfig, neonBranch), reply);
        QCOMPARE(int(error.code), code);
        QCOMPARE(error.mayHaveTakenEffect, inDoubt);
        QCOMPARE(error.retryAfter, Duration{7000});
        QVERIFY(error.what.contains(u"Neon"_s));
        QVERIFY(!error.next.isEmpty() || status == 412);
        QVERIFY(!neon::readError(neon::getProject(neonConfig), reply).mayHaveTakenEffect);
    }

    void aMessageIsShownWithoutSecretsAndLines()
    {
        const HttpReply reply{
            400, {}, json(R"({`code`:``,`message`:`bad key napi_abcdefghijklmnop\nsecond line`})"), {}};
        const QString why = neon::readError(neon::getProject(neonConfig), reply).why;
        QVERIFY(!why.contains(u"abcdefghijklmnop"_s));
        QVERIFY(!why.contains(u'\n'));
        QVERIFY(why.contains(u"second line"_s));
    }

    void operationWords()
    {
        QCOMPARE(neon::operationStatus(u"scheduling"_s), OperationStatus::waiting);
        QCOMPARE(neon::operationStatus(u"running"_s), OperationStatus::running);
        QCOMPARE(neon::operationStatus(u"cancelling"_s), OperationStatus::running);
        QCOMPARE(neon::operationStatus(u"finished"_s), OperationStatus::finished);
        QCOMPARE(neon::operationStatus(u"skipped"_s), OperationStatus::finished);
        QCOMPARE(neon::operationStatus(u"failed"_s), OperationStatus::failed);
        QCOMPARE(neon::operationStatus(u"error"_s), OperationStatus::failed);
        QCOMPARE(neon::operationStatus(u"cancelled"_s), OperationStatus::cancelled);
        QCOMPARE(neon::operationStatus(u"Finished"_s), OperationStatus::unknown);
        QCOMPARE(neon::operationStatus(u"teleporting"_s), OperationStatus::unknown);
    }

    void operationsOfOneBranchTheNewestFirst()
    {
        FakeTransport transport;
        NeonClient client(transport, neonConfig);
        transport.play(200,
            json(R"({`operations`:[)") + operationJson("a", "finished", "br-2", "2026-11-23T01:00:00Z") + ','
                + operationJson("b", "finished", "br-1", "2026-11-23T02:00:00Z") + ','
                + operationJson("c", "odd", "br-2", "2026-11-23T03:00:00Z")
                + json(R"(],`pagination`:{`cursor`:`3`}})"));
        transport.play(200, json(R"({`operations`:[],`pagination`:{`cursor`:`3`}})"));
        const auto operations = client.operationsOf(u"br-2"_s, {});
        QCOMPARE(operations->size(), 2);
        QCOMPARE(operations->at(0).id, u"c"_s);
        QCOMPARE(operations->at(0).status, OperationStatus::unknown);
        QCOMPARE(operations->at(0).statusWord, u"odd"_s);
        QCOMPARE(operations->at(1).id, u"a"_s);
    }

    void oneOperation()
    {
        FakeTransport transport;
        NeonClient client(transport, neonConfig);
        transport.play(
            200, json(R"({`operation`:)") + operationJson("a", "finished", "br-2", "2026-11-23T01:00:00Z") + '}');
        QCOMPARE(client.operation(u"a"_s, {})->status, OperationStatus::finished);
        transport.play(404, json(R"({`code`:``,`message`:`operation not found`})"));
        QCOMPARE(client.operation(u"b"_s, {}).error().code, ErrorCode::notFound);
    }

    void connectionUriStaysSecret()
    {
        FakeTransport transport;
        NeonClient client(transport, neonConfig);
        transport.play(200, json(R"({`uri`:`postgresql://owner:pw@host/db`})"));
        QCOMPARE(client.connectionUri(u"br-2"_s, u"db"_s, u"owner"_s, {})->reveal(),
            QByteArray("postgresql://owner:pw@host/db"));
        transport.play(200, json(R"({`url`:`postgresql://owner:pw@host/db`})"));
        const Error error = client.connectionUri(u"br-2"_s, u"db"_s, u"owner"_s, {}).error();
        QCOMPARE(error.code, ErrorCode::badReply);
        QVERIFY(!(error.what + error.why + error.next + error.detail).contains(u"pw@"_s));
    }

    void deletingWhatIsGoneIsDone()
    {
        FakeTransport transport;
        NeonClient client(transport, neonConfig);
        transport.play(204, "");
        QVERIFY(client.deleteBranch(u"br-2"_s, {}));
        transport.play(200, json(R"({`branch`:)") + branchJson("br-2") + json(R"(,`operations`:[]})"));
        QVERIFY(client.deleteBranch(u"br-2"_s, {}));
        transport.play(200, webPage, "text/html");
        const auto odd = client.setDefaultBranch(u"br-2"_s, {});
        QCOMPARE(odd.error().code, ErrorCode::badReply);
        QVERIFY(odd.error().why.contains(u"web page"_s));
    }
};

HF_TEST(TestNeon)

} // namespace holdfast

#include "tst_neon.moc"
