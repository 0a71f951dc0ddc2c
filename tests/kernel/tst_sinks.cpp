// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/escape.h"
#include "support/runner.h"

#include <QRandomGenerator>
#include <QTextDocument>
#include <QXmlStreamReader>

using namespace holdfast;
using namespace Qt::StringLiterals;

/// Whatever a text is, each place that it is written to gives it back, and nothing in it has a meaning there.
class SinksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTableCellGivesItBackAndCalculatesNothing()
    {
        for (const QString &text : texts()) {
            const QString cell = escapeCsv(text);
            QVERIFY(cell.startsWith(u'"') && cell.endsWith(u'"'));
            QString inner = cell.mid(1).chopped(1);
            QVERIFY(!QString(inner).replace(u"\"\""_s, QString()).contains(u'"')); // it ends where it ends
            inner.replace(u"\"\""_s, u"\""_s);
            QVERIFY(inner.isEmpty() || !u"=+-@\t\r"_s.contains(inner[0]));
            QCOMPARE(readCsvCell(inner), text);
        }
    }

    void aPageGivesItBack()
    {
        for (const QString &text : texts()) {
            QXmlStreamReader reader(u"<p title=\"%1\">%1</p>"_s.arg(escapeHtml(text)));
            QVERIFY(reader.readNextStartElement());
            const QString attribute = reader.attributes().value(u"title"_s).toString();
            const QString element = reader.readElementText();
            QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
            QCOMPARE(element, visibleText(text));
            QCOMPARE(attribute, visibleText(text).replace(u'\n', u' '));
        }
    }

    void aCalendarGivesItBackInShortLines()
    {
        for (const QString &text : texts()) {
            const QByteArray folded = foldIcs(u"SUMMARY:"_s + escapeIcs(text));
            QVERIFY(folded.endsWith("\r\n"));
            for (const QByteArray &line : folded.chopped(2).split('\n'))
                QVERIFY(line.size() <= 76 && QString::fromUtf8(line).toUtf8() == line); // no letter is cut in two
            QString value = QString::fromUtf8(QByteArray(folded).replace("\r\n ", "")).mid(8).chopped(2);
            QVERIFY(!value.contains(u'\n') && !value.contains(u'\r'));
            QString back;
            for (qsizetype i = 0; i < value.size(); ++i) {
                if (value[i] != u'\\') {
                    back += value[i];
                    continue;
                }
                ++i;
                back += value[i] == u'n' ? QChar(u'\n') : value[i];
            }
            QCOMPARE(back, visibleText(text));
        }
    }

    void aChatGivesItBackAndCallsNobody()
    {
        for (const QString &text : texts()) {
            QString escaped = escapeSlack(text);
            QVERIFY(!escaped.contains(u'<') && !escaped.contains(u'>'));
            QCOMPARE(escaped.replace(u"&lt;"_s, u"<"_s).replace(u"&gt;"_s, u">"_s).replace(u"&amp;"_s, u"&"_s), text);
        }
    }

    void aDocumentGivesItBack()
    {
        for (const QString &text : texts()) {
            QTextDocument document;
            document.setMarkdown(escapeMarkdown(text), QTextDocument::MarkdownDialectGitHub);
            QCOMPARE(document.toPlainText().simplified(), text.simplified());
            QCOMPARE(document.blockCount(), 1);
        }
    }

    void aTerminalIsNotSteered()
    {
        for (const QString &text : texts()) {
            const QString shown = visibleText(text);
            for (const QChar character : shown)
                QVERIFY(character == u'\n' || character.category() != QChar::Other_Control);
            QVERIFY(!shown.contains(QChar(0x202e)) && !shown.contains(QChar(0x1b)));
            QString back = shown;
            for (const auto &[code, character] :
                {std::pair{u"\\u202e"_s, QChar(0x202e)}, {u"\\u0007"_s, QChar(7)}, {u"\\u001b"_s, QChar(0x1b)}})
                back.replace(code, QString(character));
            QCOMPARE(back.remove(u'\t').remove(u'\r').remove(u"\\u000d"_s).remove(u"\\u0009"_s),
                QString(text).remove(u'\t').remove(u'\r'));
        }
    }

private:
    /// Two thousand texts out of what hurts somewhere.
    static QStringList texts()
    {
        static const QStringList pieces{u"="_s, u"+"_s, u"-"_s, u"@"_s, u"\t"_s, u"\r"_s, u"\n"_s, u"\""_s, u"'"_s,
            u","_s, u";"_s, u"\\"_s, u"<"_s, u">"_s, u"&"_s, u"&amp;"_s, u"]]>"_s, u"<!--"_s, u"%1"_s, u"\u202e"_s,
            u"\u0007"_s, u"\u001b[31m"_s, u" "_s, u"word"_s, u"ü"_s, u"復"_s, u"🔥"_s, u":"_s, u"|"_s, u"*"_s, u"`"_s,
            u"#"_s};
        QRandomGenerator random(7);
        QStringList all{QString()};
        for (int i = 0; i < 2000; ++i) {
            QString text;
            for (int k = int(random.bounded(60)); k >= 0; --k)
                text += pieces[int(random.bounded(pieces.size()))];
            all << text;
        }
        return all;
    }
};

HF_TEST(SinksTest)
#include "tst_sinks.moc"
