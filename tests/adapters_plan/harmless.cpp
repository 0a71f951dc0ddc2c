// SPDX-License-Identifier: GPL-3.0-or-later
#include "filelines.h"
#include "mutations.h"

using namespace Qt::StringLiterals;

namespace holdfast::test {

namespace {

bool isQuotable(const KeyLine &key)
{
    // A number in quotation marks is a text; everything else is the same with and without.
    static const QByteArrayList numbers{"level", "day", "expected", "users", "availability", "format"};
    return !key.value.isEmpty() && QByteArray("[{\"'>|").indexOf(key.value[0]) < 0 && !numbers.contains(key.key);
}

QByteArray quotedValue(const FileLines &file, const KeyLine &key, char mark)
{
    const QByteArray doubled = mark == '\'' ? QByteArray(key.value).replace("'", "''") : key.value;
    return file.replaced(key.index, FileLines::lineOf(key, key.key, mark + doubled + mark));
}

/// The two lines of one mapping change places.
std::optional<QByteArray> swapped(const FileLines &file, std::mt19937 &random)
{
    const auto isLeaf = [](const KeyLine &key) { return !key.value.isEmpty() && key.value[0] != '>' && !key.dash; };
    const auto key = file.pick(random, [&](const KeyLine &one) {
        for (const KeyLine &other : file.keys()) {
            if (other.index == one.index + 1 && other.indent == one.indent && isLeaf(other))
                return isLeaf(one);
        }
        return false;
    });
    if (!key)
        return std::nullopt;
    QByteArrayList lines = file.lines();
    std::swap(lines[key->index], lines[key->index + 1]);
    return lines.join('\n');
}

} // namespace

QList<Mutated> harmless(const QByteArray &whole, int rounds)
{
    const FileLines file(whole);
    QList<Mutated> all;
    const auto add = [&all](const QString &name, const QByteArray &text) { all << Mutated{name, text, 0, 0}; };
    add(u"nothing at all"_s, whole);
    add(u"Windows line ends"_s, QByteArray(whole).replace("\n", "\r\n"));
    add(u"byte order mark"_s, "\xef\xbb\xbf" + whole);
    add(u"a marked begin"_s, "---\n" + whole);
    add(u"blank lines behind the end"_s, whole + "\n\n# end\n");
    for (int seed = 1; seed <= rounds; ++seed) {
        std::mt19937 random(unsigned(seed) + 500'000U);
        const auto key = file.pick(random, isQuotable);
        if (!key)
            continue;
        const QString where = u", line %1, seed %2"_s.arg(key->index + 1).arg(seed);
        const QByteArray line = file.lines()[key->index];
        add(u"a comment above"_s + where, file.inserted(key->index, "# “quoted”: [ { & * ! | > ' \" % @ `"));
        add(u"a comment behind"_s + where, file.replaced(key->index, line + " # note: this"));
        add(u"a blank line"_s + where, file.inserted(key->index, "   "));
        add(u"blanks behind"_s + where, file.replaced(key->index, line + "   "));
        add(u"blanks behind the colon"_s + where,
            file.replaced(key->index, FileLines::lineOf(*key, key->key, "    " + key->value)));
        add(u"single quotation marks"_s + where, quotedValue(file, *key, '\''));
        if (!key->value.contains('\\') && !key->value.contains('"'))
            add(u"double quotation marks"_s + where, quotedValue(file, *key, '"'));
        if (const auto text = swapped(file, random))
            add(u"two keys swapped, seed %1"_s.arg(seed), *text);
    }
    return all;
}

} // namespace holdfast::test
