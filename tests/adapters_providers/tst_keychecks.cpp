// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/tokencheck.h"
#include "adapters/providers/neon/neonreplies.h"
#include "adapters/providers/railway/railwayreplies.h"
#include "adapters/providers/statuspage/statuspageclient.h"
#include "adapters_providers/faketransport.h"
#include "support/runner.h"

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

namespace {

const Secret keyToTry("the-key-under-test");

NeonConfig neonToTry() { return {QUrl(u"https://console.neon.tech/api/v2"_s), u"p1"_s, {}, u"keychain:neon"_s}; }

RailwayConfig railwayToTry(RailwayConfig::TokenKind kind)
{
    return {QUrl(u"https://backboard.railway.com/graphql/v2"_s), {}, kind, u"keychain:railway"_s, u"p1"_s, u"e1"_s,
        u"s1"_s};
}

} // namespace

/// A key is tried with one harmless request that carries it.
class TestKeyChecks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void neonReadsTheProject()
    {
        FakeTransport transport;
        transport.play(200,
            json(R"({`project`:{`id`:`p1`,`name`:`capliquify`,`history_retention_seconds`:86400,)")
                + json(R"(`created_at`:`2026-01-01T00:00:00Z`}})"));
        const auto report = TokenCheck(transport, neonToTry(), neon::getProject, neon::readKey).check(keyToTry, {});
        QVERIFY(report);
        QCOMPARE(report->account, u"capliquify"_s);
        QVERIFY(!report->expiresAt);
        QCOMPARE(transport.requests.size(), 1);
        QCOMPARE(transport.requests[0].idempotency, Idempotency::safe);
        QCOMPARE(transport.requests[0].authorization.reveal(), keyToTry.reveal());
    }

    void neonRefuses()
    {
        FakeTransport transport;
        transport.play(401, json(R"({`code`:``,`message`:`the-key-under-test is unknown`})"));
        const auto report = TokenCheck(transport, neonToTry(), neon::getProject, neon::readKey).check(keyToTry, {});
        QCOMPARE(report.error().code, ErrorCode::unauthorised);
    }

    void railwayTellsWhatAProjectsTokenIsFor()
    {
        FakeTransport transport;
        transport.play(
            200, json(R"({`data`:{`projectToken`:{`name`:`holdfast`,`projectId`:`p1`,`environmentId`:`e1`}}})"));
        const auto report = TokenCheck(
            transport, railwayToTry(RailwayConfig::TokenKind::project), railway::tokenOwner, railway::readKey)
                                .check(keyToTry, {});
        QVERIFY(report);
        QCOMPARE(report->account, u"holdfast"_s);
        QCOMPARE(report->scopes.size(), 1);
        QCOMPARE(transport.requests[0].authorizationHeader, QByteArray("Project-Access-Token"));
    }

    void aTokenOfAnotherEnvironmentIsNotGoodEnough()
    {
        FakeTransport transport;
        transport.play(
            200, json(R"({`data`:{`projectToken`:{`name`:`holdfast`,`projectId`:`p1`,`environmentId`:`e2`}}})"));
        const auto report = TokenCheck(
            transport, railwayToTry(RailwayConfig::TokenKind::project), railway::tokenOwner, railway::readKey)
                                .check(keyToTry, {});
        QCOMPARE(report.error().code, ErrorCode::unauthorised);
        QVERIFY(report.error().why.contains(u"e2"_s));
    }

    void railwayListsAnAccountsWorkspaces()
    {
        FakeTransport transport;
        transport.play(200, json(R"({`data`:{`apiToken`:{`workspaces`:[{`id`:`w1`,`name`:`Team`}]}}})"));
        const auto report =
            TokenCheck(transport, railwayToTry(RailwayConfig::TokenKind::bearer), railway::tokenOwner, railway::readKey)
                .check(keyToTry, {});
        QCOMPARE(report->account, u"Team"_s);
        QVERIFY(report->told.contains(u"with 1 workspaces"_s));
        QCOMPARE(transport.requests[0].authorizationScheme, QByteArray("Bearer"));
    }

    void statuspageReadsThePage()
    {
        FakeTransport transport;
        transport.play(200, json(R"({`id`:`page1`,`name`:`CapLiquify status`})"));
        const StatuspageConfig config{
            QUrl(u"https://api.statuspage.io/v1"_s), {}, u"keychain:statuspage"_s, u"page1"_s, {}, false};
        const auto report = TokenCheck(transport, config, statuspage::page, statuspage::readKey).check(keyToTry, {});
        QCOMPARE(report->account, u"CapLiquify status"_s);
        QCOMPARE(transport.requests[0].url, QUrl(u"https://api.statuspage.io/v1/pages/page1"_s));
        QCOMPARE(transport.requests[0].authorizationScheme, QByteArray("OAuth"));
    }
};

HF_TEST(TestKeyChecks)

} // namespace holdfast

#include "tst_keychecks.moc"
