// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample.h"
#include "support/runner.h"
#include "viewmodels/keys/keyroom.h"

#include <QSignalSpy>

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

/// A key store that keeps everything, or refuses everything.
class MemoryStore final : public SecretStore {
public:
    void store(const QString &name, const Secret &secret, Done<> done) override
    {
        if (isLocked)
            return done(failure(ErrorCode::refused, u"The key store is locked."_s, {}, u"Unlock it."_s));
        m_secrets.insert(name, secret);
        m_marks.insert(name, SecretMark{UtcTime(std::chrono::hours(500000)), u"ada"_s});
        done({});
    }
    void read(const QString &name, Done<Secret> done) override { done(m_secrets.value(name)); }
    void remove(const QString &name, Done<> done) override
    {
        m_secrets.remove(name);
        m_marks.remove(name);
        done({});
    }
    [[nodiscard]] QMap<QString, SecretMark> marks() const override { return m_marks; }

    bool isLocked = false;

private:
    QMap<QString, Secret> m_secrets;
    QMap<QString, SecretMark> m_marks;
};

/// Lets one key in.
class OneKey final : public KeyCheck {
public:
    [[nodiscard]] Result<KeyReport> check(const Secret &key, std::stop_token) override
    {
        if (key.reveal() != "good-key")
            return failure(ErrorCode::unauthorised, u"Neon refused the credentials."_s);
        return KeyReport{u"capliquify"_s, {u"one project"_s}, UtcTime(std::chrono::hours(500001)), u"It works."_s};
    }
};

class KeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKeyIsStoredTestedAndRemoved()
    {
        Q_EMIT m_view.storeWanted(u"neon"_s, Secret("good-key\n"));
        m_view.choose(u"neon"_s);
        QCOMPARE(m_view.verdict().text, u"stored"_s);
        QVERIFY(m_view.detail().contains(u"stored by ada"));
        QVERIFY(m_view.canTest());
        Q_EMIT m_view.testWanted(u"neon"_s);
        QTRY_COMPARE(m_view.verdict().text, u"works"_s);
        QVERIFY(m_view.verdict().tip.contains(u"one project"));
        QVERIFY(m_view.verdict().tip.contains(u"expires"));
        Q_EMIT m_view.removeWanted(u"neon"_s);
        QVERIFY(!m_view.hasKey());
        QVERIFY(m_view.verdict().text.contains(u"revoke it there"));
    }

    void aWrongKeyIsRefusedInWords()
    {
        Q_EMIT m_view.keepWanted(u"neon"_s, Secret("bad-key"));
        m_view.choose(u"neon"_s);
        QVERIFY(m_view.detail().contains(u"until Holdfast ends"));
        Q_EMIT m_view.testWanted(u"neon"_s);
        QTRY_COMPARE(m_view.verdict().text, u"refused"_s);
        QCOMPARE(m_view.verdict().tone, Tone::critical);
        QVERIFY(m_view.verdict().tip.contains(u"Neon refused"));
    }

    // Without a key store there is still the session, and the words say so.
    void aLockedStoreLeavesTheSession()
    {
        m_store.isLocked = true;
        Q_EMIT m_view.storeWanted(u"clerk"_s, Secret("key"));
        m_view.choose(u"clerk"_s);
        QCOMPARE(m_view.verdict().text, u"could not be done"_s);
        QVERIFY(m_view.verdict().tip.contains(u"locked"));
        QVERIFY(!m_view.hasKey());
        Q_EMIT m_view.keepWanted(u"clerk"_s, Secret("key"));
        QVERIFY(m_view.hasKey());
        QVERIFY(!m_view.canTest());
        QVERIFY(m_view.whyNoTest().contains(u"--profile"));
        m_store.isLocked = false;
    }

    void whatIsNoKeyIsNotKept()
    {
        Q_EMIT m_view.keepWanted(u"clerk"_s, Secret("two\nlines"));
        m_view.choose(u"clerk"_s);
        QCOMPARE(m_view.verdict().text, u"could not be done"_s);
    }

private:
    Redactor m_redactor;
    Pool m_pool{u"keys"_s, 1};
    MemoryStore m_store;
    OneKey m_check;
    KeyDesk m_desk{m_store, m_redactor, m_pool, {{u"neon"_s, &m_check}}};
    KeysView m_view;
    KeyRoom m_room{m_desk, m_view};
};

HF_TEST(KeysTest)

} // namespace holdfast

#include "tst_keys.moc"
