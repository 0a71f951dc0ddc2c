// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_import/rules/rule.h"
#include "support/runner.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>

namespace holdfast::plan_import {

using namespace Qt::StringLiterals;

namespace {

/// One rule with what it must find and a lookalike that it must leave alone. `examples/*.txt` say:
///     == RULE LANGUAGE
///     what it finds
///     -- harmless
///     what it leaves alone
/// The language `md` is a document by itself.
struct Example {
    QString rule;
    QString language;
    QString bad;
    QString harmless;
};

QList<Example> examples()
{
    QList<Example> all;
    for (const QString &name : {u"shell"_s, u"recovery"_s, u"script"_s, u"plan"_s}) {
        QFile file(QStringLiteral(HF_SOURCE_DIR) + u"/tests/adapters_plan_import/examples/%1.txt"_s.arg(name));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        for (const QString &part :
            QString::fromUtf8(file.readAll())
                .split(QRegularExpression(u"^== "_s, QRegularExpression::MultilineOption), Qt::SkipEmptyParts)) {
            const QString head = part.section(u'\n', 0, 0);
            const QStringList texts = part.section(u'\n', 1).split(u"-- harmless\n"_s);
            all << Example{head.section(u' ', 0, 0), head.section(u' ', 1), texts.value(0), texts.value(1)};
        }
    }
    return all;
}

QList<ImportMistake> found(const QString &language, const QString &text)
{
    const QString document =
        language == u"md" ? u"# Plan\n\n"_s + text : u"# Plan\n\n```%1\n%2```\n"_s.arg(language, text);
    const auto read = readMarkdown(document.toUtf8());
    return read ? mistakesOf(*read) : QList<ImportMistake>();
}

QSet<QString> rulesOf(const QList<ImportMistake> &mistakes)
{
    QSet<QString> rules;
    for (const ImportMistake &one : mistakes)
        rules.insert(one.rule);
    return rules;
}

} // namespace

class RulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsAndLeavesAlone_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("bad");
        QTest::addColumn<QString>("harmless");
        QVERIFY(!examples().isEmpty());
        for (const Example &one : examples())
            QTest::newRow(qPrintable(one.rule + u" "_s + one.language)) << one.language << one.bad << one.harmless;
    }

    void findsAndLeavesAlone()
    {
        QFETCH(QString, language);
        QFETCH(QString, bad);
        QFETCH(QString, harmless);
        const QString rule = QString::fromLatin1(QTest::currentDataTag()).section(u' ', 0, 0);
        QVERIFY2(rulesOf(found(language, bad)).contains(rule), qPrintable(bad));
        QVERIFY2(!harmless.isEmpty() && !rulesOf(found(language, harmless)).contains(rule), qPrintable(harmless));
    }

    void everyRuleHasAnExample()
    {
        QSet<QString> shown;
        for (const Example &one : examples())
            shown.insert(one.rule);
        for (const QList<PatternRule> *list :
            {&shellRules(), &recoveryRules(), &scriptRules(), &responseRules(), &sqlRules()}) {
            for (const PatternRule &rule : *list) {
                QVERIFY2(shown.contains(rule.id), qPrintable(rule.id));
                QVERIFY2(QRegularExpression(rule.must).isValid() && QRegularExpression(rule.unless).isValid(),
                    qPrintable(rule.id));
                QVERIFY(!rule.consequence.isEmpty() && !rule.instead.isEmpty());
            }
        }
    }

    // A sentence about a mistake is not the mistake.
    void wordsAboutCodeAreNoCode()
    {
        const QString talk =
            u"We never run `railway deploy` nor `sleep 120`, and no `curl -X POST …/restore` without preserve.\n"_s;
        QVERIFY2(
            found(u"md"_s, talk).isEmpty(), qPrintable(QStringList(rulesOf(found(u"md"_s, talk)).values()).join(u' ')));
        QVERIFY(found(u"bash"_s, u"# sleep 120, then railway deploy\necho ready\n"_s).isEmpty());
    }

    void theLineIsThatOfTheMistake()
    {
        const auto read =
            readMarkdown("# Plan\n\nText.\n\n```bash\nfirst() {\n    true\n}\n\nsecond() {\n    sleep 90\n}\n```\n");
        QVERIFY(read);
        const QList<ImportMistake> mistakes = mistakesOf(*read);
        QCOMPARE(mistakes.size(), 1);
        QCOMPARE(mistakes.first().line, 11);
        QCOMPARE(mistakes.first().rule, u"fixed-wait"_s);
    }
};

HF_TEST(RulesTest)

} // namespace holdfast::plan_import

#include "tst_rules.moc"
