// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"
#include "kernel/escape.h"
#include "support/runner.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

namespace {

/// Texts that mean something to a table, a page, a calendar or a formatter.
const QStringList &hostileTexts()
{
    static const QStringList texts{u"=HYPERLINK(\"http://x\",\"y\")"_s, u"+1+1"_s, u"'=1"_s, u"''@x"_s,
        u"a \"quoted\", comma; semicolon\\backslash"_s, u"<script>alert(1)</script>&amp;"_s, u"%1 %2 %99 %L1"_s,
        u"]]> <!-- --> </td></table>"_s, u"BEGIN:VTODO"_s, u"ünïcödé – 復旧 🔥"_s, u"| pipe | *star* `code`"_s};
    return texts;
}

struct Ran {
    int exitCode = -1;
    QString out;
};

Ran ran(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(30000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError())};
}

/// The rows of a CSV file, by the rules of RFC 4180.
QList<QStringList> rowsOf(const QString &text)
{
    QList<QStringList> rows{{QString()}};
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted && c == u'"' && i + 1 < text.size() && text[i + 1] == u'"')
            rows.last().last() += text[++i];
        else if (c == u'"')
            quoted = !quoted;
        else if (!quoted && c == u',')
            rows.last() << QString();
        else if (!quoted && c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n')
            rows << QStringList{QString()}, ++i;
        else
            rows.last().last() += c;
    }
    rows.removeLast(); // what follows the last line's end
    return rows;
}

} // namespace

