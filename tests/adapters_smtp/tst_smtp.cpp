// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/smtp/smtpmailer.h"
#include "mailserver.h"
#include "support/runner.h"

#include <QJsonArray>
#include <future>

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

class SmtpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMailArrivesEncryptedAndSignedIn_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::newRow("STARTTLS") << u"starttls"_s;
        QTest::newRow("TLS from the first byte") << u"tls"_s;
    }

    void theMailArrivesEncryptedAndSignedIn()
    {
        QFETCH(QString, mode);
        MailServer server(mode);
        QVERIFY(server.isUp());
        const auto sent = SmtpMailer(server.config()).send(mailTo({u"a@example.com"_s, u"b@example.com"_s}), {});
        QVERIFY2(sent, sent ? "" : qPrintable(sent.error().why + sent.error().detail));
        QVERIFY(sent->refused.isEmpty());
        QVERIFY2(sent->said.contains(u"queued as practice-1"), qPrintable(sent->said));
        const QJsonObject auth = server.next();
        QCOMPARE(auth.value(u"event"_s), u"auth"_s);
        QVERIFY(auth.value(u"encrypted"_s).toBool());
        const QJsonObject mail = server.next();
        QVERIFY(mail.value(u"encrypted"_s).toBool());
        QCOMPARE(mail.value(u"to"_s).toArray().size(), 2);
        QCOMPARE(mail.value(u"subject"_s).toString(), mailTo({}).subject);
        QCOMPARE(mail.value(u"id"_s).toString(), u"<INC-1.2.abc@holdfast>"_s);
        QCOMPARE(mail.value(u"body"_s).toString(), u"Grüße\n.\na line with only a dot above\n"_s);
    }

    // The one thing that must never happen: the password in clear, because a server (or somebody in between) says that
    // it does not know encryption.
    void withoutEncryptionNothingIsSent()
    {
        MailServer server(u"bare"_s);
        const auto sent = SmtpMailer(server.config()).send(mailTo({u"a@example.com"_s}), {});
        QVERIFY(!sent);
        QCOMPARE(sent.error().code, ErrorCode::refused);
        QVERIFY(!sent.error().mayHaveTakenEffect);
        QVERIFY(server.told().isEmpty());
    }

    void aWrongPasswordIsRefused()
    {
        MailServer server(u"starttls"_s);
        SmtpConfig config = server.config();
        config.token = Secret("wrong");
        const auto sent = SmtpMailer(config).send(mailTo({u"a@example.com"_s}), {});
        QCOMPARE(sent.error().code, ErrorCode::unauthorised);
        QVERIFY(!SmtpKeyCheck(config).check(Secret("wrong"), {}));
        QVERIFY(SmtpKeyCheck(config).check(server.config().token, {}));
        for (const QJsonObject &event : server.told())
            QVERIFY(event.value(u"event"_s) != u"mail"_s);
    }

    void aCertificateOfNobodyIsRefused()
    {
        MailServer server(u"starttls"_s);
        SmtpConfig config = server.config();
        config.authorities.clear();
        const auto sent = SmtpMailer(config).send(mailTo({u"a@example.com"_s}), {});
        QCOMPARE(sent.error().code, ErrorCode::refused);
        QVERIFY(server.told().isEmpty());
        config = server.config();
        config.host = u"127.0.0.1"_s; // the certificate is for the name
        QCOMPARE(SmtpMailer(config).send(mailTo({u"a@example.com"_s}), {}).error().code, ErrorCode::refused);
    }

    void aRefusedRecipientDoesNotStopTheOthers()
    {
        MailServer server(u"starttls"_s);
        const auto sent = SmtpMailer(server.config())
                              .send(mailTo({u"a@example.com"_s, u"refused@example.com"_s, u"b@example.com"_s}), {});
        QVERIFY2(sent, sent ? "" : qPrintable(sent.error().why + sent.error().detail));
        QCOMPARE(sent->refused.size(), 1);
        QCOMPARE(sent->refused[0].address, u"refused@example.com"_s);
        QVERIFY(sent->refused[0].said.contains(u"no such mailbox"));
        (void)server.next();
        QCOMPARE(server.next().value(u"to"_s).toArray().size(), 2);
    }

    void whenAllAreRefusedNobodyGotIt()
    {
        MailServer server(u"starttls"_s);
        const auto sent = SmtpMailer(server.config()).send(mailTo({u"refused@example.com"_s}), {});
        QVERIFY(!sent);
        QCOMPARE(sent.error().code, ErrorCode::refused);
        QVERIFY(!sent.error().mayHaveTakenEffect);
        const auto later = SmtpMailer(server.config()).send(mailTo({u"later@example.com"_s}), {});
        QCOMPARE(later.error().code, ErrorCode::busy);
    }

    void aLostConfirmationIsADoubt()
    {
        MailServer server(u"starttls"_s);
        const auto sent = SmtpMailer(server.config()).send(mailTo({u"vanish@example.com"_s}), {});
        QVERIFY(!sent);
        QVERIFY2(sent.error().mayHaveTakenEffect, qPrintable(sent.error().detail));
    }

    void sendingCanBeStopped()
    {
        MailServer server(u"starttls"_s);
        std::stop_source stop;
        auto sent = std::async(std::launch::async,
            [&] { return SmtpMailer(server.config()).send(mailTo({u"slow@example.com"_s}), stop.get_token()); });
        (void)server.next();
        QCOMPARE(server.next().value(u"event"_s), u"mail"_s);
        stop.request_stop();
        QCOMPARE(sent.wait_for(std::chrono::seconds(5)), std::future_status::ready);
        const auto result = sent.get();
        QCOMPARE(result.error().code, ErrorCode::cancelled);
        QVERIFY(result.error().mayHaveTakenEffect);
    }

    void onlyThisComputerIsSpokenToWithoutEncryption()
    {
        MailServer server(u"plain"_s);
        QVERIFY(SmtpMailer(server.config()).send(mailTo({u"a@example.com"_s}), {}));
        SmtpConfig config = server.config();
        config.host = u"mail.example.com"_s;
        QCOMPARE(SmtpMailer(config).send(mailTo({u"a@example.com"_s}), {}).error().code, ErrorCode::refused);
        config = server.config();
        config.user = u"holdfast"_s;
        QCOMPARE(SmtpMailer(config).send(mailTo({u"a@example.com"_s}), {}).error().code, ErrorCode::refused);
    }

    void nobodyThere()
    {
        SmtpConfig config;
        config.host = u"127.0.0.1"_s;
        config.port = 1;
        config.security = SmtpConfig::Security::loopback;
        config.from = u"a@example.com"_s;
        const auto sent = SmtpMailer(config).send(mailTo({u"a@example.com"_s}), {});
        QCOMPARE(sent.error().code, ErrorCode::network);
        QVERIFY(!sent.error().mayHaveTakenEffect);
    }

private:
    static Mail mailTo(const QStringList &to)
    {
        return {u"INC-1.2.abc@holdfast"_s, to, u"Wiederherstellung läuft"_s,
            u"Grüße\n.\na line with only a dot above\n"_s, {}, {}, *parseUtc(u"2026-11-26T03:04:05Z"_s)};
    }
};

HF_TEST(SmtpTest)

} // namespace holdfast

#include "tst_smtp.moc"
