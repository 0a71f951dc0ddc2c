// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/yaml/nearest.h"

#include <algorithm>
#include <numeric>
#include <vector>

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

/// Longer names are no misspelling of ours, and the comparison costs the product of the lengths.
constexpr qsizetype longestName = 64;
constexpr qsizetype mostListed = 20;
/// Comparing thousands of wrong names with thousands of others would take minutes.
constexpr qsizetype mostCompared = 200;

QString folded(const QString &text)
{
    QString letters = text.toLower();
    letters.remove(u'-').remove(u'_').remove(u' ');
    return letters;
}

/// Damerau-Levenshtein with neighbouring swaps only.
int distance(const QString &left, const QString &right)
{
    const size_t width = size_t(right.size()) + 1;
    std::vector<int> previous(width);
    std::vector<int> current(width);
    std::vector<int> beforePrevious(width);
    std::iota(previous.begin(), previous.end(), 0);
    for (qsizetype row = 1; row <= left.size(); ++row) {
        current[0] = int(row);
        for (qsizetype column = 1; column <= right.size(); ++column) {
            const auto at = size_t(column);
            const int changed = left[row - 1] == right[column - 1] ? 0 : 1;
            current[at] = std::min({previous[at] + 1, current[at - 1] + 1, previous[at - 1] + changed});
            const bool swapped =
                row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
            if (swapped)
                current[at] = std::min(current[at], beforePrevious[at - 2] + 1);
        }
        std::swap(beforePrevious, previous);
        std::swap(previous, current);
    }
    return previous[width - 1];
}

} // namespace

QString nearest(const QString &written, const QStringList &known)
{
    if (written.size() > longestName || known.size() > mostCompared)
        return {};
    const QString letters = folded(written);
    QString best;
    int bestDistance = std::max(1, int(letters.size()) / 3) + 1;
    for (const QString &name : known) {
        if (name.size() > longestName)
            continue;
        const int far = distance(letters, folded(name));
        if (far < bestDistance) {
            bestDistance = far;
            best = name;
        }
    }
    return best;
}

QString suggestion(const QString &written, const QStringList &known)
{
    if (const QString best = nearest(written, known); !best.isEmpty())
        return u" Did you mean `%1`?"_s.arg(best);
    if (known.isEmpty() || known.size() > mostCompared)
        return {};
    const QString more = known.size() > mostListed ? u" and %1 more"_s.arg(known.size() - mostListed) : QString();
    return u" Known here: %1%2."_s.arg(known.mid(0, mostListed).join(u", "_s), more);
}

} // namespace holdfast::plan_files
