// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/railway/railwayclient.h"
#include "adapters/providers/railway/railwayreplies.h"
#include "adapters_providers/faketransport.h"
#include "kernel/json.h"
#include "support/runner.h"

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

namespace {

const RailwayConfig railwayConfig{QUrl(u"https://backboard.railway.com/graphql/v2"_s), Secret("railway-secret-token"),
    RailwayConfig::TokenKind::project, u"keychain:railway"_s, u"p-1"_s, u"e-1"_s, u"s-1"_s};

} // namespace

class TestRailway : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void variablesAreSetWithoutADeploymentAndWithoutReplacing()
    {
        FakeTransport transport;
        RailwayClient client(transport, railwayConfig);
        transport.play(200, json(R"({`data`:{`variableCollectionUpsert`:true}})"));
        QVERIFY(client.setVariables({{u"DATABASE_URL"_s, Secret("postgresql://o:pw@h/d")}}, {}));
        const HttpRequest sent = transport.requests.first();
        const QJsonObject body = *parseJsonObject(sent.body);
        QCOMPARE(body.value(u"variables"_s).toObject().value(u"input"_s).toObject(),
            (QJsonObject{{u"projectId"_s, u"p-1"_s}, {u"environmentId"_s, u"e-1"_s}, {u"serviceId"_s, u"s-1"_s},
                {u"replace"_s, false}, {u"skipDeploys"_s, true},
                {u"variables"_s, QJsonObject{{u"DATABASE_URL"_s, u"postgresql://o:pw@h/d"_s}}}}));
        QCOMPARE(sent.idempotency, Idempotency::idempotent);
        QCOMPARE(sent.authorizationHeader, QByteArray("Project-Access-Token"));
        QCOMPARE(sent.deadline, Duration{90000});
    }

    void thePreviewShowsReferencesOnly()
    {
        FakeTransport transport;
        RailwayClient client(transport, railwayConfig);
        const RequestPreview preview = client.describeSetVariables({{u"DATABASE_URL"_s, u"neon-uri:br-2/db/owner"_s}});
        QVERIFY(preview.body.contains(u"‹neon-uri:br-2/db/owner›"_s));
        QCOMPARE(preview.headers.first(), u"Project-Access-Token: ‹keychain:railway›"_s);
        // Only the value differs from what is sent.
        QVERIFY(!client.setVariables({{u"DATABASE_URL"_s, Secret("‹neon-uri:br-2/db/owner›")}}, {}));
        QCOMPARE(preview.body.toUtf8(), transport.requests.first().body);
    }

    void theKindOfTheTokenIsConfigured()
    {
        RailwayConfig other = railwayConfig;
        other.tokenKind = RailwayConfig::TokenKind::bearer;
        QCOMPARE(railway::deploy(other).authorizationHeader, QByteArray("Authorization"));
        QCOMPARE(railway::deploy(other).authorizationScheme, QByteArray("Bearer"));
    }

    void deployIsDeliveredOnce()
    {
        FakeTransport transport;
        RailwayClient client(transport, railwayConfig);
        transport.play(200, json(R"({`data`:{`serviceInstanceDeployV2`:`d-9`}})"));
        QCOMPARE(client.deploy({}).value(), u"d-9"_s);
        QCOMPARE(transport.requests.first().idempotency, Idempotency::lookUpFirst);
        QCOMPARE(client.describeDeploy().body.toUtf8(), transport.requests.first().body);
        for (const QByteArray &body : {json(R"({`data`:{}})"), json(R"({`data`:null})"),
                 json(R"({`data`:{`serviceInstanceDeployV2`:true}})"), webPage, QByteArray("}{")}) {
            transport.play(200, body);
            const auto odd = client.deploy({});
            QCOMPARE(odd.error().code, ErrorCode::badReply);
            QVERIFY(odd.error().mayHaveTakenEffect);
        }
    }

    void variablesAreNotConfirmed()
    {
        FakeTransport transport;
        RailwayClient client(transport, railwayConfig);
        transport.play(200, json(R"({`data`:{`variableCollectionUpsert`:false}})"));
        QCOMPARE(client.setVariables({}, {}).error().code, ErrorCode::badReply);
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
        const auto error = [](const char *message, const QByteArray &data = "null", const char *extension = "") {
            return json(R"({`errors`:[{`message`:`)") + message + json(R"(`,`extensions`:{`code`:`)") + extension
                + json(R"(`}}],`data`:)") + data + '}';
        };
        row("not authorized", 200, error("Not Authorized"), ErrorCode::unauthorised, false);
        row("no such token", 200, error("Project Token not found"), ErrorCode::unauthorised, false);
        row("two factor", 200, error("Two Factor Authentication Required"), ErrorCode::unauthorised, false);
        row("no such service", 200, error("Service not found"), ErrorCode::notFound, false);
        row("validation", 400, error("Cannot query field \\\"x\\\"", "null", "GRAPHQL_VALIDATION_FAILED"),
            ErrorCode::invalid, false);
        row("refused in other words", 400, error("Nope"), ErrorCode::invalid, false);
        row("own failure", 200, error("Problem processing request"), ErrorCode::unavailable, true);
        row("partial data", 200, error("Problem processing request", json(R"({`serviceInstanceDeployV2`:`d-9`})")),
            ErrorCode::unavailable, true);
        row("rate, in JSON", 429, error("slow"), ErrorCode::rateLimited, false);
        row("rate, in HTML", 429, webPage, ErrorCode::rateLimited, false);
        row("edge", 502, webPage, ErrorCode::unavailable, true);
        row("503", 503, error("x"), ErrorCode::unavailable, true);
        row("redirected", 301, "", ErrorCode::badReply, true);
    }

    void errors()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, code);
        QFETCH(bool, inDoubt);
        FakeTransport transport;
        RailwayClient client(transport, railwayConfig);
        transport.play(status, body);
        const Error error = client.deploy({}).error();
        QCOMPARE(int(error.code), code);
        QCOMPARE(error.mayHaveTakenEffect, inDoubt);
        QVERIFY(error.what.contains(u"Railway"_s));
        transport.play(status, body);
        QVERIFY(!client.serviceName({}).error().mayHaveTakenEffect);
    }

    void statusWords()
    {
        for (const QString &word : {u"INITIALIZING"_s, u"QUEUED"_s, u"WAITING"_s, u"BUILDING"_s, u"DEPLOYING"_s})
            QCOMPARE(railway::deploymentStatus(word), DeploymentStatus::inFlight);
        QCOMPARE(railway::deploymentStatus(u"SUCCESS"_s), DeploymentStatus::live);
        QCOMPARE(railway::deploymentStatus(u"SLEEPING"_s), DeploymentStatus::sleeping);
        QCOMPARE(railway::deploymentStatus(u"FAILED"_s), DeploymentStatus::failed);
        QCOMPARE(railway::deploymentStatus(u"CRASHED"_s), DeploymentStatus::failed);
        QCOMPARE(railway::deploymentStatus(u"REMOVED"_s), DeploymentStatus::superseded);
        QCOMPARE(railway::deploymentStatus(u"REMOVING"_s), DeploymentStatus::superseded);
        QCOMPARE(railway::deploymentStatus(u"SKIPPED"_s), DeploymentStatus::skipped);
        QCOMPARE(railway::deploymentStatus(u"NEEDS_APPROVAL"_s), DeploymentStatus::needsApproval);
        QCOMPARE(railway::deploymentStatus(u"success"_s), DeploymentStatus::unknown);
        QCOMPARE(railway::deploymentStatus(QString()), DeploymentStatus::unknown);
    }

    void deployments()
    {
        FakeTransport transport;
        RailwayClient client(transport, railwayConfig);
        transport.play(200, json(R"({`data`:{`deployments`:{`edges`:[
            {`node`:{`id`:`d-1`,`status`:`REMOVED`,`createdAt`:`2026-11-23T01:00:00.000Z`}},
            {`node`:{`id`:`d-2`,`status`:`HIBERNATING`,`createdAt`:`2026-11-23T02:00:00.000Z`}}]}}})"));
        const auto all = client.deployments(20, {});
        QCOMPARE(all->size(), 2);
        QCOMPARE(all->at(0).id, u"d-2"_s);
        QCOMPARE(all->at(0).status, DeploymentStatus::unknown);
        QCOMPARE(all->at(0).statusWord, u"HIBERNATING"_s);
        transport.play(200, json(R"({`data`:{`deployments`:{`edges`:[{`node`:{`id`:`d-1`}}]}}})"));
        QCOMPARE(client.deployments(20, {}).error().code, ErrorCode::badReply);
        transport.play(200,
            json(R"({`data`:{`deployment`:{`id`:`d-1`,`status`:`SUCCESS`,`createdAt`:`2026-11-23T01:00:00.000Z`}}})"));
        QCOMPARE(client.deployment(u"d-1"_s, {})->status, DeploymentStatus::live);
    }

    void variablesAndName()
    {
        FakeTransport transport;
        RailwayClient client(transport, railwayConfig);
        transport.play(200, json(R"({`data`:{`variables`:{`A`:`1`,`B`:`${{Postgres.DATABASE_URL}}`}}})"));
        QCOMPARE(client.variables({})->value(u"B"_s).reveal(), QByteArray("${{Postgres.DATABASE_URL}}"));
        transport.play(200, json(R"({`data`:{`variables`:{`A`:1}}})"));
        QCOMPARE(client.variables({}).error().code, ErrorCode::badReply);
        transport.play(200, json(R"({`data`:{`service`:{`name`:`capliquify`}}})"));
        QCOMPARE(client.serviceName({}).value(), u"capliquify"_s);
    }
};

HF_TEST(TestRailway)

} // namespace holdfast

#include "tst_railway.moc"