/// Each form of the review, read back by somebody else's eyes.
class ReviewsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const ProgramRun declared = ctl({u"incident"_s, u"declare"_s, u"--scenario"_s, u"database-failure"_s,
            u"--title"_s, u"Orders <are> gone"_s, u"--drill"_s});
        m_incident = declared.json().value(u"incident").toString();
        QVERIFY(!m_incident.isEmpty());
        for (const QString &text : hostileTexts()) {
            QCOMPARE(ctl({u"note"_s, u"--"_s, text}).exitCode, 0);
            QCOMPARE(ctl({u"todo"_s, u"add"_s, u"--"_s, text}).exitCode, 0);
        }
        QCOMPARE(
            ctl({u"note"_s, u"What was seen: "_s + u"seen and noted, "_s.repeated(1500) + u"the very end."_s}).exitCode,
            0);
        QCOMPARE(ctl({u"instant"_s, u"set"_s, u"restored"_s, u"2031-01-01T00:00:00.25Z"_s}).exitCode, 0);
        QCOMPARE(ctl({u"incident"_s, u"close"_s, m_incident, u"--summary"_s, u"False alarm"_s}).exitCode, 0);
    }

    void theTableGivesEveryTextBack()
    {
        const QList<QStringList> rows = rowsOf(QString::fromUtf8(exported(u"csv"_s)));
        QCOMPARE(rows.first(), (QStringList{u"sequence"_s, u"at"_s, u"author"_s, u"weight"_s, u"text"_s}));
        QStringList texts;
        for (qsizetype i = 1; i < rows.size(); ++i) {
            QCOMPARE(rows[i].size(), 5);
            QCOMPARE(rows[i][0].toInt(), int(i));
            QVERIFY2(!QString(u"=+-@"_s).contains(rows[i][4].left(1)), qPrintable(rows[i][4])); // nothing is calculated
            texts << readCsvCell(rows[i][4]);
        }
        for (const QString &text : hostileTexts())
            QVERIFY2(texts.contains(text), qPrintable(text));
    }

    void thePageIsWellFormedAndGivesEveryTextBack()
    {
        const QByteArray page = exported(u"html"_s);
        QXmlStreamReader reader(page);
        QStringList cells;
        QStringList elements;
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement())
                elements << reader.name().toString();
            if (reader.isCharacters())
                cells << reader.text().toString();
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(!elements.contains(u"script"_s));
        QVERIFY(elements.contains(u"main"_s) && elements.contains(u"caption"_s));
        for (const char *loading : {"link", "img", "a", "iframe", "object"})
            QVERIFY2(!elements.contains(QString::fromLatin1(loading)), loading); // nothing from elsewhere
        for (const QString &text : hostileTexts())
            QVERIFY2(cells.contains(visibleText(text)), qPrintable(text));
    }

    void theCalendarGivesEveryTaskBack()
    {
        QByteArray calendar = exported(u"ics"_s);
        for (const QByteArray &line : calendar.split('\n'))
            QVERIFY(line.size() <= 76); // with its carriage return
        calendar.replace("\r\n ", "");
        QStringList summaries;
        for (const QByteArray &line : calendar.split('\n')) {
            if (!line.startsWith("SUMMARY:"))
                continue;
            QString text = QString::fromUtf8(line.mid(8).chopped(1));
            text.replace(u"\\,"_s, u","_s).replace(u"\\;"_s, u";"_s).replace(u"\\\\"_s, u"\\"_s);
            summaries << text;
        }
        QCOMPARE(summaries, hostileTexts());
        QCOMPARE(calendar.count("\r\nBEGIN:VTODO\r\n"), hostileTexts().size());
    }

    void theFiguresFollowFromTheInstants()
    {
        const QJsonObject review = QJsonDocument::fromJson(exported(u"json"_s)).object().value(u"review").toObject();
        const QJsonObject figure = review[u"figures"][u"recoveryTimeSeconds"].toObject();
        QVERIFY(figure[u"value"].isDouble());
        QCOMPARE(review[u"actions"].toArray().size(), hostileTexts().size());
        const Ran verified = ran(verifier(), {path(u"json"_s)});
        QVERIFY2(verified.exitCode == 0, qPrintable(verified.out));
    }

    void whateverIsChangedInTheFileIsFound()
    {
        const QByteArray good = exported(u"json"_s);
        // The verifier is asked once for many changed files: each must be wrong, and the good one right.
        const QByteArray driver = "import importlib.machinery, importlib.util, sys\n"
                                  "loader = importlib.machinery.SourceFileLoader('v', sys.argv[1])\n"
                                  "spec = importlib.util.spec_from_loader('v', loader)\n"
                                  "v = importlib.util.module_from_spec(spec)\n"
                                  "loader.exec_module(v)\n"
                                  "good = open(sys.argv[2], 'rb').read().strip()\n"
                                  "def wrong(raw):\n"
                                  "    try:\n"
                                  "        return bool(v.check(raw.decode()))\n"
                                  "    except Exception:\n"
                                  "        return True\n"
                                  "assert not wrong(good)\n"
                                  "missed = [i for i in range(0, len(good), 7)\n"
                                  "          if not wrong(good[:i] + bytes([good[i] ^ 1]) + good[i + 1:])]\n"
                                  "missed += [-n for n in (1, 2, 50, 1000) if not wrong(good[:-n])]\n"
                                  "print(missed)\n"
                                  "sys.exit(1 if missed else 0)\n";
        QFile script(m_folder.filePath(u"mutate.py"_s));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write(driver);
        script.close();
        const Ran mutated = ran(u"python3"_s, {u"-B"_s, script.fileName(), verifier(), path(u"json"_s)});
        QVERIFY2(mutated.exitCode == 0, qPrintable(mutated.out));
        QVERIFY(good.size() > 1000);
    }

    void thePaperHasItsFontsItsTextAndItsNumbers()
    {
        QVERIFY(exported(u"pdf"_s).startsWith("%PDF-"));
        const Ran text = ran(u"pdftotext"_s, {u"-layout"_s, path(u"pdf"_s), u"-"_s});
        QCOMPARE(text.exitCode, 0);
        QVERIFY2(text.out.contains(u"Post-incident review: Orders <are> gone"_s), qPrintable(text.out));
        QVERIFY2(text.out.contains(u"Page 1 of "_s), qPrintable(text.out));
        QVERIFY(text.out.contains(u"<script>alert(1)</script>&amp;"_s));
        // A note that is longer than a page goes on, to its end.
        QVERIFY(text.out.contains(u"What was seen:"_s) && text.out.contains(u"very end."_s));
        QVERIFY(text.out.count(u"noted"_s) >= 1500);
        const Ran fonts = ran(u"pdffonts"_s, {path(u"pdf"_s)});
        QCOMPARE(fonts.exitCode, 0);
        const QStringList lines = fonts.out.trimmed().split(u'\n').mid(2);
        QVERIFY(!lines.isEmpty());
        for (const QString &line : lines)
            QVERIFY2(line.contains(u" yes "_s), qPrintable(line)); // embedded
    }

    void thePlanForTheDrawerHasEverybodyAndEveryCard()
    {
        for (const char *ending : {"html", "pdf"}) {
            const QString file = m_folder.filePath(u"plan."_s + QLatin1String(ending));
            const ProgramRun run = ctl({u"plan"_s, u"print"_s, u"--output"_s, file});
            QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
            QCOMPARE(ctl({u"plan"_s, u"print"_s, u"--output"_s, file}).exitCode, 4); // never over another
        }
        QFile page(m_folder.filePath(u"plan.html"_s));
        QVERIFY(page.open(QIODevice::ReadOnly));
        QXmlStreamReader reader(page.readAll());
        QString html;
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isCharacters())
                html += reader.text().toString();
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        const Ran paper = ran(u"pdftotext"_s, {u"-layout"_s, m_folder.filePath(u"plan.pdf"_s), u"-"_s});
        QCOMPARE(paper.exitCode, 0);
        for (const QString &text : {html, paper.out}) {
            QVERIFY(text.contains(u"John Smith"_s) && text.contains(u"+44 7700 900123"_s)); // whom to call
            QVERIFY(text.contains(u"Jane Doe"_s) && text.contains(u"nobody is"_s));
            QVERIFY(text.contains(u"support@neon.tech"_s));
            QVERIFY(text.contains(u"Keep everybody from writing to the old database"_s)); // a card
            QVERIFY(text.contains(u"Suspend every lifecycle rule"_s)); // a person's list
        }
        QVERIFY(paper.out.contains(u"Page 1 of "_s));
    }

private:
    [[nodiscard]] ProgramRun ctl(const QStringList &arguments) const
    {
        return holdfastctl(QStringList{u"--json"_s, u"--state"_s, m_folder.path()} + arguments);
    }

    [[nodiscard]] QString path(const QString &format) const { return m_folder.filePath(u"review."_s + format); }
    static QString verifier() { return QStringLiteral(HF_SOURCE_DIR) + u"/packaging/verify-review"_s; }

    [[nodiscard]] QByteArray exported(const QString &format) const
    {
        const ProgramRun run = ctl({u"review"_s, u"export"_s, u"--incident"_s, m_incident, u"--format"_s, format,
            u"--output"_s, path(format), u"--force"_s});
        QFile file(path(format));
        if (run.exitCode != 0 || !file.open(QIODevice::ReadOnly)) {
            qWarning("%s", (run.out + run.err).constData());
            return {};
        }
        return file.readAll();
    }

    QTemporaryDir m_folder;
    QString m_incident;
};

HF_TEST(ReviewsTest)
#include "tst_reviews.moc"
