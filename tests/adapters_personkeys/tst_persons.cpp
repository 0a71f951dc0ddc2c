// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/personkeys/personfiles.h"
#include "adapters_personkeys/minisignprogram.h"
#include "support/runner.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;

namespace {

using OneProof = PresentedApproval::Proof;

const UtcTime since = *parseUtc(u"2026-06-01T12:00:00Z"_s);
const Secret words("four words that differ");

QByteArray someKey() { return minisign::publicKeyLine(minisign::makeKey().publicKey()); }

} // namespace

class PersonsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodyIsKnownAtFirst()
    {
        Desk desk;
        QVERIFY(desk.persons.known());
        QVERIFY(desk.persons.known()->isEmpty());
        QVERIFY(desk.persons.own().isEmpty());
    }

    void aPersonIsMadeAndKnown()
    {
        Desk desk;
        const auto ada = desk.persons.create(u"ada"_s, u" Technical  lead "_s, words, since);
        QVERIFY(ada);
        QCOMPARE(ada->role, u"Technical lead"_s);
        QCOMPARE(desk.persons.known()->constFirst(), *ada);
        QCOMPARE(desk.persons.own(), QStringList{u"ada"_s});
        for (const QString &file : {u"persons.json"_s, u"keys/ada.key"_s})
            QCOMPARE(int(QFileInfo(desk.path(file)).permissions() & 0x0077), 0);
        QCOMPARE(int(QFileInfo(desk.path(u"keys"_s)).permissions() & 0x0077), 0);
        QVERIFY(!contentOf(desk.path(u"keys/ada.key"_s)).contains("four words"));
    }

    void aKeyIsNeverWrittenOver()
    {
        Desk desk;
        QVERIFY(desk.persons.create(u"ada"_s, {}, words, since));
        const QByteArray before = contentOf(desk.path(u"keys/ada.key"_s));
        QVERIFY(desk.persons.forget(u"ada"_s));
        const auto again = desk.persons.create(u"ada"_s, {}, words, since);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::conflict);
        QCOMPARE(contentOf(desk.path(u"keys/ada.key"_s)), before);
    }

    void badNamesAndPassphrasesAreRefused()
    {
        Desk desk;
        for (const QString &name : {QString(), u"Ada Lovelace"_s, u"../ada"_s})
            QCOMPARE(desk.persons.create(name, {}, words, since).error().code, ErrorCode::invalid);
        for (const QByteArray &text :
            {QByteArray(), QByteArray("short"), QByteArray("two\nlines of it"), QByteArray(1024, 'x')})
            QCOMPARE(desk.persons.create(u"ada"_s, {}, Secret(text), since).error().code, ErrorCode::invalid);
        QVERIFY(desk.persons.own().isEmpty());
    }

    void aChangedKeyIsRefusedUntilForgotten()
    {
        Desk desk;
        QVERIFY(desk.persons.trust(u"grace"_s, u"CTO"_s, someKey(), since));
        const KnownPerson before = desk.persons.known()->constFirst();
        const QByteArray other = someKey();
        const auto changed = desk.persons.trust(u"grace"_s, u"CTO"_s, other, since);
        QVERIFY(!changed);
        QCOMPARE(changed.error().code, ErrorCode::conflict);
        QVERIFY(changed.error().what.contains(before.keyId));
        QVERIFY(changed.error().next.contains(u"person forget grace"_s));
        QCOMPARE(desk.persons.known()->constFirst(), before);
        QVERIFY(desk.persons.forget(u"grace"_s));
        QVERIFY(desk.persons.trust(u"grace"_s, u"CTO"_s, other, since));
    }

    void oneKeyIsOnePerson()
    {
        Desk desk;
        const QByteArray key = someKey();
        QVERIFY(desk.persons.trust(u"grace"_s, {}, key, since));
        const auto twin = desk.persons.trust(u"hopper"_s, {}, key, since);
        QVERIFY(!twin);
        QVERIFY(twin.error().what.contains(u"grace"_s));
    }

    void whoIsNotKnownCannotBeForgotten()
    {
        Desk desk;
        QCOMPARE(desk.persons.forget(u"nobody"_s).error().code, ErrorCode::notFound);
    }

    void aDamagedListIsNeverTakenForAnEmptyOne()
    {
        Desk desk;
        QVERIFY(desk.persons.trust(u"grace"_s, {}, someKey(), since));
        const QByteArray whole = contentOf(desk.path(u"persons.json"_s));
        QByteArray otherKey = whole;
        otherKey.replace("\"keyId\":\"", "\"keyId\":\"0");
        for (const QByteArray &text :
            {whole.left(whole.size() / 2), QByteArray(), otherKey, QByteArray(whole).replace("grace", "Grace")}) {
            writeFile(desk.path(u"persons.json"_s), text);
            QCOMPARE(desk.persons.known().error().code, ErrorCode::tampered);
            QCOMPARE(desk.persons.trust(u"ada"_s, {}, someKey(), since).error().code, ErrorCode::tampered);
            QCOMPARE(contentOf(desk.path(u"persons.json"_s)), text);
        }
    }

    void signingSaysWhatIsWrong()
    {
        Desk desk;
        const auto stranger = desk.persons.sign(u"ada"_s, words, "content", u"comment"_s);
        QCOMPARE(stranger.error().code, ErrorCode::notFound);
        QVERIFY(stranger.error().next.contains(u"person create ada"_s));
        const auto ada = desk.persons.create(u"ada"_s, {}, words, since);
        QCOMPARE(
            desk.persons.sign(u"ada"_s, Secret("another one"), "content", {}).error().code, ErrorCode::unauthorised);
        const auto signature = desk.persons.sign(u"ada"_s, words, "content", u"comment"_s);
        QVERIFY(signature);
        QCOMPARE(desk.persons.verify(*signature, *ada, "content"), OneProof::good);
        QCOMPARE(desk.persons.verify(*signature, *ada, "Content"), OneProof::otherContent);
        QCOMPARE(desk.persons.verify(signature->left(100), *ada, "content"), OneProof::unreadable);
        QByteArray altered = *signature;
        altered.replace("comment\n", "Comment\n"); // both comments' ends; the untrusted one does not matter
        QCOMPARE(desk.persons.verify(altered, *ada, "content"), OneProof::forged);
        writeFile(desk.path(u"keys/ada.key"_s), contentOf(desk.path(u"keys/ada.key"_s)).left(80));
        QCOMPARE(desk.persons.sign(u"ada"_s, words, "content", {}).error().code, ErrorCode::tampered);
    }

    void aSignatureLiesBesideThePlan()
    {
        Desk desk;
        const QString plan = desk.folder.filePath(u"plan"_s);
        QVERIFY(!desk.persons.keepSignature(plan, u"ada"_s, "s"));
        QVERIFY(QDir().mkpath(plan));
        QVERIFY(desk.persons.keepSignature(plan, u"ada"_s, "s"));
        QVERIFY(desk.persons.keepSignature(plan, u"ada"_s, "newer"));
        QCOMPARE(contentOf(plan + u"/signatures/ada.minisig"_s), QByteArray("newer"));
    }

private:
    struct Desk {
        QTemporaryDir folder;
        PersonFiles persons{folder.filePath(u"persons"_s), littleEffort};
        [[nodiscard]] QString path(const QString &name) const { return folder.filePath(u"persons/"_s + name); }
    };
};

HF_TEST(PersonsTest)
#include "tst_persons.moc"
