// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/edit/planedit.h"
#include "adapters/plan_files/yaml/treepath.h"
#include "plansupport.h"
#include "support/runner.h"

Q_DECLARE_METATYPE(holdfast::PlanEdit)

namespace holdfast {

using namespace plan_files;
using namespace test;
using namespace Qt::StringLiterals;

namespace {

Node treeOf(const QByteArray &text)
{
    FindingList findings{QString()};
    const std::optional<Node> root = readYaml(text, findings);
    return root && !findings.hasErrors() ? *root : Node{};
}

/// The paths of all scalars below `node`.
void collect(const Node &node, const QStringList &path, QList<QStringList> &into)
{
    if (node.kind == Node::Kind::scalar)
        into.append(path);
    for (const Member &member : node.members)
        collect(member.value, path + QStringList{member.key}, into);
    for (const Node &item : node.items)
        collect(item, path + QStringList{itemName(item)}, into);
}

QString valueAt(const QByteArray &bytes, const QStringList &path)
{
    const Node root = treeOf(bytes.startsWith("\xef\xbb\xbf") ? bytes.mid(3) : bytes);
    const Node *node = nodeAt(root, path);
    return node && !node->isNull() ? node->text : u"nothing"_s;
}

/// Whether the value gets one letter more and loses it again, with the bytes of the plan as they were.
bool changesAndChangesBack(const QByteArray &plan, const Node &root, QStringList path)
{
    const QString now = nodeAt(root, path)->text;
    const QString wanted = now + u'x';
    const Result<QByteArray> changed = editedPlan(plan, SetValue{path, wanted});
    if (!changed)
        return false;
    Result<QByteArray> back = editedPlan(*changed, SetValue{path, now});
    // What names an entry, or is one, is found by its new name.
    const bool isItem = nodeAt(root, path.mid(0, path.size() - 1))->kind == Node::Kind::list;
    if (!back) {
        path[path.size() - (isItem ? 1 : 2)] += u'x';
        back = editedPlan(*changed, SetValue{path, now});
    }
    return valueAt(*changed, path) == wanted && back && *back == plan;
}

} // namespace

/// An edit changes the bytes of its value and no other.
class PlanEditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyValueOfTheDefaultPlanCanBeChangedAndChangedBack();
    void windowsLineEndsAndTheMarkStay();
    void everyValueCanBecomeAnything_data();
    void everyValueCanBecomeAnything();
    void onlyTheValueChanges_data();
    void onlyTheValueChanges();
    void whatCannotBeDoneIsRefused_data();
    void whatCannotBeDoneIsRefused();
};

void PlanEditTest::everyValueOfTheDefaultPlanCanBeChangedAndChangedBack()
{
    const QByteArray plan = defaultPlanFile(u"plan.yaml"_s);
    const Node root = treeOf(plan);
    QList<QStringList> places;
    collect(root, {}, places);
    QVERIFY(places.size() > 350);
    for (const QStringList &path : places)
        QVERIFY2(changesAndChangesBack(plan, root, path), qPrintable(path.join(u'/')));
}

void PlanEditTest::windowsLineEndsAndTheMarkStay()
{
    const QByteArray plan = "\xef\xbb\xbf" + defaultPlanFile(u"plan.yaml"_s).replace("\n", "\r\n");
    const Node root = treeOf(plan.mid(3));
    QList<QStringList> places;
    collect(root, {}, places);
    for (qsizetype index = 0; index < places.size(); index += 20)
        QVERIFY2(changesAndChangesBack(plan, root, places[index]), qPrintable(places[index].join(u'/')));
    const QStringList folded{u"templates"_s, u"outage-external"_s, u"text"_s};
    QVERIFY(changesAndChangesBack(plan, root, folded));
}

void PlanEditTest::everyValueCanBecomeAnything_data()
{
    QTest::addColumn<QString>("value");
    const QStringList values{u"1h"_s, u"null"_s, u"~"_s, QString(), u" "_s, u"yes"_s, u"0x1F"_s, u"- x"_s, u"? x"_s,
        u"a: b"_s, u"a #b"_s, u"#b"_s, u"a, b"_s, u"[a]"_s, u"{a: b}"_s, u"&a"_s, u"*a"_s, u"!a"_s, u"|"_s, u">-"_s,
        u"%TAG"_s, u"@a"_s, u"`a`"_s, u"'"_s, u"''"_s, u"\""_s, u"\\"_s, u"\\n"_s, u"..."_s, u"---"_s, u"--- a"_s,
        u"a\nb"_s, u"a\n\nb\n"_s, u"\na"_s, u" a"_s, u"a "_s, u"a\tb"_s, u"\ta"_s, u"a\r\nb"_s, u"a\n  b\nc"_s,
        u"Grüße aus Zürich 🚒"_s, u"${incident.title}: x"_s, u"x"_s.repeated(500), u"word "_s.repeated(60) + u"end"_s};
    for (const QString &value : values)
        QTest::newRow(qPrintable(value.left(20).simplified() + u'/' + QString::number(values.indexOf(value)))) << value;
}

