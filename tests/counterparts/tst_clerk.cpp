// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/tokencheck.h"
#include "adapters/providers/clerk/clerkclient.h"
#include "adapters/providers/clerk/clerkreplies.h"
#include "counterparts/counterpart.h"
#include "range/clerk/clerk.h"
#include "support/runner.h"

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

class ClerkStage : public Stage<range::Clerk> {
public:
    [[nodiscard]] ClerkConfig config() const { return {url(), secret("key"), u"range:clerk"_s}; }
    [[nodiscard]] qint64 activeSessions() const { return counterpart.truth().value(u"activeSessions"_s).toInteger(); }
};

class ClerkCounterpartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everybodyIsListedAndCounted()
    {
        ClerkStage stage;
        QVERIFY(stage.isOpen());
        ClerkClient client(stage.transport, stage.config());
        const auto users = stage.ask([&] { return client.users({}, {}); });
        QVERIFY2(users, users ? "" : qPrintable(users.error().why));
        QCOMPARE(users->items.size(), 25);
        QVERIFY(users->next.isEmpty());
        QCOMPARE(users->items[6].email, u"practice-07@example.com"_s);
        QCOMPARE(*stage.ask([&] { return client.userCount({}); }), 25);
        QCOMPARE(stage.ask([&] { return client.user(users->items[3].id, {}); })->twoFactor, true);
        QCOMPARE(stage.ask([&] { return client.signingKeys({}); })->size(), 1);
        const auto nobody = stage.ask([&] { return client.user(u"user_none"_s, {}); });
        QCOMPARE(nobody.error().code, ErrorCode::notFound);
    }

    // What "revoke all sessions" is made of: every user, every session, each once; then nothing is left.
    void allSessionsCanBeEnded()
    {
        ClerkStage stage;
        ClerkClient client(stage.transport, stage.config());
        const qint64 before = stage.activeSessions();
        QVERIFY(before > 10);
        const auto users = stage.ask([&] { return client.users({}, {}); });
        for (const IdentityUser &user : users->items) {
            const auto sessions = stage.ask([&] { return client.sessions(user.id, {}, {}); });
            QVERIFY(sessions);
            for (const IdentitySession &session : sessions->items)
                QCOMPARE(stage.ask([&] { return client.revokeSession(session.id, {}); })->status, SessionStatus::ended);
        }
        QCOMPARE(stage.activeSessions(), 0);
        QCOMPARE(stage.deliveries(u"RevokeSession"_s), before);
    }

    void aBanEndsSessionsAndCanBeTakenBack()
    {
        ClerkStage stage;
        ClerkClient client(stage.transport, stage.config());
        const auto users = stage.ask([&] { return client.users({}, {}); });
        const QString id = users->items[1].id; // has two sessions
        const qint64 before = stage.activeSessions();
        QVERIFY(stage.ask([&] { return client.ban({id}, {}); }));
        QCOMPARE(stage.activeSessions(), before - 2);
        QVERIFY(stage.ask([&] { return client.user(id, {}); })->banned);
        QVERIFY(!stage.ask([&] { return client.unban(id, {}); })->banned);
        QCOMPARE(stage.activeSessions(), before - 2);
        QCOMPARE(stage.ask([&] { return client.ban({u"user_none"_s}, {}); }).error().code, ErrorCode::notFound);
    }

    void secondFactorsCanBeRemoved()
    {
        ClerkStage stage;
        ClerkClient client(stage.transport, stage.config());
        const QString id = stage.ask([&] { return client.users({}, {}); })->items[3].id;
        QVERIFY(stage.ask([&] { return client.removeSecondFactors(id, {}); }));
        QVERIFY(!stage.ask([&] { return client.user(id, {}); })->twoFactor);
    }

    // The answer is lost after the effect: the same request again leaves the same state, and the outcome is known.
    void aLostAnswerIsAskedForAgain_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("when");
        for (const char *kind : {"close", "reset", "truncate"}) {
            for (const char *when : {"before", "after"})
                QTest::addRow("%s %s the effect", kind, when) << QString::fromLatin1(kind) << QString::fromLatin1(when);
        }
    }

    void aLostAnswerIsAskedForAgain()
    {
        QFETCH(QString, kind);
        QFETCH(QString, when);
        ClerkStage stage;
        ClerkClient client(stage.transport, stage.config());
        const QString user = stage.ask([&] { return client.users({}, {}); })->items[0].id;
        const QString session = stage.ask([&] { return client.sessions(user, {}, {}); })->items[0].id;
        stage.order(u"RevokeSession"_s, kind, when);
        const auto revoked = stage.ask([&] { return client.revokeSession(session, {}); });
        QVERIFY2(revoked, revoked ? "" : qPrintable(revoked.error().why));
        QCOMPARE(revoked->status, SessionStatus::ended);
        QCOMPARE(stage.deliveries(u"RevokeSession"_s), 2);
        QCOMPARE(stage.ask([&] { return client.session(session, {}); })->statusWord, u"revoked"_s);
    }

    void aWrongKeyIsRefusedEverywhere()
    {
        ClerkStage stage;
        ClerkConfig config = stage.config();
        config.token = Secret("sk_test_wrong");
        ClerkClient client(stage.transport, config);
        QCOMPARE(stage.ask([&] { return client.users({}, {}); }).error().code, ErrorCode::unauthorised);
        TokenCheck check(stage.transport, stage.config(), clerk::countUsers, clerk::readKey);
        QCOMPARE(
            stage.ask([&] { return check.check(Secret("sk_test_wrong"), {}); }).error().code, ErrorCode::unauthorised);
        const Secret right = stage.secret("key");
        QVERIFY(stage.ask([&] { return check.check(right, {}); }));
    }
};

HF_TEST(ClerkCounterpartTest)

} // namespace holdfast

#include "tst_clerk.moc"
