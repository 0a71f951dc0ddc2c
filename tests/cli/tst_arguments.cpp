// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"
#include "support/runner.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace holdfast;

class ArgumentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void globalOptionsStandBeforeAndAfter();
    void repeatedOptionsKeepTheirOrder();
    void afterTwoDashesEverythingIsAWord();
    void refusesWhatIsNotInTheTable_data();
    void refusesWhatIsNotInTheTable();
    void everyCommandHasHelp();
    void noOptionTakesASecret();
    void exitCodesFollowTheContract();
};

void ArgumentsTest::globalOptionsStandBeforeAndAfter()
{
    const QList<QStringList> forms{
        {u"--state"_s, u"S"_s, u"--json"_s, u"plan"_s, u"check"_s, u"D"_s},
        {u"plan"_s, u"check"_s, u"D"_s, u"--json"_s, u"--state=S"_s},
        {u"plan"_s, u"--json"_s, u"check"_s, u"--state"_s, u"S"_s, u"D"_s},
    };
    for (const QStringList &form : forms) {
        const auto line = readCommandLine(form);
        QVERIFY2(line, qPrintable(form.join(u' ')));
        QCOMPARE(line->command->path, u"plan check"_s);
        QCOMPARE(line->arguments.words, QStringList{u"D"_s});
        QCOMPARE(line->arguments.value(u"state"_s), u"S"_s);
        QVERIFY(line->arguments.has(u"json"_s));
    }
}

void ArgumentsTest::repeatedOptionsKeepTheirOrder()
{
    const auto line = readCommandLine(
        {u"runbook"_s, u"run"_s, u"R"_s, u"--incident"_s, u"I"_s, u"--confirm"_s, u"a"_s, u"--confirm=b=x y"_s});
    QVERIFY(line);
    QCOMPARE(line->arguments.values(u"confirm"_s), (QStringList{u"a"_s, u"b=x y"_s}));
}

void ArgumentsTest::afterTwoDashesEverythingIsAWord()
{
    const auto line = readCommandLine({u"note"_s, u"--"_s, u"--not an option"_s});
    QVERIFY(line);
    QCOMPARE(line->arguments.words, QStringList{u"--not an option"_s});
}

void ArgumentsTest::refusesWhatIsNotInTheTable_data()
{
    QTest::addColumn<QStringList>("given");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("unknown command") << QStringList{u"fly"_s};
    QTest::newRow("half a command") << QStringList{u"plan"_s};
    QTest::newRow("unknown second word") << QStringList{u"plan"_s, u"burn"_s};
    QTest::newRow("unknown option") << QStringList{u"plan"_s, u"show"_s, u"--colour"_s};
    QTest::newRow("another command's option") << QStringList{u"plan"_s, u"show"_s, u"--force"_s};
    QTest::newRow("short option") << QStringList{u"plan"_s, u"show"_s, u"-x"_s};
    QTest::newRow("value missing") << QStringList{u"plan"_s, u"show"_s, u"--state"_s};
    QTest::newRow("value is an option") << QStringList{u"--state"_s, u"--json"_s, u"plan"_s, u"show"_s};
    QTest::newRow("switch with a value") << QStringList{u"plan"_s, u"show"_s, u"--json=yes"_s};
    QTest::newRow("option twice") << QStringList{u"--state"_s, u"a"_s, u"--state"_s, u"b"_s, u"plan"_s, u"show"_s};
    QTest::newRow("word missing") << QStringList{u"note"_s};
    QTest::newRow("word too many") << QStringList{u"plan"_s, u"show"_s, u"me"_s};
    QTest::newRow("required option missing") << QStringList{u"incident"_s, u"declare"_s, u"--title"_s, u"T"_s};
    QTest::newRow("later group") << QStringList{u"team"_s};
}

void ArgumentsTest::refusesWhatIsNotInTheTable()
{
    QFETCH(QStringList, given);
    const auto line = readCommandLine(given);
    QVERIFY(!line);
    QCOMPARE(line.error().code, ErrorCode::invalid);
    QVERIFY(!line.error().what.isEmpty());
    QVERIFY(!line.error().next.isEmpty());
}

void ArgumentsTest::everyCommandHasHelp()
{
    for (const CommandSpec &command : commandTable()) {
        const auto line = readCommandLine(command.path.split(u' ') << u"--help"_s);
        QVERIFY(line);
        QVERIFY2(line->help.contains(command.summary), qPrintable(command.path));
        for (const OptionSpec &option : command.options)
            QVERIFY2(line->help.contains(u"--"_s + option.name), qPrintable(command.path));
    }
}

void ArgumentsTest::noOptionTakesASecret()
{
    QList<OptionSpec> all = globalOptions();
    for (const CommandSpec &command : commandTable())
        all << command.options;
    // The numbers of descriptors, and a public key.
    const QStringList harmless{u"key-fd"_s, u"passphrase-fd"_s, u"key"_s};
    for (const OptionSpec &option : std::as_const(all)) {
        for (const char *word : {"key", "token", "secret", "password", "passphrase"})
            QVERIFY2(
                harmless.contains(option.name) || !option.name.contains(QLatin1String(word)), qPrintable(option.name));
    }
}

void ArgumentsTest::exitCodesFollowTheContract()
{
    const auto codeOf = [](ErrorCode code) { return int(exitCodeOf(Error{code, {}, {}, {}, {}, {}, false})); };
    QCOMPARE(codeOf(ErrorCode::network), 1);
    QCOMPARE(codeOf(ErrorCode::invalid), 2);
    QCOMPARE(codeOf(ErrorCode::notFound), 3);
    QCOMPARE(codeOf(ErrorCode::refused), 4);
    QCOMPARE(codeOf(ErrorCode::timedOut), 6);
    QCOMPARE(codeOf(ErrorCode::tampered), 7);
    QCOMPARE(codeOf(ErrorCode::bug), 70);
    QCOMPARE(codeOf(ErrorCode::cancelled), 130);
    QCOMPARE(int(exitCodeOf(Error{ErrorCode::timedOut, {}, {}, {}, {}, {}, true})), 5);
}

HF_TEST(ArgumentsTest)
#include "tst_arguments.moc"
