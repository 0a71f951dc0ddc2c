// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/thirdparty/canary.h"
#include "counterparts/counterpart.h"
#include "range/thirdparty/thirdparty.h"
#include "support/runner.h"

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

class ThirdPartyStage : public Stage<range::ThirdParty> {
public:
    [[nodiscard]] ThirdPartyConfig config(const QString &id) const
    {
        static const QMap<QString, QString> below{{u"openai"_s, u"/openai/v1"_s}, {u"anthropic"_s, u"/anthropic/v1"_s},
            {u"ecb"_s, u"/ecb"_s}, {u"oanda"_s, u"/oanda/rates/api/v2"_s}, {u"xe"_s, u"/xe/v1"_s},
            {u"taxjar"_s, u"/taxjar/v2"_s}, {u"avalara"_s, u"/avalara"_s}};
        return {QUrl(url().toString() + below.value(id)), description().value(u"account"_s).toString(), {},
            secret(id.toLatin1().constData()), u"range:"_s + id};
    }
};

class ThirdPartyCounterpartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyServiceIsAsked_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("probed");
        QTest::addColumn<QString>("rehearsed");
        const auto row = [](const char *id, const char *probed, const char *rehearsed) {
            QTest::newRow(id) << QString::fromLatin1(id) << QString::fromLatin1(probed)
                              << QString::fromLatin1(rehearsed);
        };
        row("openai", "lists its models", "ready");
        row("anthropic", "lists its models", "ready");
        row("ecb", "1 EUR = 1.0841 USD", "1 EUR = 1.0841 USD");
        row("oanda", "9000", "1 EUR = 1.0843 USD");
        row("xe", "500", "1 EUR = 1.0842 USD");
        row("taxjar", "1 categories", "8.63");
        row("avalara", "accepts the key", "8.63");
        QCOMPARE(thirdparty::services().size(), 7);
    }

    void everyServiceIsAsked()
    {
        QFETCH(QString, id);
        QFETCH(QString, probed);
        QFETCH(QString, rehearsed);
        ThirdPartyStage stage;
        const thirdparty::Service *service = thirdparty::service(id);
        QVERIFY(service);
        Canary canary(stage.transport, *service, stage.config(id));
        const auto probe = stage.ask([&] { return canary.probe({}); });
        QVERIFY2(probe, probe ? "" : qPrintable(probe.error().why));
        QVERIFY2(probe->said.contains(probed), qPrintable(probe->said));
        const auto rehearsal = stage.ask([&] { return canary.rehearse({}); });
        QVERIFY2(rehearsal, rehearsal ? "" : qPrintable(rehearsal.error().why));
        QVERIFY2(rehearsal->said.contains(rehearsed), qPrintable(rehearsal->said));
    }

    void aWrongKeyIsToldApart_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"openai", "anthropic", "oanda", "xe", "taxjar", "avalara"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }

    void aWrongKeyIsToldApart()
    {
        QFETCH(QString, id);
        ThirdPartyStage stage;
        CanaryKeyCheck check(stage.transport, *thirdparty::service(id), stage.config(id));
        QCOMPARE(stage.ask([&] { return check.check(Secret("wrong"), {}); }).error().code, ErrorCode::unauthorised);
        const Secret right = stage.config(id).token;
        QVERIFY(stage.ask([&] { return check.check(right, {}); }));
    }

    // A question that may cost something is asked once, whatever happens to its answer.
    void aRehearsalIsNeverRepeated_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("route");
        QTest::newRow("openai") << u"openai"_s << u"openai.createChatCompletion"_s;
        QTest::newRow("oanda") << u"oanda"_s << u"oanda.spot"_s;
        QTest::newRow("xe") << u"xe"_s << u"xe.convertFrom"_s;
        QTest::newRow("avalara") << u"avalara"_s << u"avalara.createTransaction"_s;
    }

    void aRehearsalIsNeverRepeated()
    {
        QFETCH(QString, id);
        QFETCH(QString, route);
        ThirdPartyStage stage;
        Canary canary(stage.transport, *thirdparty::service(id), stage.config(id));
        stage.order(route, u"status"_s, u"before"_s, 503);
        QVERIFY(!stage.ask([&] { return canary.rehearse({}); }));
        QCOMPARE(stage.deliveries(route), 1);
    }
};

HF_TEST(ThirdPartyCounterpartTest)

} // namespace holdfast

#include "tst_thirdparty.moc"
