// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plan/changes.h"

#include "domain/plan/leaves.h"

#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

/// The values of a plan by path, and the entries (`contacts`, `cto`) that they belong to.
struct PlanIndex {
    explicit PlanIndex(const QList<PlanLeaf> &leaves)
    {
        for (const PlanLeaf &leaf : leaves) {
            values.insert(leaf.path, leaf.value);
            entries.insert(entryOf(leaf.path));
        }
    }
    [[nodiscard]] static QStringList entryOf(const QStringList &path)
    {
        return path.size() > 2 ? path.mid(0, 2) : QStringList();
    }
    QHash<QStringList, QString> values;
    QSet<QStringList> entries;
};

/// What of `here` is not the same `there`: each value, or the whole entry where `there` has none of it.
QList<PlanChange> missing(const QList<PlanLeaf> &here, const PlanIndex &there, bool onlyGone)
{
    QList<PlanChange> changes;
    QStringList told;
    for (const PlanLeaf &leaf : here) {
        const QStringList entry = PlanIndex::entryOf(leaf.path);
        if (!entry.isEmpty() && !there.entries.contains(entry)) {
            // The first value of an entry is its title.
            if (told != entry)
                changes.append({entry, {}, leaf.value});
            told = entry;
            continue;
        }
        const QString other = there.values.value(leaf.path);
        if (other != leaf.value && (!onlyGone || other.isEmpty()))
            changes.append({leaf.path, other, leaf.value});
    }
    return changes;
}

} // namespace

QList<PlanChange> changesBetween(const Plan &before, const Plan &after)
{
    const QList<PlanLeaf> old = leavesOf(before);
    const QList<PlanLeaf> fresh = leavesOf(after);
    QList<PlanChange> changes = missing(fresh, PlanIndex(old), false);
    for (const PlanChange &gone : missing(old, PlanIndex(fresh), true))
        changes.append({gone.path, gone.after, {}});
    return changes;
}

} // namespace holdfast
