// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/apireply.h"
#include "adapters/http/httptransport.h"
#include "adapters/providers/clerk/clerkreplies.h"
#include "adapters/providers/neon/neoncomputes.h"
#include "adapters/providers/neon/neonrecovery.h"
#include "adapters/providers/neon/neonreplies.h"
#include "adapters/providers/pagerduty/pagerdutyclient.h"
#include "adapters/providers/railway/railwayoperations.h"
#include "adapters/providers/slack/slackrequests.h"
#include "adapters/providers/statuspage/statuspageclient.h"
#include "adapters/providers/twilio/twiliorequests.h"
#include "nodeprocess.h"
#include "support/runner.h"

#include <QJsonDocument>

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

/// Every request that a client of ours can send, before the judge of its provider.
class RequestsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!pinnedNode().isEmpty(), "the pinned Node is missing; ctest's contract_packages installs it");
        m_judge = std::make_unique<NodeProcess>(
            u"judge.mjs"_s, QStringList{QStringLiteral(HF_SOURCE_DIR "/tests/contract/specs")});
        m_told = QJsonDocument::fromJson(m_judge->line()).object();
        QVERIFY(!m_told.isEmpty());
    }

    void requestsAreAsDescribed_data()
    {
        QTest::addColumn<HttpRequest>("request");
        const auto rows = [](const char *provider, const QList<HttpRequest> &requests) {
            for (const HttpRequest &request : requests)
                QTest::addRow("%s %s %s", provider, request.method.constData(), qPrintable(request.route)) << request;
        };
        rows("neon", neonRequests());
        rows("clerk", clerkRequests());
        rows("railway", railwayRequests());
        rows("slack", slackRequests());
        rows("statuspage", statuspageRequests());
        rows("twilio", twilioRequests());
        rows("pagerduty", pagerdutyRequests());
    }

    void requestsAreAsDescribed()
    {
        QFETCH(HttpRequest, request);
        const auto reply = ask(m_transport, request, {});
        QVERIFY2(reply, reply ? "" : qPrintable(reply.error().what + reply.error().why));
        QVERIFY2(isSuccess(*reply), (reply->header("sl-violations") + '\n' + reply->body).constData());
        QVERIFY2(reply->header("sl-violations").isEmpty(), reply->header("sl-violations").constData());
    }

    // The examples in the descriptions are answers that our readers must understand.
    void theirExamplesAreRead()
    {
        const NeonConfig neonHere = neonConfig();
        const auto reads = [this](const HttpRequest &request, auto read) {
            const auto answer = call(m_transport, request, {}, read);
            if (!answer)
                qWarning("%s: %s", qPrintable(request.route), qPrintable(answer.error().why));
            return bool(answer);
        };
        QVERIFY(reads(neon::getProject(neonHere), neon::readProject));
        QVERIFY(reads(neon::getOperation(neonHere, operationId), neon::readOperation));
        QVERIFY(reads(neon::getCompute(neonHere, u"ep-1"_s), neon::readCompute));
        QVERIFY(reads(neon::listRoles(neonHere, u"br-1"_s), neon::readRoles));
        QVERIFY(reads(neon::revealPassword(neonHere, u"br-1"_s, u"app"_s), neon::readPassword));
        QVERIFY(reads(neon::resetPassword(neonHere, u"br-1"_s, u"app"_s), neon::readNewPassword));
    }

    // The control: what our clients never send is refused by each judge.
    void wrongRequestsAreRefused_data()
    {
        QTest::addColumn<HttpRequest>("request");
        HttpRequest request = neon::restoreInPlace(neonConfig(), restore());
        request.body.replace("source_timestamp", "source_timestmp");
        QTest::newRow("neon") << request;
        request = clerk::banUsers(clerkConfig(), {u"user_1"_s});
        request.body.replace("user_ids", "userIds");
        QTest::newRow("clerk") << request;
        request = railway::domains(railwayConfig());
        request.body.replace("customDomains", "ownDomains");
        QTest::newRow("railway") << request;
        request = slack::postMessage(slackConfig(), {u"C1"_s, u"hello"_s, u"m"_s, {}});
        request.body.replace("\"channel\"", "\"chanel\"");
        QTest::newRow("slack") << request;
        request = statuspage::setComponent(statuspageConfig(), u"c1"_s, u"broken"_s);
        QTest::newRow("statuspage") << request;
        request = pagerduty::trigger(pagerdutyConfig(), {u"INC-7"_s, u"down"_s, u"holdfast"_s, u"terrible"_s});
        QTest::newRow("pagerduty") << request;
        request = twilio::send(twilioConfig(), {u"+447700900123"_s, u"down INC-7"_s, u"INC-7"_s});
        request.body.replace("To=", "Too=");
        QTest::newRow("twilio") << request;
    }

    void wrongRequestsAreRefused()
    {
        QFETCH(HttpRequest, request);
        const auto reply = ask(m_transport, request, {});
        QVERIFY(reply);
        QVERIFY2(reply->status >= 400 && reply->status < 500, reply->body.constData());
    }

