// SPDX-License-Identifier: GPL-3.0-or-later
#include "plansupport.h"
#include "support/runner.h"

using namespace Qt::StringLiterals;

namespace holdfast::test {

namespace {

QByteArray wide(const QByteArray &text, bool mark, bool bigEndian)
{
    QByteArray result;
    if (mark)
        result = bigEndian ? QByteArray("\xfe\xff", 2) : QByteArray("\xff\xfe", 2);
    for (const char letter : text) {
        const char pair[2]{bigEndian ? '\0' : letter, bigEndian ? letter : '\0'};
        result.append(pair, 2);
    }
    return result;
}

/// `a: &a0 [x, …]`, each line nine times the one before: the expansion would fill every memory.
QByteArray aliasBomb()
{
    QByteArray text = "l0: &l0 [x, x, x, x, x, x, x, x, x]\n";
    for (int level = 1; level < 10; ++level) {
        const QByteArray before = "*l" + QByteArray::number(level - 1);
        const QByteArray name = "l" + QByteArray::number(level);
        text += name + ": &" + name + " [" + QByteArrayList(9, before).join(", ") + "]\n";
    }
    return text;
}

} // namespace

/// What is wrong with a file before its keys are looked at.
class BadTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const QByteArray &text, const char *wanted, const char *message) {
            QTest::newRow(name) << text << QString::fromLatin1(wanted) << QString::fromUtf8(message);
        };
        const QByteArray plan = smallPlan();
        row("empty", "", "1:1 syntax", "This file is empty.");
        row("only comments", "# nothing\n", "1:1 syntax", "This file is empty.");
        row("only the end", "...\n", "1:1 syntax", "does not fit");
        row("UTF-16, little endian", wide(plan, true, false), "1:1 encoding", "Save it as UTF-8.");
        row("UTF-16, big endian", wide(plan, true, true), "1:1 encoding", "UTF-16");
        row("UTF-16 without mark", wide(plan, false, false), "1:1 encoding", "UTF-16");
        row("latin-1", changed(plan, "owner: Ann", "owner: J\xf6rg"), "4:9 encoding", "not UTF-8");
        row("overlong", changed(plan, "owner: Ann", "owner: \xc0\xaf"), "4:8 encoding", "not UTF-8");
        row("surrogate", changed(plan, "owner: Ann", "owner: \xed\xa0\x80"), "4:8 encoding", "not UTF-8");
        row("cut in a character", plan + "\xc3", "60:1 encoding", "not UTF-8");
        row("NUL", changed(plan, "owner: Ann", QByteArray("owner: A\0n", 10)), "4:9 character", "U+0000");
        row("escape", changed(plan, "owner: Ann", "owner: \x1b[31m"), "4:8 character", "U+001b");
        row("reading direction",
            changed(plan, "owner: Ann",
                "owner: a\xe2\x80\xae"
                "b"),
            "4:9 character", "U+202e");
        row("line separator",
            changed(plan, "owner: Ann",
                "owner: a\xe2\x80\xa8"
                "b"),
            "4:9 character", "U+2028");
        row("mark inside",
            changed(plan, "owner: Ann",
                "owner: \xef\xbb\xbf"
                "b"),
            "4:8 character", "U+feff");
        row("tab as indentation", changed(plan, "  database: shop", "\tdatabase: shop"), "8:1 syntax", "with a tab");
        row("tab after blanks", changed(plan, "    rto: 2h", "  \trto: 2h"), "32:3 syntax", "with a tab");
        row("colon in a text", changed(plan, "title: Loss", "title: Loss: all"), "36:16 syntax", "a `:` too many");
        row("quotation mark left open", changed(plan, "title: Loss", "title: \"Loss"), "36:12 syntax", "never closed");
        row("quotation mark closed by the next one",
            changed(changed(plan, "title: Loss", "title: \"Loss"), "sql: select 0", "sql: \"select 0\""),
            "36:12 syntax", "not closed before line 57");
        row("escape that nobody sees", changed(plan, "owner: Ann", "owner: \"A\\u202En\""), "4:8 character", "U+202e");
        row("escaped zero", changed(plan, "owner: Ann", "owner: \"A\\0n\""), "4:8 character", "U+0000");
        row("at sign", changed(plan, "title: Loss", "title: @ops"), "36:12 syntax", "cannot begin with “@”");
        row("wrong indentation", changed(plan, "    rto: 2h", "   rto: 2h"), "32:4 syntax", "indentation");
        row("no colon", changed(plan, "owner: Ann", "owner Ann"), "5:1 syntax", "A `:` is missing");
        row("bracket left open", changed(plan, "dependsOn: [database]", "dependsOn: [database"), "33:16 syntax",
            "The bracket that opens here");
        row("anchor", changed(plan, "owner: Ann", "owner: &a Ann"), "4:8 alias", "Anchors");
        row("alias", changed(plan, "approver: Ben", "approver: *a"), "5:11 alias", "Aliases");
        row("merge key", changed(plan, "owner: Ann", "owner: Ann\n<<: {a: b}"), "5:1 merge-key", "Write the keys out");
        row("tag", changed(plan, "owner: Ann", "owner: !!str Ann"), "4:8 tag", "Tags");
        row("list as key", changed(plan, "owner: Ann", "owner: Ann\n? [a]\n: b"), "5:3 type", "A key must be a text");
        row("second document", plan + "---\nname: x\n...\n", "60:1 several-documents", "holds one");
        row("text after the end", plan + "name: x\n", "60:1 several-documents", "Move this above it.");
        row("no end", plan.chopped(4), "59:1 not-whole", "does not end with a line `...`");
        row("a text alone", "hello\n...\n", "1:1 type", "The plan must be a mapping");
        row("a list alone", "- hello\n...\n", "1:1 type", "but is a list");
        row("nested lists", QByteArray(200'000, '['), "1:33 depth", "deeper than 32 levels");
        row("nested mappings", QByteArray("{a: ").repeated(50'000), "1:126 depth", "deeper than 32");
        row("nested blocks", QByteArray("- ").repeated(100'000) + "x\n", "1:65 depth", "deeper than 32");
        row("too large", QByteArray(4 * 1024 * 1024 + 1, '#'), "1:1 size", "larger than 4 MiB");
        row("too many parts", "a: [" + QByteArray("1,").repeated(1'000'010) + "1]\n...\n", "1:1999999 size",
            "1,000,000");
    }

    void refused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, wanted);
        QFETCH(QString, message);
        const PlanReading reading = readBoth(text, smallRunbook());
        QVERIFY(!reading.plan);
        QVERIFY(found(reading, u"plan.yaml"_s, wanted));
        QVERIFY2(reading.findings[0].message.contains(message), qUtf8Printable(listed(reading)));
    }

    void aliasBombIsRefusedAtOnce()
    {
        const PlanReading reading = readBoth(aliasBomb() + "...\n", smallRunbook());
        QVERIFY(!reading.plan);
        int aliases = 0;
        for (const Finding &finding : reading.findings)
            aliases += finding.rule == "alias"_L1 ? 1 : 0;
        QCOMPARE(aliases, 10 + 9 * 9);
    }

    void accepted_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray plan = smallPlan();
        QTest::newRow("byte order mark") << "\xef\xbb\xbf" + plan;
        QTest::newRow("Windows line ends") << QByteArray(plan).replace("\n", "\r\n");
        QTest::newRow("both") << "\xef\xbb\xbf" + QByteArray(plan).replace("\n", "\r\n");
        QTest::newRow("no last line end") << plan.chopped(1);
        QTest::newRow("comments and blank lines behind the end") << plan + "\n# done\n\n";
        QTest::newRow("begin marked") << "---\n" + plan;
        QTest::newRow("number as text") << changed(plan, "name: Small", "name: 123");
        QTest::newRow("yes as text") << changed(plan, "name: Small", "name: yes");
        QTest::newRow("quoted null") << changed(plan, "name: Small", "name: \"null\"");
        QTest::newRow("other letters") << changed(plan, "owner: Ann", "owner: Jörg Müller 東京 🚑");
        QTest::newRow("no loss at all") << changed(plan, "rpo: 15m", "rpo: 0s");
    }

    void accepted()
    {
        QFETCH(QByteArray, text);
        const PlanReading reading = readBoth(text, smallRunbook());
        QVERIFY2(reading.plan, qUtf8Printable(listed(reading)));
        QVERIFY2(reading.findings.isEmpty(), qUtf8Printable(listed(reading)));
    }

    void linesAreTheSameWithWindowsLineEnds()
    {
        QByteArray text = changed(smallPlan(), "rto: 1h", "rto: soon");
        QVERIFY(found(readBoth(text.replace("\n", "\r\n"), smallRunbook()), u"plan.yaml"_s, u"23:10 duration"_s));
    }
};

HF_TEST(BadTextTest)

} // namespace holdfast::test

#include "tst_badtext.moc"
