// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostile.h"

#include "plansupport.h"

using namespace Qt::StringLiterals;

namespace holdfast::test {

namespace {

using Files = QMap<QString, QByteArray>;

constexpr qsizetype mebi = 1024 * 1024;
constexpr qsizetype largest = 4 * mebi; ///< the limit of one file

QByteArray number(qsizetype value) { return QByteArray::number(value); }

/// `make(0) make(1) …` until the size is reached.
QByteArray repeated(qsizetype size, const std::function<QByteArray(qsizetype)> &make)
{
    QByteArray all;
    all.reserve(size + 4096);
    for (qsizetype index = 0; all.size() < size; ++index)
        all += make(index);
    return all;
}

Files both(const QByteArray &plan, const QByteArray &runbook)
{
    return {{u"plan.yaml"_s, plan}, {u"runbooks/restore.yaml"_s, runbook}};
}

class Corpus {
public:
    /// The whole plan file.
    void plan(const char *name, const char *rule, std::function<QByteArray()> text)
    {
        all << Hostile{latin(name), [text = std::move(text)] { return both(text(), smallRunbook()); }, latin(rule)};
    }
    /// One place of the small plan is replaced.
    void in(const char *name, const char *rule, const char *from, std::function<QByteArray()> to)
    {
        plan(name, rule, [from, to = std::move(to)] { return changed(smallPlan(), from, to()); });
    }
    void owner(const char *name, const char *rule, std::function<QByteArray()> value)
    {
        in(name, rule, "owner: Ann", [value = std::move(value)] { return "owner: " + value(); });
    }
    void runbook(const char *name, const char *rule, const char *from, std::function<QByteArray()> to)
    {
        all << Hostile{latin(name),
            [from, to = std::move(to)] { return both(smallPlan(), changed(smallRunbook(), from, to())); }, latin(rule)};
    }
    void folder(const char *name, const char *rule, std::function<Files()> files)
    {
        all << Hostile{latin(name), std::move(files), latin(rule)};
    }
    QList<Hostile> all;

private:
    static QString latin(const char *text) { return QString::fromLatin1(text); }
};

void bytes(Corpus &corpus)
{
    corpus.plan("zeros", "character", [] { return QByteArray(mebi, '\0'); });
    corpus.plan("ones", "encoding", [] { return QByteArray(mebi, '\xff'); });
    corpus.plan("UTF-16", "encoding", [] { return QByteArray("\xff\xfe") + QByteArray("a\0", 2).repeated(mebi); });
    corpus.plan("UTF-32", "encoding", [] { return QByteArray("\0\0\xfe\xff\0\0\0a", 8).repeated(mebi / 8); });
    corpus.plan("bidi everywhere", "character", [] { return QByteArray("\xe2\x80\xae").repeated(mebi); });
    corpus.plan("carriage returns", "syntax", [] { return QByteArray(largest, '\r'); });
    corpus.plan("only comments", "syntax", [] { return QByteArray(largest, '#'); });
    corpus.plan("a million empty comments", "syntax", [] { return QByteArray("#\n").repeated(largest / 2); });
    corpus.plan("only blanks", "syntax", [] { return QByteArray(largest, ' '); });
    corpus.plan("only tabs", "syntax", [] { return QByteArray(largest, '\t'); });
    corpus.plan("one byte too many", "size", [] { return QByteArray(largest + 1, ' '); });
    corpus.plan("ten times too many", "size", [] { return QByteArray(10 * largest, 'a'); });
    corpus.owner("escaped direction", "character", [] { return QByteArray("\"\\u202egnp.exe\""); });
    corpus.owner("escaped terminal commands", "character", [] { return QByteArray("\"\\e]0;owned\\a\""); });
    corpus.owner("escaped surrogate", "syntax", [] { return QByteArray("\"\\ud83d\\ude00\""); });
    corpus.owner("escaped beyond Unicode", "syntax", [] { return QByteArray("\"\\U00110000\""); });
    corpus.owner("a million escapes", "size", [] { return '"' + QByteArray("\\n\\t").repeated(mebi / 2) + "x\""; });
}

void structure(Corpus &corpus)
{
    corpus.plan("lists in lists", "depth", [] { return QByteArray(largest, '['); });
    corpus.plan("mappings in mappings", "depth", [] { return QByteArray("{a: ").repeated(largest / 4); });
    corpus.plan("both in each other", "depth", [] { return QByteArray("[{a: ").repeated(largest / 5); });
    corpus.plan("dashes in dashes", "depth", [] { return QByteArray("- ").repeated(largest / 2); });
    corpus.plan("questions in questions", "depth", [] { return QByteArray("? ").repeated(largest / 2); });
    corpus.plan("closing brackets", "syntax", [] { return QByteArray(largest, ']'); });
    corpus.plan("stairs", "depth", [] {
        return repeated(
            largest - mebi, [](qsizetype step) { return QByteArray(std::min<qsizetype>(step, 2000), ' ') + "a:\n"; });
    });
    corpus.owner("an indentation of a million", "",
        [] { return QByteArray("|\n") + QByteArray(mebi, ' ') + "a\n" + QByteArray(mebi, ' ') + "b"; });
    corpus.plan("billion laughs", "alias", [] {
        return "a0: &a0 [x, x, x]\n" + repeated(mebi, [](qsizetype level) {
            const QByteArray before = "*a" + number(level);
            return "a" + number(level + 1) + ": &a" + number(level + 1) + " [" + before + ", " + before + "]\n";
        });
    });
    corpus.plan("an alias of itself", "alias", [] { return QByteArray("a: &a [*a]\n...\n"); });
    corpus.plan("an alias as key", "alias", [] { return QByteArray("&a x: y\n*a : z\n...\n"); });
    corpus.plan(
        "a million anchors", "alias", [] { return repeated(largest - 100, [](qsizetype) { return "- &a\n"; }); });
    corpus.plan("a tag of a megabyte", "tag", [] { return "a: !" + QByteArray(mebi, 't') + " x\n...\n"; });
    corpus.plan("a tag directive", "tag", [] { return QByteArray("%TAG ! tag:evil,2000:\n---\na: !x y\n...\n"); });
    corpus.plan("a later YAML", "syntax", [] { return QByteArray("%YAML 9.9\n---\na: b\n...\n"); });
    corpus.plan("a program as tag", "tag", [] { return QByteArray("a: !!python/object/apply:os.system [id]\n...\n"); });
    corpus.plan(
        "a million documents", "several-documents", [] { return QByteArray("---\na\n").repeated(largest / 6); });
    corpus.plan("a million keys", "unknown-key", [] {
        return smallPlan().chopped(4) + repeated(3 * mebi, [](qsizetype key) { return "k" + number(key) + ":\n"; })
            + "...\n";
    });
    corpus.plan("a million keys on a line", "size",
        [] { return "{" + repeated(largest - 100, [](qsizetype key) { return number(key) + ","; }) + "}\n...\n"; });
    corpus.plan("one key a million times", "duplicate",
        [] { return QByteArray("a: b\n").repeated(largest / 5 - 10) + "...\n"; });
    corpus.in("a million tables", "type", "  tables:\n    - name: sales\n      key: id\n",
        [] { return "  tables: [" + QByteArray("x,").repeated(450'000) + "]\n"; });
    corpus.plan("a key of a megabyte", "size", [] { return "? " + QByteArray(mebi, 'k') + "\n: v\n...\n"; });
    corpus.plan("a key of a megabyte on one line", "syntax", [] { return QByteArray(mebi, 'k') + ": v\n...\n"; });
    corpus.plan("a quotation mark never closed", "syntax",
        [] { return "a: \"" + QByteArray("b ").repeated(largest / 2 - 10); });
    corpus.plan("merge keys", "merge-key", [] { return QByteArray("<<: {a: b}\n").repeated(mebi / 11) + "...\n"; });
    corpus.plan("a list as key", "type", [] { return QByteArray("? [a, b]\n: c\n").repeated(mebi / 14) + "...\n"; });
}

QByteArray components(qsizetype count, const std::function<QByteArray(qsizetype)> &dependsOn)
{
    QByteArray all;
    for (qsizetype index = 0; index < count; ++index)
        all += "  - {id: c" + number(index) + ", name: C, impact: low, priority: P4, rto: 1h, dependsOn: ["
            + dependsOn(index) + "]}\n";
    return all + "scenarios:\n";
}

void values(Corpus &corpus)
{
    corpus.owner("a name of a million letters", "size", [] { return QByteArray(mebi, 'n'); });
    corpus.owner("a name of a million lines", "size", [] { return "|\n" + QByteArray("  n\n").repeated(mebi / 4); });
    corpus.in("an id of a million letters", "size", "- id: some", [] { return "- id: " + QByteArray(mebi, 'a'); });
    corpus.in("an id for a slow pattern", "id", "- id: some", [] { return "- id: " + QByteArray(10'000, 'a') + '!'; });
    corpus.in("a long duration", "size", "    rto: 1h\n",
        [] { return "    rto: " + QByteArray("1h").repeated(mebi) + "\n"; });
    corpus.in("a duration of ten thousand digits", "duration", "    rto: 1h\n",
        [] { return "    rto: " + QByteArray(10'000, '9') + "h\n"; });
    corpus.in(
        "the longest duration there is", "", "    rto: 1h\n", [] { return QByteArray("    rto: 106751991167d\n"); });
    corpus.in("one day more", "duration", "    rto: 1h\n", [] { return QByteArray("    rto: 106751991168d\n"); });
    corpus.in("a number of ten thousand digits", "type", "expected: 0",
        [] { return "expected: " + QByteArray(10'000, '9'); });
    corpus.in("a power", "type", "expected: 0", [] { return QByteArray("expected: 1e999999999"); });
    corpus.in("no number", "type", "level: 1", [] { return QByteArray("level: .nan"); });
    corpus.in("a level beyond 32 bits", "type", "level: 1", [] { return QByteArray("level: 4294967297"); });
    corpus.in("paths for ids", "id", "- id: some", [] { return QByteArray("- id: ../../../etc/passwd"); });
    corpus.in(
        "a path for a runbook", "reference", "runbook: restore", [] { return QByteArray("runbook: ../restore"); });
    for (const char *address : {"file:///etc/passwd", "http://169.254.169.254/latest/meta-data",
             "https://me:secret@host.example", "javascript:alert(1)", "https://", "https:///x", "//host.example",
             "https://host.example:99999/", "https://a b.example"})
        corpus.in(address, "address", "components:\n", [address] {
            return QByteArray("environments: [{id: e, name: E, kind: test, address: \"") + address
                + "\"}]\ncomponents:\n";
        });
    corpus.in("ten thousand components in one circle", "cycle", "scenarios:\n",
        [] { return components(10'000, [](qsizetype index) { return "c" + number((index + 1) % 10'000); }); });
    corpus.in("everybody needs everybody", "cycle", "scenarios:\n", [] {
        const QByteArray all = repeated(3'000, [](qsizetype index) { return (index ? ", c" : "c") + number(index); });
        return components(600, [&all](qsizetype) { return all; });
    });
    corpus.in("everybody needs themselves", "cycle", "scenarios:\n",
        [] { return components(20'000, [](qsizetype index) { return "c" + number(index); }); });
    corpus.in("everybody needs nobody", "reference", "scenarios:\n",
        [] { return components(20'000, [](qsizetype index) { return "d" + number(index); }); });
    corpus.in("ten thousand drills at one time", "size", "integrity:\n", [] {
        return "drills:\n" + repeated(mebi, [](qsizetype id) {
            return "  - {id: d" + number(id) + ", title: T, every: month, day: 1, at: 02:00, environment: practice}\n";
        }) + "integrity:\n";
    });
    corpus.in("as many drills as allowed, at one time", "", "integrity:\n", [] {
        QByteArray drills = "drills:\n";
        for (int id = 0; id < 100; ++id)
            drills +=
                "  - {id: d" + number(id) + ", title: T, every: month, day: 1, at: 02:00, environment: practice}\n";
        return drills + "integrity:\n";
    });
    corpus.in("fifty thousand contacts", "size", "escalation:\n", [] {
        return repeated(2 * mebi, [](qsizetype role) {
            return "  - {role: r" + number(role) + ", title: T, vacant: true}\n";
        }) + "escalation:\n";
    });
    corpus.in("one needs half a million", "reference", "dependsOn: [database]", [] {
        return "dependsOn: [" + repeated(largest - mebi, [](qsizetype name) { return "n" + number(name) + ", "; })
            + "]";
    });
    corpus.in("a hundred thousand scenarios of nothing", "reference", "contacts:\n", [] {
        return repeated(largest - mebi, [](qsizetype id) {
            return "  - {id: s" + number(id) + ", title: T, symptom: S, components: [x], runbook: r" + number(id)
                + "}\n";
        }) + "contacts:\n";
    });
    corpus.in("a hundred thousand roles", "size", "      - lead\n",
        [] { return repeated(largest - mebi, [](qsizetype role) { return "      - r" + number(role) + "\n"; }); });
}

void runbooks(Corpus &corpus)
{
    corpus.runbook("references in references", "reference", "count: 3",
        [] { return "count: " + QByteArray("${").repeated(7'000); });
    corpus.runbook("half a million references", "size", "count: 3",
        [] { return "count: " + QByteArray("${a.b}").repeated(mebi / 6); });
    corpus.runbook("a reference of ten thousand parts", "reference", "count: 3",
        [] { return "count: ${steps" + QByteArray(".a").repeated(5'000) + "}"; });
    corpus.runbook(
        "a reference to itself", "reference", "count: 3", [] { return QByteArray("count: ${steps.act.count}"); });
    corpus.runbook("a shell command", "reference", "count: 3", [] { return QByteArray("count: ${IFS}$(rm -rf /)"); });
    corpus.runbook("a million inputs", "", "count: 3", [] {
        return "count: 3\n" + repeated(2 * mebi, [](qsizetype key) { return "      k" + number(key) + ": 1\n"; });
    });
    corpus.runbook("inputs as deep as allowed and deeper", "depth", "count: 3",
        [] { return "count: " + QByteArray(40, '[') + '1' + QByteArray(40, ']'); });
    corpus.runbook("twenty thousand steps", "kind", "  - id: act\n", [] {
        return repeated(largest - mebi, [](qsizetype step) {
            return "  - {id: s" + number(step)
                + ", title: T, purpose: P, phase: F, action: test.none, confirmation: none, undo: U, checks: [{kind: "
                  "test.seen, title: S, inputs: {a: \"${steps.t"
                + number(step) + ".x}\"}}]}\n";
        }) + "  - id: act\n";
    });
    corpus.runbook("twenty thousand steps that look ahead", "reference", "  - id: act\n", [] {
        return repeated(largest - mebi, [](qsizetype step) {
            return "  - {id: s" + number(step)
                + ", title: T, purpose: P, phase: F, action: test.look, inputs: {a: \"${steps.s" + number(step + 1)
                + ".x}\"}, confirmation: none, undo: U, checks: [{kind: test.seen, title: S}]}\n";
        }) + "  - id: act\n";
    });
    corpus.folder("five hundred large runbooks", "size", [] {
        Files files = both(smallPlan(), smallRunbook());
        const QByteArray text = "id: x\n" + QByteArray("#\n").repeated(largest / 2 - 8);
        for (int index = 0; index < 500; ++index)
            files.insert(u"runbooks/r%1.yaml"_s.arg(index), text);
        return files;
    });
    corpus.folder("five hundred runbooks of a million parts", "size", [] {
        Files files = both(smallPlan(), smallRunbook());
        const QByteArray text = "id: [" + QByteArray("1,").repeated(900'000) + "1]\n...\n";
        for (int index = 0; index < 500; ++index)
            files.insert(u"runbooks/r%1.yaml"_s.arg(index), text);
        return files;
    });
    corpus.folder("thirty runbooks of a million parts", "size", [] {
        Files files = both(smallPlan(), smallRunbook());
        const QByteArray text = "id: [" + QByteArray("1,").repeated(900'000) + "1]\n...\n";
        for (int index = 0; index < 30; ++index)
            files.insert(u"runbooks/r%1.yaml"_s.arg(index), text);
        return files;
    });
    corpus.folder("five hundred runbooks of nothing but mistakes", "too-many", [] {
        Files files = both(smallPlan(), smallRunbook());
        const QByteArray text =
            repeated(20'000, [](qsizetype key) { return QByteArray(60, 'k') + number(key) + ":\n"; });
        for (int index = 0; index < 500; ++index)
            files.insert(u"runbooks/r%1.yaml"_s.arg(index), text.repeated(4));
        return files;
    });
    corpus.folder("five hundred good runbooks", "", [] {
        Files files = both(smallPlan(), smallRunbook());
        for (int index = 0; index < 499; ++index)
            files.insert(u"runbooks/r%1.yaml"_s.arg(index),
                changed(smallRunbook(), "id: restore\n", "id: r" + number(index) + "\n"));
        return files;
    });
}

} // namespace

QList<Hostile> hostilePlans()
{
    Corpus corpus;
    corpus.plan("the small plan itself", "", smallPlan);
    bytes(corpus);
    structure(corpus);
    values(corpus);
    runbooks(corpus);
    return corpus.all;
}

} // namespace holdfast::test
