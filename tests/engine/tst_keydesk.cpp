// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/secrets/keydesk.h"
#include "support/runner.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

/// A key store in memory that can be locked.
class MemoryStore final : public SecretStore {
public:
    void read(const QString &name, Done<Secret> done) override
    {
        if (locked)
            return done(failure(ErrorCode::refused, u"The key store is locked."_s));
        if (!secrets.contains(name))
            return done(failure(ErrorCode::notFound, u"There is no key."_s));
        done(secrets.value(name));
    }
    void store(const QString &name, const Secret &secret, Done<> done) override
    {
        if (locked)
            return done(failure(ErrorCode::refused, u"The key store is locked."_s));
        secrets.insert(name, secret);
        known.insert(name, {UtcTime{}, u"tester"_s});
        done({});
    }
    void remove(const QString &name, Done<> done) override
    {
        secrets.remove(name);
        known.remove(name);
        done({});
    }
    [[nodiscard]] QMap<QString, SecretMark> marks() const override { return known; }

    QMap<QString, Secret> secrets;
    QMap<QString, SecretMark> known;
    bool locked = false;
};

class Echo final : public KeyCheck {
public:
    [[nodiscard]] Result<KeyReport> check(const Secret &key, std::stop_token) override
    {
        return KeyReport{QString::fromUtf8(key.reveal()), {}, {}, {}};
    }
};

} // namespace

class KeyDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStoredKeyIsListedTriedAndRedacted()
    {
        MemoryStore store;
        Redactor redactor;
        Pool pool(u"work"_s, 1);
        Echo echo;
        KeyDesk desk(store, redactor, pool, {{u"neon"_s, &echo}});
        Result<> stored = failure(ErrorCode::bug, {});
        desk.store(u"neon"_s, Secret("napi_something\n"), [&stored](const Result<> &result) { stored = result; });
        QVERIFY(stored);
        QCOMPARE(store.secrets.value(u"neon"_s).reveal(), QByteArray("napi_something"));
        QCOMPARE(redactor.redact(u"it says napi_something"_s), u"it says •••"_s);
        QCOMPARE(desk.list().first().where, KeyState::Where::keyStore);
        std::optional<Result<KeyReport>> report;
        desk.check(u"neon"_s, [&report](const Result<KeyReport> &result) { report = result; });
        QTRY_VERIFY(report.has_value());
        QCOMPARE((*report)->account, u"napi_something"_s);
        std::optional<Result<KeyReport>> untried;
        desk.store(u"railway"_s, Secret("other-key"), [](const Result<> &) {});
        desk.check(u"railway"_s, [&untried](const Result<KeyReport> &result) { untried = result; });
        QCOMPARE(untried->error().code, ErrorCode::refused);
    }

    void aKeyForThisSessionReachesNoStore()
    {
        MemoryStore store;
        store.locked = true;
        Redactor redactor;
        Pool pool(u"work"_s, 1);
        KeyDesk desk(store, redactor, pool, {});
        Result<> stored;
        desk.store(u"neon"_s, Secret("napi_something"), [&stored](const Result<> &result) { stored = result; });
        QCOMPARE(stored.error().code, ErrorCode::refused);
        QVERIFY(desk.keepForSession(u"neon"_s, Secret("napi_something")));
        QVERIFY(store.secrets.isEmpty());
        QCOMPARE(desk.list().first().where, KeyState::Where::session);
        std::optional<Result<Secret>> read;
        desk.read(u"neon"_s, [&read](const Result<Secret> &result) { read = result; });
        QCOMPARE((*read)->reveal(), QByteArray("napi_something"));
        desk.remove(u"neon"_s, [](const Result<> &) {});
        QCOMPARE(desk.list().first().where, KeyState::Where::nowhere);
    }

    void anEnvironmentsOwnNameIsListed()
    {
        MemoryStore store;
        store.known.insert(u"neon-test"_s, {UtcTime{}, u"tester"_s});
        Redactor redactor;
        Pool pool(u"work"_s, 1);
        const KeyDesk desk(store, redactor, pool, {});
        QCOMPARE(desk.list().last().name, u"neon-test"_s);
    }
};

HF_TEST(KeyDeskTest)

} // namespace holdfast

#include "tst_keydesk.moc"
