// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/messages/channels.h"
#include "actions/probes/httpprobe.h"
#include "actions/probes/providers/deploymentprobe.h"
#include "support/runner.h"

using namespace holdfast;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const UtcTime now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 27} + std::chrono::hours{5};

/// The service's health must be “healthy”, of the newest build, and not from a cache.
ProbeSpec strict()
{
    return {u"http"_s, 2s, 3s, u"front"_s, {},
        {{u"url"_s, {u"/api/health"_s}}, {u"json"_s, {u"overall.status"_s}}, {u"equals"_s, {u"healthy"_s}},
            {u"contains"_s, {u"\"buildId\":\"b2\""_s}}, {u"freshWithin"_s, {u"30s"_s}}}};
}

HttpReply answer(int status, const QByteArray &body, const QByteArray &type = "application/json",
    const QByteArray &date = "Fri, 27 Nov 2026 05:00:00 GMT")
{
    HttpReply reply;
    reply.status = status;
    reply.body = body;
    reply.headers = {{"Content-Type", type}, {"Date", date}};
    return reply;
}

const QByteArray healthy = R"({"overall":{"status":"healthy"},"buildId":"b2"})";

Sample judged(const HttpReply &reply, const ProbeSpec &spec = strict())
{
    Sample sample{ComponentId{u"application"_s}, now, Health::unknown, {}, {}, {}};
    judgeReply(spec, reply, now, sample);
    return sample;
}

/// What a careless probe does.
Health naive(const HttpReply &reply) { return reply.status == 200 ? Health::up : Health::down; }

} // namespace

class FalseGreenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theGoodAnswerIsGood()
    {
        QCOMPARE(judged(answer(200, healthy)).health, Health::up);
        QCOMPARE(judged(answer(200, healthy)).evidence.value(u"buildId"_s).toString(), u"b2"_s);
    }

    void nothingElseIs_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("age");
        QTest::addColumn<bool>("foolsTheNaive");
        const QByteArray page = "<!DOCTYPE html><html><title>Welcome to the guest network</title></html>";
        const QByteArray json = "application/json";
        QTest::newRow("sign-in page") << 200 << page << QByteArray("text/html") << QByteArray() << true;
        QTest::newRow("sign-in page that lies") << 200 << page << json << QByteArray() << true;
        QTest::newRow("redirect to the sign-in") << 302 << QByteArray() << json << QByteArray() << false;
        QTest::newRow("network authentication") << 511 << page << QByteArray("text/html") << QByteArray() << false;
        QTest::newRow("other JSON") << 200 << QByteArray(R"({"ok":true})") << json << QByteArray() << true;
        QTest::newRow("cut off") << 200 << healthy.left(20) << json << QByteArray() << true;
        QTest::newRow("empty") << 200 << QByteArray() << json << QByteArray() << true;
        QTest::newRow("not healthy") << 200 << QByteArray(R"({"overall":{"status":"unhealthy"},"buildId":"b2"})")
                                     << json << QByteArray() << true;
        QTest::newRow("degraded") << 200 << QByteArray(R"({"overall":{"status":"degraded"},"buildId":"b2"})") << json
                                  << QByteArray() << true;
        QTest::newRow("healthy somewhere else")
            << 200 << QByteArray(R"({"cache":{"status":"healthy"},"buildId":"b2"})") << json << QByteArray() << true;
        QTest::newRow("the old instance")
            << 200 << QByteArray(R"({"overall":{"status":"healthy"},"buildId":"b1"})") << json << QByteArray() << true;
        QTest::newRow("a cache") << 200 << healthy << json << QByteArray("3600") << true;
        QTest::newRow("null") << 200 << QByteArray(R"({"overall":null,"buildId":"b2"})") << json << QByteArray()
                              << true;
        QTest::newRow("error") << 503 << healthy << json << QByteArray() << false;
    }
    void nothingElseIs()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, type);
        QFETCH(const QByteArray, age);
        QFETCH(const bool, foolsTheNaive);
        HttpReply reply = answer(status, body, type);
        if (!age.isEmpty())
            reply.headers << qMakePair(QByteArray("Age"), age);
        const Sample sample = judged(reply);
        QVERIFY2(sample.health != Health::up, qPrintable(sample.reason));
        QVERIFY(!sample.reason.isEmpty());
        QCOMPARE(naive(reply) == Health::up, foolsTheNaive); // the control: these do fool one
    }

    void anOldDateIsACache()
    {
        QCOMPARE(
            judged(answer(200, healthy, "application/json", "Fri, 27 Nov 2026 04:00:00 GMT")).health, Health::unknown);
        QCOMPARE(judged(answer(200, healthy, "application/json", {})).health, Health::unknown);
    }

    void whatSignInPagesSayIsNotDown()
    {
        // Whoever is not let through knows nothing of the service.
        QCOMPARE(judged(answer(200, "<html>", "text/html")).health, Health::unknown);
        QCOMPARE(judged(answer(302, {})).health, Health::unknown);
        QCOMPARE(judged(answer(511, {})).health, Health::unknown);
        QCOMPARE(judged(answer(503, {})).health, Health::down);
    }

    void aPathIsLookedAtInItsEnvironment()
    {
        const ProbeSpec spec = strict();
        QCOMPARE(HttpProbe::addressOf(spec, QUrl(u"https://app.example.com"_s)),
            QUrl(u"https://app.example.com/api/health"_s));
        QVERIFY(HttpProbe::addressOf(spec, QUrl()).isEmpty());
    }

    void aDeploymentThatFailedMayLeaveTheOneBeforeItServing()
    {
        const auto made = [](DeploymentStatus status) {
            Deployment deployment;
            deployment.status = status;
            return deployment;
        };
        using Status = DeploymentStatus;
        QCOMPARE(deploymentHealth({made(Status::live)}).first, Health::up);
        QCOMPARE(deploymentHealth({made(Status::failed), made(Status::live)}).first, Health::degraded);
        QCOMPARE(deploymentHealth({made(Status::failed), made(Status::superseded)}).first, Health::down);
        QCOMPARE(deploymentHealth({made(Status::inFlight), made(Status::live)}).first, Health::up);
        QCOMPARE(deploymentHealth({made(Status::inFlight)}).first, Health::degraded);
        QCOMPARE(deploymentHealth({made(Status::unknown)}).first, Health::unknown);
        QCOMPARE(deploymentHealth({}).first, Health::down);
    }

    void anErrorInDoubtIsNeverARefusal()
    {
        Error error{ErrorCode::network, u"It broke."_s, {}, {}, {}, {}, true};
        QCOMPARE(outcomeOf(error).state, SendOutcome::State::unknown);
        error.mayHaveTakenEffect = false;
        QCOMPARE(outcomeOf(error).state, SendOutcome::State::postponed);
        error.code = ErrorCode::unauthorised;
        QCOMPARE(outcomeOf(error).state, SendOutcome::State::refused);
    }
};

HF_TEST(FalseGreenTest)
#include "tst_falsegreen.moc"
