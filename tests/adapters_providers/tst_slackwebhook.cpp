// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/slack/slackwebhook.h"
#include "adapters_providers/faketransport.h"
#include "interfaces/preview.h"
#include "support/runner.h"

#include <QJsonDocument>

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

namespace {

const Secret webhookAddress("https://hooks.slack.com/services/T0/B0/verysecret");

} // namespace

class TestSlackWebhook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theAddressIsShownNowhere()
    {
        FakeTransport transport;
        SlackWebhook webhook(transport, webhookAddress, u"keychain:slack-webhook"_s);
        transport.play(200, "ok", "text/html");
        QVERIFY(webhook.post(u"a < b"_s, {}));
        QCOMPARE(transport.requests[0].url.toEncoded(), webhookAddress.reveal());
        QCOMPARE(transport.requests[0].idempotency, Idempotency::neverRepeat);
        QCOMPARE(transport.requests[0].body, json("{`text`:`a &lt; b`}"));
        const RequestPreview preview = webhook.describePost(u"a"_s);
        QCOMPARE(preview.target, u"‹keychain:slack-webhook›"_s);
        QVERIFY(!QJsonDocument(toJson(Preview{{preview}, {}, {}, {}})).toJson().contains("verysecret"));
    }

    void theWordCountsBeforeTheStatus_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("inDoubt");
        const auto row = [](int status, const char *body, ErrorCode code, bool inDoubt) {
            QTest::addRow("%d %s", status, body) << status << QByteArray(body) << int(code) << inDoubt;
        };
        row(403, "invalid_token", ErrorCode::unauthorised, false);
        row(500, "no_service", ErrorCode::refused, false);
        row(404, "no_service", ErrorCode::refused, false);
        row(410, "channel_is_archived", ErrorCode::notFound, false);
        row(400, "invalid_payload", ErrorCode::invalid, false);
        row(429, "ratelimited", ErrorCode::rateLimited, false);
        row(500, "rollup_error", ErrorCode::unavailable, true);
        row(200, "<html>log in</html>", ErrorCode::badReply, true);
        row(503, "<html>down</html>", ErrorCode::unavailable, true);
    }

    void theWordCountsBeforeTheStatus()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, code);
        QFETCH(bool, inDoubt);
        FakeTransport transport;
        SlackWebhook webhook(transport, webhookAddress, u"keychain:slack-webhook"_s);
        transport.play(status, body, "text/html");
        const auto posted = webhook.post(u"text"_s, {});
        QCOMPARE(int(posted.error().code), code);
        QCOMPARE(posted.error().mayHaveTakenEffect, inDoubt);
        const Error &error = posted.error();
        QVERIFY(!(error.what + error.why + error.next + error.detail).contains(u"verysecret"_s));
    }
};

HF_TEST(TestSlackWebhook)

} // namespace holdfast

#include "tst_slackwebhook.moc"
