// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/tokencheck.h"
#include "adapters/providers/cloudflare/cloudflareclient.h"
#include "adapters/providers/cloudflare/cloudflarereplies.h"
#include "counterparts/counterpart.h"
#include "range/cloudflare/cloudflare.h"
#include "support/runner.h"

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

class CloudflareStage : public Stage<range::Cloudflare> {
public:
    [[nodiscard]] CloudflareConfig config() const
    {
        const QJsonObject told = description();
        return {url(), told.value(u"zoneId"_s).toString(), told.value(u"accountId"_s).toString(), secret("key"),
            u"range:cloudflare"_s};
    }
    [[nodiscard]] QJsonArray truth(const char *list) const
    {
        return counterpart.truth().value(QLatin1String(list)).toArray();
    }
};

class CloudflareCounterpartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRecordIsSwitchedAndBack()
    {
        CloudflareStage stage;
        CloudflareClient client(stage.transport, stage.config());
        QCOMPARE(*stage.ask([&] { return client.zoneName({}); }), u"practice.example"_s);
        const auto records = stage.ask([&] { return client.records(u"app.practice.example"_s, {}); });
        QVERIFY2(records, records ? "" : qPrintable(records.error().why));
        QCOMPARE(records->size(), 1);
        DnsRecord standby = records->first();
        standby.content = u"192.0.2.99"_s;
        standby.ttl = 60;
        standby.comment = u"INC-7"_s;
        const auto switched = stage.ask([&] { return client.setRecord(standby, {}); });
        QVERIFY2(switched, switched ? "" : qPrintable(switched.error().why));
        QCOMPARE(*switched, standby);
        QCOMPARE(stage.truth("records")[0][u"content"_s].toString(), u"192.0.2.99"_s);
        QVERIFY(stage.ask([&] { return client.setRecord(records->first(), {}); }));
        QCOMPARE(stage.truth("records")[0][u"content"_s].toString(), u"192.0.2.10"_s);
        standby.content = u"nowhere"_s;
        const auto refused = stage.ask([&] { return client.setRecord(standby, {}); });
        QCOMPARE(refused.error().code, ErrorCode::invalid);
        QVERIFY(refused.error().why.contains(u"valid IPv4"));
    }

    void addressesAreBlockedOnce()
    {
        CloudflareStage stage;
        CloudflareClient client(stage.transport, stage.config());
        const auto first = stage.ask([&] { return client.block(u"203.0.113.7"_s, u"INC-7"_s, {}); });
        QVERIFY2(first, first ? "" : qPrintable(first.error().why));
        QCOMPARE(first->target, u"ip"_s);
        const auto again = stage.ask([&] { return client.block(u"203.0.113.7"_s, u"INC-7"_s, {}); });
        QCOMPARE(again.error().code, ErrorCode::conflict);
        QVERIFY(stage.ask([&] { return client.block(u"203.0.113.0/24"_s, u"INC-7"_s, {}); }));
        for (const char *wrong : {"203.0.113.0/20", "example.com", "", "2001:db8::/33"})
            QCOMPARE(stage.ask([&] { return client.block(QString::fromLatin1(wrong), {}, {}); }).error().code,
                ErrorCode::invalid);
        QCOMPARE(stage.deliveries(u"firewall.accessRules.create"_s), 3);
        QVERIFY(stage.ask([&] { return client.unblock(first->id, {}); }));
        QVERIFY(stage.ask([&] { return client.unblock(first->id, {}); })); // again: it is gone
        const auto rules = stage.ask([&] { return client.blocks({}); });
        QCOMPARE(rules->size(), 1);
        QCOMPARE(rules->first().value, u"203.0.113.0/24"_s);
    }

    // The answer is lost: nothing is sent a second time, and the list tells what happened.
    void aLostAnswerIsLookedUp()
    {
        CloudflareStage stage;
        CloudflareClient client(stage.transport, stage.config());
        stage.order(u"firewall.accessRules.create"_s, u"close"_s, u"after"_s);
        const auto lost = stage.ask([&] { return client.block(u"203.0.113.7"_s, u"INC-7"_s, {}); });
        QVERIFY(lost.error().mayHaveTakenEffect);
        QCOMPARE(stage.deliveries(u"firewall.accessRules.create"_s), 1);
        QCOMPARE(stage.ask([&] { return client.blocks({}); })->first().note, u"INC-7"_s);
    }

    void listsHaveManyPages()
    {
        CloudflareStage stage;
        CloudflareClient client(stage.transport, stage.config());
        for (int i = 0; i < 120; ++i)
            QVERIFY(stage.ask([&] { return client.block(u"203.0.113.%1"_s.arg(i), {}, {}); }));
        QCOMPARE(stage.ask([&] { return client.blocks({}); })->size(), 120);
        QCOMPARE(stage.deliveries(u"firewall.accessRules.list"_s), 2);
    }

    void poolsAndTheLevel()
    {
        CloudflareStage stage;
        CloudflareClient client(stage.transport, stage.config());
        const auto pools = stage.ask([&] { return client.pools({}); });
        QCOMPARE(pools->size(), 2);
        const auto off = stage.ask([&] { return client.setPoolEnabled(pools->first().id, false, {}); });
        QVERIFY(off && !off->isEnabled);
        QVERIFY(!stage.truth("pools")[0][u"enabled"_s].toBool());
        QCOMPARE(*stage.ask([&] { return client.securityLevel({}); }), u"medium"_s);
        QVERIFY(stage.ask([&] { return client.setSecurityLevel(u"under_attack"_s, {}); }));
        QCOMPARE(stage.counterpart.truth().value(u"securityLevel"_s).toString(), u"under_attack"_s);
    }

    void theKeyTellsItsExpiry()
    {
        CloudflareStage stage;
        TokenCheck check(stage.transport, stage.config(), cloudflare::verifyToken, cloudflare::readKey);
        const Secret right = stage.secret("key");
        const auto report = stage.ask([&] { return check.check(right, {}); });
        QVERIFY2(report, report ? "" : qPrintable(report.error().why));
        QVERIFY(report->expiresAt);
        QCOMPARE(stage.ask([&] { return check.check(Secret("wrong"), {}); }).error().code, ErrorCode::unauthorised);
    }
};

HF_TEST(CloudflareCounterpartTest)

} // namespace holdfast

#include "tst_cloudflare.moc"
