// SPDX-License-Identifier: GPL-3.0-or-later
#include "mutations.h"

#include "filelines.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace holdfast::test {

namespace {

using Random = std::mt19937;
using Change = std::optional<Mutated>;
using Made = Change (*)(const FileLines &, Random &);

struct MutationKind {
    const char *name;
    Made make;
};

QByteArray oneOf(Random &random, const QByteArrayList &list) { return list[qsizetype(random() % size_t(list.size()))]; }

/// Keys below `inputs` mean what the action says; the reader cannot know them.
bool isRead(const FileLines &file, const KeyLine &key) { return file.parent(key) != "inputs"; }

bool isPlain(const KeyLine &key) { return !key.value.isEmpty() && QByteArray("[{\"'>|&*").indexOf(key.value[0]) < 0; }

Change at(const KeyLine &key, const QByteArray &text, int first, int last)
{
    return Mutated{
        QString::fromUtf8(key.key) + u" in line "_s + QString::number(key.index + 1), text, first + 1, last + 1};
}

Change at(const KeyLine &key, const QByteArray &text) { return at(key, text, key.index, key.index); }

/// The value of a key that the reader reads becomes another one.
Change revalued(const FileLines &file, Random &random, const std::function<bool(const KeyLine &)> &fits,
    const std::function<QByteArray(const KeyLine &)> &value)
{
    const auto key = file.pick(random, [&](const KeyLine &one) { return isRead(file, one) && fits(one); });
    if (!key)
        return std::nullopt;
    return at(*key, file.replaced(key->index, FileLines::lineOf(*key, key->key, value(*key))));
}

Change renamed(const FileLines &file, Random &random, const std::function<QByteArray(const KeyLine &)> &name)
{
    const auto key = file.pick(
        random, [&](const KeyLine &one) { return isRead(file, one) && name(one) != one.key && !one.value.isEmpty(); });
    if (!key)
        return std::nullopt;
    return at(*key, file.replaced(key->index, FileLines::lineOf(*key, name(*key), key->value)));
}

Change misspelt(const FileLines &file, Random &random)
{
    return renamed(file, random, [](const KeyLine &key) {
        QByteArray name = key.key;
        if (name.size() > 2)
            std::swap(name[name.size() - 1], name[name.size() - 2]);
        return name;
    });
}

Change upperCase(const FileLines &file, Random &random)
{
    return renamed(file, random, [](const KeyLine &key) { return key.key.toUpper(); });
}

Change foreignLetter(const FileLines &file, Random &random)
{
    // A Cyrillic “е” looks like ours.
    return renamed(file, random, [](const KeyLine &key) { return QByteArray(key.key).replace("e", "\xd0\xb5"); });
}

Change unclosedKey(const FileLines &file, Random &random)
{
    const auto key = file.pick(random, [](const KeyLine &one) { return isPlain(one) && one.indent > 0 && !one.dash; });
    if (!key)
        return std::nullopt;
    const QByteArray line = QByteArray(key->indent, ' ') + key->key + ' ' + key->value;
    return at(*key, file.replaced(key->index, line), key->index, file.nextContent(key->index));
}

Change noBlankBehindColon(const FileLines &file, Random &random)
{
    const auto key = file.pick(random, [](const KeyLine &one) { return isPlain(one) && !one.dash; });
    if (!key)
        return std::nullopt;
    const QByteArray line = QByteArray(key->indent, ' ') + key->key + ':' + key->value;
    return at(*key, file.replaced(key->index, line), key->index, file.nextContent(key->index));
}

Change tab(const FileLines &file, Random &random)
{
    const auto key = file.pick(random, [](const KeyLine &one) { return one.indent >= 2 && !one.dash; });
    if (!key)
        return std::nullopt;
    return at(*key, file.replaced(key->index, '\t' + file.lines()[key->index].trimmed()));
}

/// A line that stands below one of the same mapping.
bool hasSisterAbove(const FileLines &file, const KeyLine &key)
{
    if (key.dash)
        return false;
    const int above = file.previousContent(key.index);
    for (const KeyLine &other : file.keys()) {
        if (other.index == above)
            return other.indent == key.indent && isPlain(other);
    }
    return false;
}

Change indented(const FileLines &file, Random &random)
{
    const auto key = file.pick(random, [&](const KeyLine &one) { return hasSisterAbove(file, one); });
    if (!key)
        return std::nullopt;
    return at(*key, file.replaced(key->index, ' ' + file.lines()[key->index]));
}

Change outdented(const FileLines &file, Random &random)
{
    const auto key = file.pick(random, [&](const KeyLine &one) { return hasSisterAbove(file, one) && one.indent > 2; });
    if (!key)
        return std::nullopt;
    return at(*key, file.replaced(key->index, file.lines()[key->index].mid(1)));
}

Change twice(const FileLines &file, Random &random)
{
    const auto key = file.pick(random, [](const KeyLine &one) { return isPlain(one) && !one.dash; });
    if (!key)
        return std::nullopt;
    return at(*key, file.inserted(key->index, file.lines()[key->index]), key->index + 1, key->index + 1);
}

Change left(const FileLines &file, Random &random, const QByteArray &open)
{
    return revalued(file, random, isPlain, [&](const KeyLine &key) { return open + key.value; });
}

Change openQuotation(const FileLines &file, Random &random) { return left(file, random, oneOf(random, {"\"", "'"})); }
Change openBracket(const FileLines &file, Random &random) { return left(file, random, oneOf(random, {"[", "{"})); }
Change reserved(const FileLines &file, Random &random) { return left(file, random, oneOf(random, {"@", "`", "%"})); }
Change anchor(const FileLines &file, Random &random) { return left(file, random, "&x "); }
Change tag(const FileLines &file, Random &random) { return left(file, random, oneOf(random, {"!!str ", "!x "})); }

Change alias(const FileLines &file, Random &random)
{
    return revalued(file, random, isPlain, [](const KeyLine &) { return "*x"; });
}

Change colonInside(const FileLines &file, Random &random) { return left(file, random, "Note: "); }

Change aList(const FileLines &file, Random &random)
{
    return revalued(file, random, isPlain, [](const KeyLine &) { return "[a, b]"; });
}

Change aMapping(const FileLines &file, Random &random)
{
    return revalued(file, random, isPlain, [](const KeyLine &) { return "{a: b}"; });
}

Change emptied(const FileLines &file, Random &random)
{
    const QByteArray nothing = oneOf(random, {"", "~", "null", "''", "\" \""});
    return revalued(file, random, isPlain, [&](const KeyLine &) { return nothing; });
}

Change listBecomesText(const FileLines &file, Random &random)
{
    return revalued(
        file, random, [](const KeyLine &key) { return key.value.startsWith('['); },
        [](const KeyLine &) { return "x"; });
}

/// Something put into the middle of a value that must not be there.
Change injected(const FileLines &file, Random &random, const QByteArray &bytes)
{
    return revalued(file, random, isPlain,
        [&](const KeyLine &key) { return QByteArray(key.value).insert(key.value.size() / 2, bytes); });
}

Change control(const FileLines &file, Random &random)
{
    const QByteArray all("\x01\x07\x08\x0b\x0c\x0e\x1b\x1f\x7f");
    return injected(file, random, all.mid(qsizetype(random() % size_t(all.size())), 1));
}

Change nothingByte(const FileLines &file, Random &random) { return injected(file, random, QByteArray(1, '\0')); }

Change invisible(const FileLines &file, Random &random)
{
    return injected(file, random,
        oneOf(random,
            {"\xe2\x80\xae", "\xe2\x80\xad", "\xe2\x81\xa6", "\xe2\x80\x8f", "\xd8\x9c", "\xe2\x80\xa8", "\xef\xbb\xbf",
                "\xc2\x85", "\xef\xbf\xbf"}));
}

Change notUtf8(const FileLines &file, Random &random)
{
    return injected(
        file, random, oneOf(random, {"\xff", "\xc0\xaf", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xe2\x82", "\x80"}));
}

/// The characters of `invisible`, this time spelt out, so that no byte of the file shows them.
Change escaped(const FileLines &file, Random &random)
{
    const QByteArray escape =
        oneOf(random, {"\\u202e", "\\u2066", "\\0", "\\x1b", "\\e", "\\a", "\\N", "\\L", "\\u200f", "\\uFEFF"});
    return revalued(file, random, isPlain,
        [&](const KeyLine &key) { return '"' + QByteArray(key.value).replace('"', "") + escape + "x\""; });
}

Change badDuration(const FileLines &file, Random &random)
{
    static const QRegularExpression form(u"\\A[0-9]+[smhd]\\z"_s);
    const QByteArray bad = oneOf(random,
        {"1 h", "-1h", "soon", "1.5h", "60", "1h1h", "30s1h", "1H", "PT1H", "1e3s", "99999999999999999999d",
            "\xe2\x88\x9e"});
    return revalued(
        file, random, [](const KeyLine &key) { return form.match(QString::fromUtf8(key.value)).hasMatch(); },
        [&](const KeyLine &) { return bad; });
}

Change badChoice(const FileLines &file, Random &random)
{
    static const QByteArrayList choices{
        "impact", "priority", "side", "event", "every", "onlyIf", "measure", "rotation", "confirmation", "vacant"};
    const QByteArray bad = oneOf(random, {"perhaps", "P9", "CRITICAL", "0", "yes", "none at all"});
    return revalued(
        file, random, [](const KeyLine &key) { return choices.contains(key.key); },
        [&](const KeyLine &) { return bad; });
}

Change badNumber(const FileLines &file, Random &random)
{
    static const QByteArrayList numbers{"level", "day", "expected", "users", "availability", "format"};
    const QByteArray bad = oneOf(
        random, {"1e999", "0x10", "NaN", "inf", "\xd9\xa1", "99999999999999999999", "one", "1,5", "--1", "\"1\""});
    return revalued(
        file, random, [](const KeyLine &key) { return numbers.contains(key.key); },
        [&](const KeyLine &) { return bad; });
}

Change badReference(const FileLines &file, Random &random)
{
    static const QByteArrayList names{"components", "dependsOn", "runbook", "scenario", "environment"};
    return revalued(
        file, random, [](const KeyLine &key) { return names.contains(key.key) && !key.value.isEmpty(); },
        [](const KeyLine &key) -> QByteArray { return key.value.startsWith('[') ? "[nobody-such]" : "nobody-such"; });
}

Change badDate(const FileLines &file, Random &random)
{
    const QByteArray bad = oneOf(random, {"25:00", "2am", "02:60", "noon"});
    return revalued(
        file, random, [](const KeyLine &key) { return key.key == "at"; }, [&](const KeyLine &) { return bad; });
}

Change mergeKey(const FileLines &file, Random &random)
{
    const auto key = file.pick(random, [](const KeyLine &one) { return isPlain(one) && !one.dash; });
    if (!key)
        return std::nullopt;
    return at(*key, file.inserted(key->index, QByteArray(key->indent, ' ') + "<<: {a: b}"));
}

Change removedKey(const FileLines &file, Random &random)
{
    static const QByteArrayList needed{"title", "name", "symptom", "rto", "impact", "priority", "every", "measure",
        "within", "sql", "cadence", "purpose", "undo", "confirmation", "action", "phase"};
    const auto key = file.pick(random,
        [&](const KeyLine &one) { return !one.dash && isPlain(one) && needed.contains(one.key) && isRead(file, one); });
    if (!key)
        return std::nullopt;
    return at(*key, file.removed(key->index), file.begins(*key), key->index);
}

Change secondDocument(const FileLines &file, Random &random)
{
    const auto key = file.pick(random, [](const KeyLine &one) { return one.indent == 0; });
    if (!key || key->index == file.nextContent(-1))
        return std::nullopt;
    return at(*key, file.inserted(key->index, "---"), key->index, key->index + 1);
}

Change cutOff(const FileLines &file, Random &random)
{
    const auto key = file.pick(random, [](const KeyLine &one) { return isPlain(one); });
    if (!key)
        return std::nullopt;
    QByteArray text = file.lines().mid(0, key->index).join('\n') + '\n';
    text += file.lines()[key->index].left(key->indent + 1 + int(random() % size_t(key->key.size())));
    return at(*key, text, std::max(0, key->index - 1), key->index + 1);
}

Change noDash(const FileLines &file, Random &random)
{
    const auto key = file.pick(random, [&](const KeyLine &one) {
        return one.dash && FileLines::indentOf(file.lines()[file.previousContent(one.index)]) >= one.indent;
    });
    if (!key)
        return std::nullopt;
    return at(*key, file.replaced(key->index, QByteArray(key->indent, ' ') + key->key + ": " + key->value));
}

const MutationKind kinds[]{{"a misspelt key", misspelt}, {"a key in upper case", upperCase},
    {"a foreign letter in a key", foreignLetter}, {"no colon", unclosedKey},
    {"no blank behind the colon", noBlankBehindColon}, {"a tab", tab}, {"indented too far", indented},
    {"indented too little", outdented}, {"a line twice", twice}, {"a quotation mark left open", openQuotation},
    {"a bracket left open", openBracket}, {"a reserved character", reserved}, {"an anchor", anchor}, {"a tag", tag},
    {"an alias", alias}, {"a colon inside", colonInside}, {"a list instead of a text", aList},
    {"a mapping instead of a text", aMapping}, {"nothing", emptied}, {"a text instead of a list", listBecomesText},
    {"a control character", control}, {"a zero byte", nothingByte}, {"an invisible character", invisible},
    {"not UTF-8", notUtf8}, {"an escaped control character", escaped}, {"a bad duration", badDuration},
    {"a bad choice", badChoice}, {"a bad number", badNumber}, {"a bad reference", badReference},
    {"a bad time", badDate}, {"a merge key", mergeKey}, {"a removed key", removedKey},
    {"a second document", secondDocument}, {"cut off", cutOff}, {"no dash", noDash}};

} // namespace

int malformedKinds() { return int(std::size(kinds)); }

QList<Mutated> malformed(const QByteArray &whole, int rounds)
{
    const FileLines file(whole);
    QList<Mutated> all;
    for (int seed = 1; seed <= rounds; ++seed) {
        for (const MutationKind &kind : kinds) {
            Random random(unsigned(seed * 1000 + (&kind - kinds)));
            Change change = kind.make(file, random);
            if (!change)
                continue;
            change->name =
                QString::fromLatin1(kind.name) + u", "_s + change->name + u", seed "_s + QString::number(seed);
            all << *change;
        }
    }
    return all;
}

} // namespace holdfast::test
