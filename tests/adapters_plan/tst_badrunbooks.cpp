// SPDX-License-Identifier: GPL-3.0-or-later
#include "plansupport.h"
#include "support/runner.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace holdfast::test {

namespace {

struct RunbookMistake {
    const char *name;
    const char *from;
    const char *to;
    const char *wanted;
    const char *message;
};

constexpr RunbookMistake runbookMistakes[]{
    {"id is not the file's name", "id: restore\n", "id: other\n", "1:5 file-name", "the name of the file, “restore”"},
    {"no useWhen", "useWhen: Use it when all is lost.\n", "", "1:1 missing", "A runbook needs `useWhen`"},
    {"unknown action", "action: test.look", "action: test.lok", "9:13 kind", "Did you mean `test.look`?"},
    {"unknown check", "kind: test.seen\n        title: Seen\n", "kind: test.sen\n        title: Seen\n", "13:15 kind",
        "There is no check “test.sen”."},
    {"no undo", "    undo: Undone by hand.\n", "", "17:5 missing", "A step needs `undo`"},
    {"undo empty", "undo: Undone by hand.", "undo: ''", "34:11 empty", "but is empty"},
    {"no checks", "    checks:\n      - kind: test.seen\n        title: Seen again\n", "", "17:5 missing",
        "A step needs `checks`"},
    {"checks empty", "    checks:\n      - kind: test.seen\n        title: Seen again\n", "    checks: []\n",
        "36:13 empty", "at least one item"},
    {"check without title", "        title: Seen again\n", "", "37:9 missing", "A check needs `title`"},
    {"confirmation misspelt", "confirmation: typed", "confirmation: type", "32:19 enum", "Did you mean `typed`?"},
    {"typed without target", "    typedTarget: ${steps.look.what}\n", "", "32:19 confirmation", "needs `typedTarget`"},
    {"target without typed", "confirmation: typed", "confirmation: press", "33:18 confirmation", "Remove it"},
    {"irreversible maybe", "    timeLimit: 5m\n", "    timeLimit: 5m\n    irreversible: maybe\n", "36:19 enum",
        "one of `true`, `false`"},
    {"approval by nobody", "    timeLimit: 5m\n", "    timeLimit: 5m\n    approval: nobody\n", "36:15 enum",
        "`approval` must be one of `second-person`"},
    {"approval of what only reads", "    confirmation: none\n", "    confirmation: none\n    approval: second-person\n",
        "11:15 confirmation", "is never approved"},
    {"time limit without unit", "timeLimit: 5m", "timeLimit: 300", "35:16 duration", "“300”"},
    {"step id twice", "  - id: act", "  - id: look", "17:9 duplicate", "is taken by an earlier step"},
    {"step id with a dot", "  - id: act", "  - id: a.ct", "17:9 id", "“a.ct”"},
    {"unknown step key", "    timeLimit: 5m", "    timelimt: 5m", "35:5 unknown-key", "Did you mean `timeLimit`?"},
    {"question without title", "        title: From when?\n", "", "23:9 missing", "A question needs `title`"},
    {"question of no kind", "kind: restore-point", "kind: date", "24:15 enum",
        "one of `restore-point`, `text`, `choice`"},
    {"question name with a dot", "name: point", "name: po.int", "23:15 id, 28:11 reference", "letters and digits"},
    {"question twice", "    inputs:\n      at:",
        "      - {name: point, kind: text, title: Again}\n    inputs:\n      at:", "27:16 duplicate",
        "was asked before"},
    {"choice without options", "kind: restore-point", "kind: choice", "23:9 missing", "A question needs `options`"},
    {"choice of one", "kind: restore-point", "kind: choice\n        options: [{value: a, title: A}]", "25:18 options",
        "two or three options"},
    {"options without choice", "kind: restore-point",
        "kind: text\n        options: [{value: a, title: A}, {value: b, title: B}]", "25:18 options", "Remove them"},
    {"time to choose without what follows", "kind: restore-point",
        "kind: choice\n        options: [{value: a, title: A}, {value: b, title: B}]\n        within: 5m",
        "23:9 missing", "needs `otherwise`"},
    {"time to choose without its length", "kind: restore-point",
        "kind: choice\n        options: [{value: a, title: A}, {value: b, title: B}]\n        otherwise: a",
        "23:9 missing", "needs `within`"},
    {"what follows is no option", "kind: restore-point",
        "kind: choice\n        options: [{value: a, title: A}, {value: b, title: B}]\n        within: 5m\n"
        "        otherwise: c",
        "27:20 options", "“c”"},
    {"time to choose what is no choice", "kind: restore-point", "kind: text\n        within: 5m\n        otherwise: c",
        "26:20 options", "one of the options"},
    {"condition without a value to be", "    phase: Second\n",
        "    phase: Second\n    onlyIf: {value: '${steps.look.what}'}\n", "21:13 missing", "A condition needs `is`"},
    {"condition on a later step", "    phase: First\n",
        "    phase: First\n    onlyIf: {value: '${steps.act.what}', is: a}\n",
        "9:21 reference, 27:21 reference, 34:18 reference", "does not come earlier"},
    {"fact of a step that may be left out", "    phase: First\n",
        "    phase: First\n    onlyIf: {value: '${incident.title}', is: a}\n", "27:21 reference, 34:18 reference",
        "not always carried out"},
    {"fact of a step that goes on beside", "    phase: First\n", "    phase: First\n    lane: side\n",
        "27:21 reference, 34:18 reference", "goes on beside this one"},
    {"lane that nobody is in", "    phase: Second\n", "    phase: Second\n    joins: [side]\n", "21:12 lane",
        "No step before this one is in the lane “side”"},
    {"lane that waits for itself", "    phase: Second\n", "    phase: Second\n    lane: side\n    joins: [side]\n",
        "22:12 lane", "waits for its own lane"},
    {"lane without a name", "    phase: Second\n", "    phase: Second\n    lane: The Side\n", "21:11 id", "The Side"},
    {"step that does not exist", "suggestion: ${steps.look.what}", "suggestion: ${steps.lok.what}", "26:21 reference",
        "There is no step “lok”. Did you mean `look`?"},
    {"step that comes later", "what: ${steps.look.what}", "what: ${steps.act.what}", "16:17 reference",
        "The step “act” does not come earlier."},
    {"own fact in the inputs", "count: 3", "count: ${steps.act.what}", "29:14 reference", "does not come earlier"},
    {"step without fact", "count: 3", "count: ${steps.look}", "29:14 reference", "The name of a fact is missing"},
    {"answer to no question", "at: ${answers.point}", "at: ${answers.pint}", "28:11 reference",
        "No question “pint” has been asked up to here. Did you mean `point`?"},
    {"reference never closed", "at: ${answers.point}", "at: ${answers.point", "28:11 reference", "never closed"},
    {"reference to elsewhere", "count: 3", "count: ${plan.name}", "29:14 reference", "begin with `steps`"},
    {"reference with a blank", "count: 3", "count: a ${ steps.look.what } b", "29:14 reference", "must look like"},
    {"empty reference", "count: 3", "count: ${}", "29:14 reference", "must look like"},
    {"second reference wrong", "count: 3", "count: ${steps.look.what}-${steps.x.what}", "29:14 reference", "“x”"},
    {"reference in a list", "count: 3", "count: ['${steps.look.what}']", "29:15 reference", "inside a list"},
    {"input nothing", "count: 3", "count:", "29:13 empty", "A value is missing here."},
    {"inputs a list", "        inputs:\n          what: ${steps.look.what}\n", "        inputs: [a]\n", "15:17 type",
        "must be a mapping"},
    {"steps empty", "steps:\n", "steps: []\nrest:\n", "4:8 empty, 5:1 unknown-key", "at least one item"},
};

} // namespace

class BadRunbooksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneMistake_data()
    {
        QTest::addColumn<int>("index");
        for (int index = 0; index < int(std::size(runbookMistakes)); ++index)
            QTest::newRow(runbookMistakes[index].name) << index;
    }

    void oneMistake()
    {
        QFETCH(int, index);
        const RunbookMistake &row = runbookMistakes[index];
        const PlanReading reading = readBoth(smallPlan(), changed(smallRunbook(), row.from, row.to));
        QVERIFY(found(reading, u"runbooks/restore.yaml"_s, QString::fromLatin1(row.wanted)));
        QVERIFY2(reading.findings[0].message.contains(QString::fromUtf8(row.message)), qUtf8Printable(listed(reading)));
        QVERIFY(!reading.plan);
    }

    void inputsKeepTheirTypes()
    {
        const PlanReading reading = readBoth(smallPlan(), smallRunbook());
        QVERIFY2(reading.plan, qUtf8Printable(listed(reading)));
        const QJsonObject inputs = reading.plan->runbooks[0].steps[1].inputs;
        const QJsonObject wanted{
            {u"at"_s, u"${answers.point}"_s}, {u"count"_s, 3}, {u"sure"_s, true}, {u"version"_s, u"1.10"_s}};
        QCOMPARE(inputs, wanted);
    }

    void wordsAndNumbersThatAreTexts()
    {
        const QByteArray texts =
            "a: yes\n      b: off\n      c: 007\n      d: 1e3\n      e: '3'\n      f: 12:30:45\n"
            "      g: 99999999999999999999\n      h: \"true\"\n      i: 0x1f\n      j: [1, x, {k: no}]";
        const PlanReading reading = readBoth(smallPlan(), changed(smallRunbook(), "count: 3", texts));
        QVERIFY2(reading.plan, qUtf8Printable(listed(reading)));
        const QJsonObject inputs = reading.plan->runbooks[0].steps[1].inputs;
        const QStringList wanted{u"yes"_s, u"off"_s, u"007"_s, u"1e3"_s, u"3"_s, u"12:30:45"_s,
            u"99999999999999999999"_s, u"true"_s, u"0x1f"_s};
        for (int index = 0; index < wanted.size(); ++index)
            QCOMPARE(inputs.value(QString(QChar(u'a' + index))), QJsonValue(wanted[index]));
        QCOMPARE(inputs.value(u"j"_s).toArray(), QJsonArray({1, u"x"_s, QJsonObject{{u"k"_s, u"no"_s}}}));
    }

    void anyKindWhenNoneAreGiven()
    {
        const QByteArray runbook = changed(smallRunbook(), "action: test.look", "action: anything");
        QVERIFY(PlanFiles().readContents({{u"plan.yaml"_s, smallPlan()}, {u"runbooks/restore.yaml"_s, runbook}}).plan);
    }

    void brokenRunbookIsNotAMissingOne()
    {
        const PlanReading reading = readBoth(smallPlan(), "id: [");
        QCOMPARE(reading.findings.size(), 1);
        QCOMPARE(reading.findings[0].file, u"runbooks/restore.yaml"_s);
    }
};

HF_TEST(BadRunbooksTest)

} // namespace holdfast::test

#include "tst_badrunbooks.moc"
