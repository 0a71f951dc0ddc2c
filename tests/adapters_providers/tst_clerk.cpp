// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/tokencheck.h"
#include "adapters/providers/clerk/clerkclient.h"
#include "adapters/providers/clerk/clerkreplies.h"
#include "adapters_providers/faketransport.h"
#include "support/runner.h"

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

namespace {

const ClerkConfig instance{QUrl(u"https://api.clerk.com/v1"_s), Secret("sk_test_secretkey"), u"keychain:clerk"_s};

QByteArray userJson(const QByteArray &id)
{
    return json("{`id`:`") + id
        + json("`,`primary_email_address_id`:`idn_2`,`email_addresses`:[{`id`:`idn_1`,`email_address`:`a@example.com`},"
               "{`id`:`idn_2`,`email_address`:`b@example.com`}],`banned`:false,`locked`:false,"
               "`two_factor_enabled`:true,`created_at`:1767225600000,`last_active_at`:null}");
}

QByteArray sessionJson(const char *status)
{
    return json("{`object`:`session`,`id`:`sess_1`,`user_id`:`user_1`,`client_id`:`c`,`status`:`") + status
        + json("`,`last_active_at`:1767225600123,`expire_at`:1767830400000,`abandon_at`:1,`created_at`:1,"
               "`updated_at`:1}");
}

} // namespace

class TestClerk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theListGoesOnAfterAFullPage()
    {
        FakeTransport transport;
        ClerkClient client(transport, instance);
        QByteArrayList page;
        for (int i = 0; i < clerk::usersPerPage; ++i)
            page << userJson("user_" + QByteArray::number(i));
        transport.play(200, '[' + page.join(',') + ']');
        transport.play(200, "[]");
        const auto first = client.users({}, {});
        QVERIFY(first);
        QCOMPARE(first->next, u"user_499"_s);
        QCOMPARE(first->items[0].email, u"b@example.com"_s);
        QCOMPARE(formatUtc(first->items[0].createdAt), u"2026-01-01T00:00:00.000000Z"_s);
        QVERIFY(!first->items[0].lastActiveAt);
        const auto second = client.users(first->next, {});
        QVERIFY(second && second->next.isEmpty());
        QCOMPARE(transport.requests[1].url.toString(QUrl::FullyEncoded),
            u"https://api.clerk.com/v1/users?limit=500&order_by=%2Bcreated_at&starting_after=user_499"_s);
        QCOMPARE(transport.requests[1].idempotency, Idempotency::safe);
    }

    void sessionsComeInTwoForms()
    {
        FakeTransport transport;
        ClerkClient client(transport, instance);
        transport.play(200, '[' + sessionJson("active") + ']');
        transport.play(200, json("{`data`:[") + sessionJson("pending") + json("],`total_count`:1}"));
        QCOMPARE(client.sessions(u"user_1"_s, {}, {})->items[0].status, SessionStatus::active);
        QCOMPARE(client.sessions(u"user_1"_s, {}, {})->items[0].status, SessionStatus::pending);
        QVERIFY(client.sessions({}, {}, {}).error().code != ErrorCode::bug);
        QVERIFY(!transport.requests.last().url.isValid());
    }

    void anUnknownStatusIsNotOver()
    {
        for (const char *over : {"revoked", "ended", "expired", "removed", "abandoned", "replaced"})
            QCOMPARE(clerk::sessionStatus(QString::fromLatin1(over)), SessionStatus::ended);
        QCOMPARE(clerk::sessionStatus(u"frozen"_s), SessionStatus::unknown);
    }

    void theChangesAreExactlyThese()
    {
        FakeTransport transport;
        ClerkClient client(transport, instance);
        transport.play(200, sessionJson("revoked"));
        transport.play(200, "[]");
        QCOMPARE(client.revokeSession(u"sess_1"_s, {})->status, SessionStatus::ended);
        QVERIFY(client.ban({u"user_1"_s, u"user_2"_s}, {}));
        QCOMPARE(transport.requests[0].url, QUrl(u"https://api.clerk.com/v1/sessions/sess_1/revoke"_s));
        QCOMPARE(transport.requests[0].body, QByteArray());
        QCOMPARE(transport.requests[1].url, QUrl(u"https://api.clerk.com/v1/users/ban"_s));
        QCOMPARE(transport.requests[1].body, json("{`user_ids`:[`user_1`,`user_2`]}"));
        const RequestPreview preview = client.describeBan({u"user_1"_s, u"user_2"_s});
        QCOMPARE(preview.body.toUtf8(), transport.requests[1].body);
        QCOMPARE(preview.headers.first(), u"Authorization: Bearer ‹keychain:clerk›"_s);
    }

    void tooManyAtOnceAreNotSent()
    {
        FakeTransport transport;
        ClerkClient client(transport, instance);
        QVERIFY(!client.ban(QStringList(51, u"user_1"_s), {}));
        QVERIFY(!client.ban({}, {}));
        QVERIFY(transport.requests.isEmpty());
    }

    void errorsSpeak()
    {
        FakeTransport transport;
        ClerkClient client(transport, instance);
        const QByteArray body = json("{`errors`:[{`message`:`no`,`long_message`:`Not in your plan`,`code`:`x`}],"
                                     "`clerk_trace_id`:`trace1`}");
        transport.play(402, body);
        const auto banned = client.ban({u"user_1"_s}, {});
        QCOMPARE(banned.error().code, ErrorCode::refused);
        QVERIFY(banned.error().why.contains(u"Not in your plan"_s));
        QVERIFY(banned.error().detail.contains(u"trace1"_s));
        transport.play(404, body);
        QCOMPARE(client.session(u"sess_9"_s, {}).error().code, ErrorCode::notFound);
        transport.play(200, json("{`id`:`sess_1`}"));
        QCOMPARE(client.session(u"sess_1"_s, {}).error().code, ErrorCode::badReply);
    }

    void theKeysOfTheTokens()
    {
        FakeTransport transport;
        ClerkClient client(transport, instance);
        transport.play(200, json("{`keys`:[{`kid`:`ins_1`,`kty`:`RSA`}]}"));
        transport.play(200, json("{`keys`:[]}"));
        QCOMPARE(*client.signingKeys({}), QStringList{u"ins_1"_s});
        QVERIFY(!client.signingKeys({}));
    }

    void theKeyIsTried()
    {
        FakeTransport transport;
        transport.play(200, json("{`object`:`total_count`,`total_count`:25}"));
        const auto report =
            TokenCheck(transport, instance, clerk::countUsers, clerk::readKey).check(Secret("sk_live_other"), {});
        QVERIFY(report->told.contains(u"25 users"_s));
        QCOMPARE(report->scopes, QStringList{u"a production instance"_s});
        QCOMPARE(transport.requests[0].authorization.reveal(), QByteArray("sk_live_other"));
    }
};

HF_TEST(TestClerk)

} // namespace holdfast

#include "tst_clerk.moc"
