// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/personkeys/personfiles.h"
#include "adapters_personkeys/minisignprogram.h"
#include "support/runner.h"

#include <QTemporaryDir>
#include <QTest>

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;

namespace {

using Proof = PresentedApproval::Proof;

const UtcTime now = *parseUtc(u"2026-06-01T12:00:00Z"_s);
const Secret passphrase("four words that differ");
const QByteArray content = "the plan\n";
const QString comment = u"an approval"_s;

} // namespace

class MinisignTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }

    void ourSignatureVerifiesThere()
    {
        const KnownPerson ada = makeOurs(u"ada"_s);
        const auto signature = m_persons.sign(u"ada"_s, passphrase, content, comment);
        QVERIFY(signature);
        writeFile(path(u"content"_s), content);
        writeFile(path(u"content.minisig"_s), *signature);
        const MinisignRun run = minisignProgram({u"-V"_s, u"-m"_s, path(u"content"_s), u"-P"_s, ada.publicKey});
        QVERIFY2(run.exitCode == 0, run.said.constData());
        QVERIFY2(run.said.contains("Trusted comment: an approval"), run.said.constData());
        const MinisignRun byFile =
            minisignProgram({u"-V"_s, u"-H"_s, u"-m"_s, path(u"content"_s), u"-p"_s, path(u"persons/keys/ada.pub"_s)});
        QVERIFY2(byFile.exitCode == 0, byFile.said.constData());
        writeFile(path(u"content"_s), content + "x");
        QVERIFY(minisignProgram({u"-V"_s, u"-m"_s, path(u"content"_s), u"-P"_s, ada.publicKey}).exitCode != 0);
    }

    void ourKeySignsThere()
    {
        const KnownPerson linus = makeOurs(u"linus"_s);
        writeFile(path(u"other"_s), content);
        const QStringList arguments{u"-S"_s, u"-s"_s, path(u"persons/keys/linus.key"_s), u"-m"_s, path(u"other"_s),
            u"-t"_s, comment, u"-x"_s, path(u"other.minisig"_s)};
        QVERIFY(minisignProgram(arguments, "another passphrase\n").exitCode != 0);
        const MinisignRun run = minisignProgram(arguments, passphrase.reveal() + '\n');
        QVERIFY2(run.exitCode == 0, run.said.constData());
        const QByteArray signature = contentOf(path(u"other.minisig"_s));
        QCOMPARE(m_persons.verify(signature, linus, content), Proof::good);
        const auto opened = m_persons.open(signature);
        QVERIFY(opened);
        QCOMPARE(opened->trustedComment, comment);
        QCOMPARE(opened->keyId, linus.keyId);
    }

    /// With the real effort: about a gigabyte and some seconds each time.
    void theirKeySignsHere()
    {
        const QString secret = path(u"theirs.key"_s);
        const QString open = path(u"theirs.pub"_s);
        const QByteArray typed = passphrase.reveal() + '\n';
        const MinisignRun made = minisignProgram({u"-G"_s, u"-p"_s, open, u"-s"_s, secret}, typed + typed);
        QVERIFY2(made.exitCode == 0, made.said.constData());
        const auto locked = minisign::readLockedKey(contentOf(secret));
        QVERIFY(locked);
        const auto key = minisign::unlock(*locked, passphrase);
        QVERIFY2(key, qPrintable(key ? QString() : key.error().what));
        const auto grace = m_persons.trust(u"grace"_s, u"CTO"_s, contentOf(open), now);
        QVERIFY(grace);
        const QByteArray ours = minisign::signatureFile(minisign::sign(*key, content, comment));
        QCOMPARE(m_persons.verify(ours, *grace, content), Proof::good);
        // The first line is a comment, in which minisign leaves out the leading zeros of the id.
        QCOMPARE(minisign::publicKeyFile(key->publicKey()).split('\n').at(1), contentOf(open).split('\n').at(1));
        verifyLegacy(secret, *grace, typed);
    }

private:
    /// The older form, over the content itself.
    void verifyLegacy(const QString &secret, const KnownPerson &person, const QByteArray &typed)
    {
        writeFile(path(u"legacy"_s), content);
        const MinisignRun run =
            minisignProgram({u"-S"_s, u"-l"_s, u"-s"_s, secret, u"-m"_s, path(u"legacy"_s), u"-t"_s, comment}, typed);
        QVERIFY2(run.exitCode == 0, run.said.constData());
        const QByteArray signature = contentOf(path(u"legacy.minisig"_s));
        QVERIFY(!minisign::readSignature(signature)->prehashed);
        QCOMPARE(m_persons.verify(signature, person, content), Proof::good);
        QCOMPARE(m_persons.verify(signature, person, content + "x"), Proof::otherContent);
    }

    [[nodiscard]] KnownPerson makeOurs(const QString &name)
    {
        return m_persons.create(name, {}, passphrase, now).value_or(KnownPerson());
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    PersonFiles m_persons{m_folder.filePath(u"persons"_s), littleEffort};
};

HF_TEST(MinisignTest)
#include "tst_minisign.moc"