private:
    [[nodiscard]] QUrl at(const char *judge, const QString &path = {}) const
    {
        return QUrl(m_told.value(QLatin1String(judge)).toString() + path);
    }
    [[nodiscard]] NeonConfig neonConfig() const { return {at("neon", u"/api/v2"_s), u"project-1"_s, key, u"k"_s}; }
    [[nodiscard]] ClerkConfig clerkConfig() const { return {at("clerk"), key, u"k"_s}; }
    [[nodiscard]] RailwayConfig railwayConfig() const
    {
        return {at("railway"), key, RailwayConfig::TokenKind::project, u"k"_s, u"p"_s, u"e"_s, u"s"_s};
    }
    [[nodiscard]] SlackConfig slackConfig() const { return {at("slack"), key, u"k"_s}; }
    [[nodiscard]] StatuspageConfig statuspageConfig() const
    {
        return {at("statuspage"), key, u"k"_s, u"page1"_s, {u"c1"_s}, false};
    }
    [[nodiscard]] TwilioConfig twilioConfig() const
    {
        return {at("twilio", u"/2010-04-01"_s), u"AC"_s + QString(32, u'a'), u"+15005550006"_s, key, u"k"_s};
    }
    [[nodiscard]] PagerdutyConfig pagerdutyConfig() const
    {
        return {at("pagerduty"), Secret(QByteArray(32, 'a')), u"k"_s};
    }
    [[nodiscard]] static InPlaceRestore restore()
    {
        return {u"br-1"_s, u"br-1"_s, UtcTime(std::chrono::hours(500000)), u"before-INC-7"_s};
    }

    [[nodiscard]] QList<HttpRequest> neonRequests() const
    {
        const NeonConfig c = neonConfig();
        const QString b = u"br-1"_s;
        const NewBranch branch{u"INC-7-restore"_s, b, UtcTime(std::chrono::hours(500000)), u"m"_s};
        using Change = DatabaseComputes::Change;
        return {neon::getProject(c), neon::listBranches(c, {}), neon::createBranch(c, branch),
            neon::listOperations(c, {}), neon::getOperation(c, operationId),
            neon::connectionUri(c, b, u"db"_s, u"app"_s), neon::deleteBranch(c, b), neon::setDefaultBranch(c, b),
            neon::restoreInPlace(c, restore()), neon::listSnapshots(c), neon::takeSnapshot(c, b, u"s"_s),
            neon::restoreSnapshot(c, u"snap-1"_s, u"restored"_s, b), neon::finishRestore(c, b, u"old"_s),
            neon::deleteSnapshot(c, u"snap-1"_s), neon::updateBranch(c, b, {{u"name"_s, u"x"_s}}),
            neon::updateBranch(c, b, {{u"protected"_s, true}}), neon::setHistoryRetention(c, std::chrono::hours(24)),
            neon::listComputes(c, b), neon::getCompute(c, u"ep-1"_s), neon::changeCompute(c, u"ep-1"_s, Change::start),
            neon::changeCompute(c, u"ep-1"_s, Change::suspend), neon::changeCompute(c, u"ep-1"_s, Change::restart),
            neon::setDisabled(c, u"ep-1"_s, true), neon::listRoles(c, b), neon::listDatabases(c, b),
            neon::resetPassword(c, b, u"app"_s), neon::revealPassword(c, b, u"app"_s)};
    }
    [[nodiscard]] QList<HttpRequest> clerkRequests() const
    {
        const ClerkConfig c = clerkConfig();
        return {clerk::listUsers(c, {}), clerk::listUsers(c, u"user_1"_s), clerk::countUsers(c),
            clerk::getUser(c, u"user_1"_s), clerk::listSessions(c, u"user_1"_s, 0), clerk::getSession(c, u"sess_1"_s),
            clerk::revokeSession(c, u"sess_1"_s), clerk::banUsers(c, {u"user_1"_s, u"user_2"_s}),
            clerk::unbanUser(c, u"user_1"_s), clerk::disableMfa(c, u"user_1"_s), clerk::getJwks(c)};
    }
    [[nodiscard]] QList<HttpRequest> railwayRequests() const
    {
        const RailwayConfig c = railwayConfig();
        RailwayConfig account = c;
        account.tokenKind = RailwayConfig::TokenKind::bearer;
        using Change = DeployOperations::Change;
        QList<HttpRequest> all{railway::service(c), railway::variables(c), railway::setVariables(c, {{u"A"_s, u"b"_s}}),
            railway::deploy(c), railway::deployments(c, 5), railway::deployment(c, u"d"_s), railway::tokenOwner(c),
            railway::tokenOwner(account), railway::environments(c), railway::services(c), railway::history(c, 5),
            railway::deployCommit(c, u"3f2504e0"_s), railway::logs(c, u"d"_s, 50), railway::variableSeals(c),
            railway::deploymentSnapshot(c, u"d"_s), railway::renderedVariables(c), railway::deleteVariable(c, u"A"_s),
            railway::domains(c), railway::setUnderAttack(c, std::chrono::minutes(30)), railway::setUnderAttack(c, {})};
        for (const Change change :
            {Change::rollBack, Change::redeploy, Change::restart, Change::stop, Change::cancel, Change::remove})
            all << railway::changeDeployment(c, u"d"_s, change);
        return all;
    }
    [[nodiscard]] QList<HttpRequest> slackRequests() const
    {
        const SlackConfig c = slackConfig();
        return {slack::authTest(c), slack::postMessage(c, {u"C1"_s, u"hello"_s, u"m"_s, u"1.2"_s}),
            slack::history(c, u"C1"_s, UtcTime(std::chrono::hours(500000)), u"next"_s),
            slack::updateMessage(c, {u"C1"_s, u"1.2"_s}, u"changed"_s), slack::createChannel(c, u"inc-7"_s),
            slack::listChannels(c, u"next"_s), slack::invite(c, u"C1"_s, {u"U1"_s, u"U2"_s}),
            slack::setTopic(c, u"C1"_s, u"INC-7"_s)};
    }
    [[nodiscard]] QList<HttpRequest> statuspageRequests() const
    {
        const StatuspageConfig c = statuspageConfig();
        return {statuspage::page(c), statuspage::list(c),
            statuspage::post(c, {u"Outage"_s, u"We are on it."_s, u"investigating"_s, u"major_outage"_s, u"m"_s}),
            statuspage::update(c, {u"inc1"_s, u"resolved"_s, u"Fixed."_s, u"operational"_s}),
            statuspage::listComponents(c), statuspage::setComponent(c, u"c1"_s, u"operational"_s)};
    }
    [[nodiscard]] QList<HttpRequest> twilioRequests() const
    {
        const TwilioConfig c = twilioConfig();
        return {twilio::send(c, {u"+447700900123"_s, u"down INC-7"_s, u"INC-7"_s}),
            twilio::list(c, u"+447700900123"_s, UtcTime(std::chrono::hours(500000))),
            twilio::get(c, u"SM"_s + QString(32, u'a')), twilio::account(c)};
    }
    [[nodiscard]] QList<HttpRequest> pagerdutyRequests() const
    {
        const PagerdutyConfig c = pagerdutyConfig();
        return {pagerduty::trigger(c, {u"INC-7"_s, u"Database is down"_s, u"holdfast"_s, u"critical"_s}),
            pagerduty::change(c, u"acknowledge"_s, u"INC-7"_s), pagerduty::change(c, u"resolve"_s, u"INC-7"_s)};
    }

    const Secret key{"key-for-the-judge"};
    const QString operationId = u"a07f8772-1877-4da9-a939-3a3ae62d1d8d"_s;
    std::unique_ptr<NodeProcess> m_judge;
    QJsonObject m_told;
    HttpTransport m_transport{HttpConfig{HostAllowList::loopbackOnly()}};
};

HF_TEST(RequestsTest)

} // namespace holdfast

Q_DECLARE_METATYPE(holdfast::HttpRequest)

#include "tst_requests.moc"