void PlanEditTest::everyValueCanBecomeAnything()
{
    QFETCH(QString, value);
    const QByteArray plan = defaultPlanFile(u"plan.yaml"_s);
    QList<QStringList> places;
    const Node root = treeOf(plan);
    collect(root, {}, places);
    // One place of every style is enough: what is written does not depend on where.
    QMap<std::pair<int, bool>, QStringList> styles;
    for (const QStringList &path : places) {
        const Node *holder = nodeAt(root, path.mid(0, path.size() - 1));
        const Node *node = nodeAt(root, path);
        if (holder->kind == Node::Kind::list || itemName(*holder) != node->text)
            styles.insert({int(node->style), holder->style == Node::Style::flow}, path);
    }
    QVERIFY(styles.size() >= 4);
    for (QStringList path : std::as_const(styles)) {
        const Result<QByteArray> changed = editedPlan(plan, SetValue{path, value});
        QVERIFY2(changed, qPrintable(path.join(u'/')));
        const Node before = *nodeAt(root, path);
        const Node after = treeOf(*changed);
        if (!nodeAt(after, path))
            path.last() = value;
        const Node *node = nodeAt(after, path);
        QVERIFY(node && !node->isNull());
        QCOMPARE(node->text, value);
        QCOMPARE(changed->left(node->begin), plan.left(before.begin));
        QCOMPARE(changed->mid(node->end), plan.mid(before.end));
    }
}

void PlanEditTest::onlyTheValueChanges_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QVariant>("edit");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *before, const PlanEdit &edit, const char *after) {
        QTest::newRow(name) << QByteArray(before) << QVariant::fromValue(edit) << QByteArray(after);
    };
    const QString v = u"w"_s;
    row("a comment behind it stays", "a: v   # why\n...\n", SetValue{{u"a"_s}, v}, "a: w   # why\n...\n");
    row("single quotation marks stay", "a: 'v'\n...\n", SetValue{{u"a"_s}, u"it's"_s}, "a: 'it''s'\n...\n");
    row("double quotation marks stay", "a: \"v\"\n...\n", SetValue{{u"a"_s}, v}, "a: \"w\"\n...\n");
    row("nothing becomes something", "a:   # why\nb: 1\n...\n", SetValue{{u"a"_s}, v}, "a: w   # why\nb: 1\n...\n");
    row("a block keeps its style", "a: |-   # why\n    one\n    two\n\nb: 1\n...\n", SetValue{{u"a"_s}, u"x\ny"_s},
        "a: |-   # why\n    x\n    y\n\nb: 1\n...\n");
    row("a folded block keeps other lines", "a: >-\n  one two\n  three four\n  five\n...\n",
        SetValue{{u"a"_s}, u"one two drei four five"_s}, "a: >-\n  one two\n  drei four\n  five\n...\n");
    row("a block's comment survives quotation marks", "a: >- # why\n  one\n...\n", SetValue{{u"a"_s}, u" x"_s},
        "a: \" x\" # why\n...\n");
    row("behind letters of several bytes", "ä: {ö: ü, é: v}\n...\n", SetValue{{u"ä"_s, u"é"_s}, v},
        "ä: {ö: ü, é: w}\n...\n");
    row("a key is added before what follows", "l:\n  - id: a\n    b: 1 # c\n\n  # next\n  - id: d\n...\n",
        SetValue{{u"l"_s, u"a"_s, u"n"_s}, v}, "l:\n  - id: a\n    b: 1 # c\n    n: w\n\n  # next\n  - id: d\n...\n");
    row("keys are added in keys", "l:\n  - id: a\r\n  - id: d\r\n...\n", SetValue{{u"l"_s, u"a"_s, u"n"_s, u"m"_s}, v},
        "l:\n  - id: a\r\n    n:\r\n      m: w\r\n  - id: d\r\n...\n");
    row("a key is added between brackets", "m: {a: 1}\n...\n", SetValue{{u"m"_s, u"b"_s}, u"x, y"_s},
        "m: {a: 1, b: \"x, y\"}\n...\n");
    row("an entry is added", "l:\n- id: a\n\n- id: b\n# end\nk: 1\n...\n",
        AppendEntry{{u"l"_s}, {{u"id"_s, u"c"_s}, {u"t"_s, u"x: y"_s}}},
        "l:\n- id: a\n\n- id: b\n\n- id: c\n  t: \"x: y\"\n# end\nk: 1\n...\n");
    row("a list is begun", "k: 1\n...\n", AppendEntry{{u"l"_s}, {{u"id"_s, u"c"_s}, {u"t"_s, v}}},
        "k: 1\nl:\n  - id: c\n    t: w\n...\n");
    row("somebody is called between brackets", "e:\n  - level: 1\n    roles: [x, y]\n...\n",
        AppendEntry{{u"e"_s, u"1"_s, u"roles"_s}, {{u"role"_s, u"z"_s}, {u"onlyIf"_s, v}}},
        "e:\n  - level: 1\n    roles: [x, y, {role: z, onlyIf: w}]\n...\n");
    row("somebody is called below others",
        "e:\n  - level: 1\n    roles:\n      - x\n      - role: y\n        onlyIf: v\n...\n",
        AppendEntry{{u"e"_s, u"1"_s, u"roles"_s}, {{u"role"_s, u"z"_s}}},
        "e:\n  - level: 1\n    roles:\n      - x\n      - role: y\n        onlyIf: v\n      - role: z\n...\n");
    row("somebody with a condition is no longer called",
        "e:\n  - level: 1\n    roles:\n      - x\n      - role: y\n        onlyIf: v\n...\n",
        RemovePlace{{u"e"_s, u"1"_s, u"roles"_s, u"y"_s}}, "e:\n  - level: 1\n    roles:\n      - x\n...\n");
    row("an entry goes", "l:\n  - id: a\n\n  # of b\n  - id: b\n    t: 1\n\n  - id: c\n...\n",
        RemovePlace{{u"l"_s, u"b"_s}}, "l:\n  - id: a\n\n  # of b\n\n  - id: c\n...\n");
    row("a key goes", "a: 1\nb: 2 # of b\nc: 3\n...\n", RemovePlace{{u"b"_s}}, "a: 1\nc: 3\n...\n");
    row("an entry goes from between brackets", "a: [x, y, z]\n...\n", RemovePlace{{u"a"_s, u"x"_s}},
        "a: [y, z]\n...\n");
    row("the last entry goes from between brackets", "a: [x, y]\n...\n", RemovePlace{{u"a"_s, u"y"_s}},
        "a: [x]\n...\n");
}

