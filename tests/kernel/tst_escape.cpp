// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/escape.h"
#include "support/runner.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTextDocument>

using namespace holdfast;
using namespace Qt::StringLiterals;

namespace {

QString readMarkdown(const QString &markdown)
{
    QTextDocument document;
    document.setMarkdown(markdown);
    return document.toPlainText();
}

} // namespace

class EscapeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void markdownReadsBack_data();
    void markdownReadsBack();
    void markdownReadsBackWhateverItIs();
    void markdownStaysReadable();
    void lineEndsBecomeBlanks();
    void showsControlCharacters();
    void fileNames_data();
    void fileNames();
};

void EscapeTest::markdownReadsBack_data()
{
    QTest::addColumn<QString>("text");
    const QStringList texts{u"plain"_s, u"*bold* _it_ **x** __y__"_s, u"`code` ``x``"_s,
        u"[link](file:///etc/passwd)"_s, u"![image](http://evil.example/x.png)"_s,
        u"<img src=\"/etc/passwd\"> <b>x</b>"_s, u"a & b &amp; &#35;"_s, u"# heading"_s, u"> quote"_s, u"- item"_s,
        u"+ item"_s, u"* item"_s, u"1. item"_s, u"12) item"_s, u"---"_s, u"==="_s, u"***"_s, u"~~gone~~ ~x~"_s,
        u"| a | b |"_s, u"\\ \\* back\\slash\\"_s, u"{#id} {.class}"_s, u"```"_s, u"~~~"_s, u"- [ ] task"_s,
        u"a_b_c snake_case"_s, u"2026-11-23 01:41:49Z"_s, u"1.5 s"_s, u"<https://x.example/>"_s, u"Größe 😀 漢字"_s,
        u"x < y > z"_s, u"\" quotes ' and %"_s};
    for (const QString &text : texts)
        QTest::newRow(text.toUtf8().constData()) << text;
}

void EscapeTest::markdownReadsBack()
{
    QFETCH(QString, text);
    QCOMPARE(readMarkdown(escapeMarkdown(text)), text);
    // In a list item and after a word as well, where other characters have a meaning.
    QCOMPARE(readMarkdown(u"* "_s + escapeMarkdown(text)), text);
    QCOMPARE(readMarkdown(u"x "_s + escapeMarkdown(text)), u"x "_s + text);
}

void EscapeTest::markdownReadsBackWhateverItIs()
{
    const QString letters = u"ab1.)#+-=*_~`[]()!<>|&\\{};:/@ \"'"_s;
    QRandomGenerator random(42);
    for (int round = 0; round < 5'000; ++round) {
        QString text;
        for (int length = random.bounded(1, 16); length > 0; --length)
            text += letters.at(random.bounded(int(letters.size())));
        // Markdown itself joins and trims blanks.
        text = text.simplified();
        if (!text.isEmpty())
            QCOMPARE(readMarkdown(escapeMarkdown(text)), text);
    }
}

void EscapeTest::markdownStaysReadable()
{
    QCOMPARE(escapeMarkdown(u"2026-11-23, 14 + 3 = 17, 1.5 s"_s), u"2026-11-23, 14 + 3 = 17, 1.5 s"_s);
    QCOMPARE(escapeMarkdown(u"1.5 s"_s), u"1.5 s"_s);
}

void EscapeTest::lineEndsBecomeBlanks()
{
    QCOMPARE(readMarkdown(escapeMarkdown(u"one\n\n# two\r\n- three"_s)).simplified(), u"one # two - three"_s);
    QCOMPARE(readMarkdown(escapeMarkdown(u"\n- item"_s)), u"- item"_s);
    QCOMPARE(readMarkdown(escapeMarkdown(u"  1. item"_s)), u"1. item"_s);
    QCOMPARE(readMarkdown(escapeMarkdown(u"\t    code"_s)), u"code"_s);
    QVERIFY(!escapeMarkdown(u"a\nb\rc"_s).contains(QRegularExpression(u"[\\n\\r]"_s)));
}

void EscapeTest::showsControlCharacters()
{
    QCOMPARE(visibleText(u"a\u001b[31mred"_s), u"a\\u001b[31mred"_s);
    QCOMPARE(visibleText(u"x\u202etxt.exe"_s), u"x\\u202etxt.exe"_s);
    QCOMPARE(visibleText(u"\u2066\u2069\u200e\u200f\u061c"_s), u"\\u2066\\u2069\\u200e\\u200f\\u061c"_s);
    QCOMPARE(visibleText(u"bell\a tab\t del\u007f c1\u009b"_s), u"bell\\u0007 tab\\u0009 del\\u007f c1\\u009b"_s);
    QCOMPARE(visibleText(u"carriage\rreturn"_s), u"carriage\\u000dreturn"_s);
    QCOMPARE(visibleText(u"two\nlines, é 😀"_s), u"two\nlines, é 😀"_s);
}

void EscapeTest::fileNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("safe");
    QTest::newRow("plain") << u"review-7.md"_s << u"review-7.md"_s;
    QTest::newRow("nothing") << u""_s << u"unnamed"_s;
    QTest::newRow("parent") << u".."_s << u"unnamed"_s;
    QTest::newRow("hidden") << u".bashrc"_s << u"bashrc"_s;
    QTest::newRow("way up") << u"../../etc/passwd"_s << u"-..-etc-passwd"_s;
    QTest::newRow("separators") << u"a/b\\c:d"_s << u"a-b-c-d"_s;
    QTest::newRow("other letters") << u"Größe 1"_s << u"Gr-e-1"_s;
    QTest::newRow("long") << QString(300, u'x') << QString(100, u'x');
}

void EscapeTest::fileNames()
{
    QFETCH(QString, name);
    QFETCH(QString, safe);
    QCOMPARE(safeFileName(name), safe);
    QVERIFY(QRegularExpression(u"\\A[A-Za-z0-9._-]{1,100}\\z"_s).match(safeFileName(name)).hasMatch());
}

HF_TEST(EscapeTest)
#include "tst_escape.moc"
