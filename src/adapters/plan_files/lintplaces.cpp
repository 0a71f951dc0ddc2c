// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/lintplaces.h"

#include "adapters/plan_files/yaml/treepath.h"

#include <QHash>
#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

/// Finds places in one file. The names of a list are looked up once: there may be a remark about each of thousands.
class PlaceFinder {
public:
    explicit PlaceFinder(const Node &root)
        : m_root(root)
    { }

    Place find(const QStringList &path)
    {
        const Node *node = &m_root;
        Place place = m_root.place;
        for (const QString &part : path) {
            const auto member = std::find_if(node->members.cbegin(), node->members.cend(),
                [&part](const Member &candidate) { return candidate.key == part; });
            if (member != node->members.cend()) {
                place = member->place;
                node = &member->value;
            } else if (const Node *item = itemsOf(*node).value(part)) {
                place = item->place;
                node = item;
            } else {
                break;
            }
        }
        return place;
    }

private:
    using Names = QHash<QString, const Node *>;

    const Names &itemsOf(const Node &list)
    {
        const auto known = m_lists.constFind(&list);
        if (known != m_lists.cend())
            return *known;
        Names names;
        for (const Node &item : list.items)
            names.insert(itemName(item), &item);
        return *m_lists.insert(&list, names);
    }

    const Node &m_root;
    QHash<const Node *, Names> m_lists;
};

} // namespace

QList<Finding> placed(const QList<LintRemark> &remarks, const QMap<QString, Node> &trees)
{
    QList<Finding> findings;
    std::map<QString, PlaceFinder> finders;
    for (auto tree = trees.cbegin(); tree != trees.cend(); ++tree)
        finders.emplace(tree.key(), *tree);
    for (const LintRemark &remark : remarks) {
        const bool isRunbook = remark.path.value(0) == u"runbooks" && remark.path.size() > 1;
        const QString file = isRunbook ? u"runbooks/%1.yaml"_s.arg(remark.path[1]) : u"plan.yaml"_s;
        const auto finder = finders.find(file);
        const Place place =
            finder == finders.end() ? Place{} : finder->second.find(isRunbook ? remark.path.mid(2) : remark.path);
        findings << Finding{file, place.line, place.column, Finding::Severity::warning, remark.message, remark.rule};
    }
    return findings;
}

} // namespace holdfast::plan_files