void PlanEditTest::onlyTheValueChanges()
{
    QFETCH(QByteArray, before);
    QFETCH(QVariant, edit);
    QFETCH(QByteArray, after);
    const Result<QByteArray> changed = editedPlan(before, edit.value<PlanEdit>());
    QVERIFY2(changed, changed ? "" : qPrintable(changed.error().what));
    QCOMPARE(*changed, after);
}

void PlanEditTest::whatCannotBeDoneIsRefused_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QVariant>("edit");
    const auto row = [](const char *name, const char *before, const PlanEdit &edit) {
        QTest::newRow(name) << QByteArray(before) << QVariant::fromValue(edit);
    };
    row("a list is no value", "a: [1]\n...\n", SetValue{{u"a"_s}, u"w"_s});
    row("an entry that is not there", "a: [b]\n...\n", SetValue{{u"a"_s, u"c"_s}, u"w"_s});
    row("an entry that is there twice", "l: [{id: a}, {id: a}]\n...\n", SetValue{{u"l"_s, u"a"_s, u"b"_s}, u"w"_s});
    row("a file with mistakes", "a: 1\na: 2\n...\n", SetValue{{u"a"_s}, u"w"_s});
    row("a file without its end", "a: 1\n", SetValue{{u"a"_s}, u"w"_s});
    row("a character that nobody sees", "a: 1\n...\n", SetValue{{u"a"_s}, u"w\u202ex"_s});
    row("half a character", "a: 1\n...\n", SetValue{{u"a"_s}, QString(QChar(0xd83d))});
    row("the only entry of a block", "a:\n  - b\n...\n", RemovePlace{{u"a"_s, u"b"_s}});
    row("what names an entry", "a:\n  - id: b\n    c: 1\n...\n", RemovePlace{{u"a"_s, u"b"_s, u"id"_s}});
}

void PlanEditTest::whatCannotBeDoneIsRefused()
{
    QFETCH(QByteArray, before);
    QFETCH(QVariant, edit);
    const Result<QByteArray> changed = editedPlan(before, edit.value<PlanEdit>());
    QVERIFY(!changed);
    QVERIFY(!changed.error().what.isEmpty());
}

HF_TEST(PlanEditTest)

} // namespace holdfast

#include "tst_planedit.moc"
