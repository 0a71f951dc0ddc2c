// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters_personkeys/minisignprogram.h"
#include "support/runner.h"

#include <QTest>

using namespace holdfast;
using namespace holdfast::minisign;
using namespace holdfast::test;
using namespace Qt::StringLiterals;

namespace {

const Secret goodPassphrase("four words that differ");

} // namespace

class FormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theKeyOpensWithItsPassphraseOnly()
    {
        const SecretKey key = makeKey();
        const QByteArray file = lockedKeyFile(*lock(key, goodPassphrase, littleEffort));
        const auto read = readLockedKey(file);
        QVERIFY(read);
        const auto opened = unlock(*read, goodPassphrase);
        QVERIFY(opened);
        QCOMPARE(publicKeyLine(opened->publicKey()), publicKeyLine(key.publicKey()));
        const auto wrong = unlock(*read, Secret("four words that differ."));
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::unauthorised);
        QVERIFY(wrong.error().what.contains(u"passphrase"_s));
    }

    void aTruncatedKeyIsDamagedNotWrong()
    {
        const QByteArray file = lockedKeyFile(*lock(makeKey(), goodPassphrase, littleEffort));
        for (qsizetype length = 0; length < file.size() - 1; ++length) {
            const auto read = readLockedKey(file.left(length));
            QVERIFY2(!read, qPrintable(QString::number(length)));
            QCOMPARE(read.error().code, ErrorCode::tampered);
        }
    }

    void anAlteredKeyDoesNotOpen()
    {
        LockedKey locked = *lock(makeKey(), goodPassphrase, littleEffort);
        locked.box[40] = char(locked.box[40] ^ 1);
        const auto opened = unlock(locked, goodPassphrase);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::unauthorised);
    }

    void aKeyThatWouldStopTheComputerIsRefused()
    {
        LockedKey locked = *lock(makeKey(), goodPassphrase, littleEffort);
        locked.memory = quint64(1) << 40;
        const auto opened = unlock(locked, goodPassphrase);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::invalid);
    }

    void aKeyWithoutPassphraseIsRefused()
    {
        QByteArray file = lockedKeyFile(*lock(makeKey(), goodPassphrase, littleEffort));
        QByteArray bytes = QByteArray::fromBase64(file.split('\n').at(1));
        bytes.replace(2, 2, QByteArray(2, '\0'));
        const auto read = readLockedKey("untrusted comment: x\n" + bytes.toBase64() + '\n');
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::invalid);
        QVERIFY(read.error().why.contains(u"no passphrase"_s));
    }

    void everyAlteredByteOfASignatureIsNoticed()
    {
        const SecretKey key = makeKey();
        const QByteArray file = signatureFile(sign(key, "content", u"comment"_s));
        const qsizetype firstLine = file.indexOf('\n');
        for (qsizetype i = firstLine + 1; i < file.size() - 1; ++i) {
            QByteArray altered = file;
            altered[i] = altered[i] == 'A' ? 'B' : 'A';
            const auto read = readSignature(altered);
            const bool good = read && isGenuine(*read, key.publicKey()) && fits(*read, key.publicKey(), "content");
            QVERIFY2(!good, qPrintable(QString::number(i)));
        }
    }

    void anotherKeyDoesNotVerify()
    {
        const Signature signature = sign(makeKey(), "content", u"comment"_s);
        PublicKey other = makeKey().publicKey();
        QVERIFY(!isGenuine(signature, other));
        other.id = signature.id; // even when it claims to be the same
        QVERIFY(!isGenuine(signature, other));
        QVERIFY(!fits(signature, other, "content"));
    }

    void everyCutOfASignatureHasAReason()
    {
        const QByteArray file = signatureFile(sign(makeKey(), "content", u"comment"_s));
        for (qsizetype length = 0; length < file.size() - 1; ++length) {
            const auto read = readSignature(file.left(length));
            QVERIFY2(!read, qPrintable(QString::number(length)));
            QCOMPARE(read.error().code, ErrorCode::invalid);
            QVERIFY(!read.error().why.isEmpty());
        }
    }

    void publicKeysAreReadFromALineAndFromAFile()
    {
        const PublicKey key = makeKey().publicKey();
        for (const QByteArray &text : {publicKeyLine(key), publicKeyLine(key) + "\r\n", publicKeyFile(key)}) {
            const auto read = readPublicKey(text);
            QVERIFY2(read, text.constData());
            QCOMPARE(read->key, key.key);
            QCOMPARE(idText(read->id), idText(key.id));
        }
        for (const QByteArray &text : {QByteArray(), QByteArray("RWQ"), publicKeyLine(key).chopped(1),
                 QByteArray("ssh-ed25519 AAAA"), "a\n" + publicKeyLine(key), "RUQ" + publicKeyLine(key).mid(3)})
            QVERIFY2(!readPublicKey(text), text.constData());
    }
};

HF_TEST(FormatTest)
#include "tst_format.moc"
