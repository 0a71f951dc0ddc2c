// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/smtp/mailtext.h"
#include "support/runner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRandomGenerator>

namespace holdfast {

using namespace Qt::StringLiterals;

class MailTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsPlainAsciiWithShortLines()
    {
        const QByteArray text = mailText(sample(), u"incidents@example.com"_s);
        for (const QByteArray &line : text.split('\n')) {
            QVERIFY2(line.size() <= 79, line.constData());
            QVERIFY(line.isEmpty() || line.endsWith('\r'));
        }
        QVERIFY(std::all_of(text.cbegin(), text.cend(), [](char c) { return c > 0; }));
        QVERIFY(text.contains("\r\nMessage-ID: <INC-1.2.abc@holdfast>\r\n"));
        QVERIFY(text.contains("\r\nDate: Thu, 26 Nov 2026 03:04:05 +0000\r\n")
            || text.startsWith("Date: Thu, 26 Nov 2026 03:04:05 +0000\r\n"));
        QVERIFY(text.contains("\r\nAuto-Submitted: auto-generated\r\n"));
        QVERIFY(text.contains("\r\nReferences: <INC-1.0.x@holdfast>\r\n <INC-1.1.y@holdfast>\r\n"));
    }

    void noValueCanAddAHeader()
    {
        Mail mail = sample();
        mail.subject = u"down\r\nBcc: everybody@example.com"_s;
        const QByteArray text = mailText(mail, u"incidents@example.com"_s);
        QVERIFY(text.contains("\r\nSubject: down Bcc: everybody@example.com\r\n"));
        QVERIFY(!text.contains("\nBcc:"));
    }

    // Read back by somebody else's reader of mail.
    void whateverTheSubjectIsItComesBack()
    {
        static const QStringList pieces{u"word"_s, u" "_s, u"ü"_s, u"復旧"_s, u"🔥"_s, u"=?utf-8?q?x?="_s, u":"_s,
            u"\""_s, u"\n"_s, u"\r\nBcc: a@b.c"_s, u"\t"_s, u"<a@b.c>"_s, u"\u202e"_s, u"="_s, u"?"_s, u"_"_s};
        QRandomGenerator random(11);
        QJsonArray sent;
        QStringList subjects;
        for (int i = 0; i < 500; ++i) {
            Mail mail = sample();
            mail.subject = u"Incident"_s;
            for (int k = int(random.bounded(25)); k > 0; --k)
                mail.subject += pieces[int(random.bounded(pieces.size()))];
            subjects << mail.subject.simplified();
            sent << QString::fromLatin1(mailText(mail, u"incidents@example.com"_s).toBase64());
        }
        QProcess reader;
        reader.start(u"python3"_s,
            {u"-c"_s,
                u"import sys, json, base64, email, email.policy\n"
                "for raw in json.load(sys.stdin):\n"
                "    mail = email.message_from_bytes(base64.b64decode(raw), policy=email.policy.default)\n"
                "    print(json.dumps([mail['Subject'], mail['Bcc']]))"_s});
        reader.write(QJsonDocument(sent).toJson());
        reader.closeWriteChannel();
        QVERIFY(reader.waitForFinished(30000));
        const QList<QByteArray> lines = reader.readAllStandardOutput().trimmed().split('\n');
        QCOMPARE(lines.size(), subjects.size());
        for (qsizetype i = 0; i < subjects.size(); ++i) {
            const QJsonArray read = QJsonDocument::fromJson(lines[i]).array();
            QCOMPARE(read[0].toString().simplified(), subjects[i]);
            QVERIFY(read[1].isNull());
        }
    }

    void addresses_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("good");
        QTest::newRow("plain") << u"a.b+c@example.com"_s << true;
        QTest::newRow("umlaut") << u"jörg@example.com"_s << true;
        QTest::newRow("no host") << u"somebody@"_s << false;
        QTest::newRow("two") << u"a@b.c, d@e.f"_s << false;
        QTest::newRow("line") << u"a@b.c\r\nRCPT TO:<d@e.f>"_s << false;
        QTest::newRow("brackets") << u"A <a@b.c>"_s << false;
        QTest::newRow("empty") << QString() << false;
    }

    void addresses()
    {
        QFETCH(QString, address);
        QFETCH(bool, good);
        QCOMPARE(bool(checkAddress(address)), good);
    }

private:
    static Mail sample()
    {
        return {u"INC-1.2.abc@holdfast"_s, {u"a@example.com"_s},
            u"Die Datenbank ist zurück – 復旧しました, and this subject goes on for longer than one line may be"_s,
            u"Grüße\nsecond line\r\nthird"_s, u"INC-1.1.y@holdfast"_s,
            {u"INC-1.0.x@holdfast"_s, u"INC-1.1.y@holdfast"_s}, *parseUtc(u"2026-11-26T03:04:05Z"_s)};
    }
};

HF_TEST(MailTextTest)

} // namespace holdfast

#include "tst_mailtext.moc"
