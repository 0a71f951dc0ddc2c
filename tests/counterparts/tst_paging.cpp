// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/pagerduty/pagerdutyclient.h"
#include "adapters/providers/twilio/twilioclient.h"
#include "adapters/smtp/smtpmailer.h"
#include "counterparts/counterpart.h"
#include "range/paging/mailbox.h"
#include "range/paging/phones.h"
#include "support/runner.h"

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

class PhonesStage : public Stage<range::Phones> {
public:
    [[nodiscard]] TwilioConfig config() const
    {
        const QJsonObject told = description();
        return {url(), told.value(u"account"_s).toString(), told.value(u"from"_s).toString(), secret("token"),
            u"range:twilio"_s};
    }
};

class PagersStage : public Stage<range::Pagers> {
public:
    [[nodiscard]] PagerdutyConfig config() const { return {url(), secret("key"), u"range:pagerduty"_s}; }
    [[nodiscard]] QJsonArray alerts() const { return counterpart.truth().value(u"alerts"_s).toArray(); }
};

class MailStage : public Stage<range::Mailbox> {
public:
    [[nodiscard]] SmtpConfig config() const
    {
        SmtpConfig config;
        config.host = u"127.0.0.1"_s;
        config.port = description().value(u"smtpPort"_s).toString().toInt();
        config.security = SmtpConfig::Security::loopback;
        config.from = u"incidents@practice.example"_s;
        return config;
    }
    [[nodiscard]] QJsonArray mails() const { return counterpart.truth().value(u"mails"_s).toArray(); }
};

class PagingCounterpartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTextMessageGoesOutAndIsFollowed()
    {
        PhonesStage stage;
        TwilioClient client(stage.transport, stage.config());
        const TextMessage message{
            u"+447700900123"_s, u"INC-7.2: the database is down & we are on it +1"_s, u"INC-7.2"_s};
        const auto sent = stage.ask([&] { return client.send(message, {}); });
        QVERIFY2(sent, sent ? "" : qPrintable(sent.error().why));
        QCOMPARE(sent->state, TextState::underWay);
        const QJsonObject kept = stage.counterpart.truth().value(u"messages"_s).toArray().first().toObject();
        QCOMPARE(kept.value(u"body"_s).toString(), message.text);
        (void)stage.ask([&] { return client.state(sent->id, {}); });
        (void)stage.ask([&] { return client.state(sent->id, {}); });
        QCOMPARE(stage.ask([&] { return client.state(sent->id, {}); })->state, TextState::delivered);
    }

    // The answer is lost: nothing is sent a second time; the marker in the text tells that it went out.
    void aLostTextIsFound()
    {
        PhonesStage stage;
        TwilioClient client(stage.transport, stage.config());
        const TextMessage message{u"+447700900123"_s, u"INC-7.2: down"_s, u"INC-7.2"_s};
        QVERIFY(!*stage.ask([&] { return client.find(message, {}, {}); }));
        stage.order(u"CreateMessage"_s, u"close"_s, u"after"_s);
        QVERIFY(stage.ask([&] { return client.send(message, {}); }).error().mayHaveTakenEffect);
        QCOMPARE(stage.deliveries(u"CreateMessage"_s), 1);
        QVERIFY(*stage.ask([&] { return client.find(message, {}, {}); }));
        QCOMPARE(stage.counterpart.truth().value(u"messages"_s).toArray().size(), 1);
    }

    void numbersThatCannotBeReached()
    {
        PhonesStage stage;
        TwilioClient client(stage.transport, stage.config());
        const auto send = [&](const QString &to) {
            return stage.ask([&] { return client.send({to, u"INC-7"_s, u"INC-7"_s}, {}); }).error();
        };
        QVERIFY(send(u"+15005550004"_s).what.contains(u"opted out"));
        QVERIFY(send(u"+15005550009"_s).what.contains(u"cannot get text messages"));
        QCOMPARE(send(u"0770 0900123"_s).code, ErrorCode::invalid);
        QCOMPARE(stage.deliveries(u"CreateMessage"_s), 2);
    }

    void onePageForOneKey()
    {
        PagersStage stage;
        PagerdutyClient client(stage.transport, stage.config());
        const PagerAlert alert{u"INC-7"_s, u"Database is down"_s, u"holdfast"_s, u"critical"_s};
        stage.order(u"enqueue"_s, u"close"_s, u"after"_s);
        const auto triggered = stage.ask([&] { return client.trigger(alert, {}); });
        QVERIFY2(triggered, triggered ? "" : qPrintable(triggered.error().why));
        QCOMPARE(stage.deliveries(u"enqueue"_s), 2); // the same alert, however often it is told
        QCOMPARE(stage.alerts().size(), 1);
        QVERIFY(stage.ask([&] { return client.acknowledge(u"INC-7"_s, {}); }));
        QCOMPARE(stage.alerts()[0][u"state"_s].toString(), u"acknowledged"_s);
        QVERIFY(stage.ask([&] { return client.resolve(u"INC-7"_s, {}); }));
        QCOMPARE(stage.alerts()[0][u"state"_s].toString(), u"resolved"_s);
        QVERIFY(!client.describeTrigger(alert).body.contains(QString::fromUtf8(stage.secret("key").reveal())));
        QVERIFY(client.describeTrigger(alert).body.contains(u"range:pagerduty"));
    }

    void aMailArrivesInThePractice()
    {
        MailStage stage;
        SmtpMailer mailer(stage.config());
        const Mail mail{u"INC-7.3@practice"_s, {u"a@practice.example"_s, u"refused@practice.example"_s},
            u"Datenbank zurück – all is well again, and this subject is longer than one word of the header may be"_s,
            u"Grüße\n.\n"_s, {}, {}, UtcTime(std::chrono::hours(500000))};
        const auto sent = stage.ask([&] { return mailer.send(mail, {}); });
        QVERIFY2(sent, sent ? "" : qPrintable(sent.error().why + sent.error().detail));
        QCOMPARE(sent->refused.size(), 1);
        const QJsonObject kept = stage.mails().first().toObject();
        QCOMPARE(kept.value(u"subject"_s).toString(), mail.subject);
        QCOMPARE(kept.value(u"body"_s).toString(), u"Grüße\r\n.\r\n"_s);
        QCOMPARE(kept.value(u"id"_s).toString(), u"<INC-7.3@practice>"_s);
        QCOMPARE(kept.value(u"to"_s).toArray().size(), 1);
    }
};

HF_TEST(PagingCounterpartTest)

} // namespace holdfast

#include "tst_paging.moc"
