// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/lintplaces.h"

#include "adapters/plan_files/yaml/treepath.h"

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

Place placeOf(const Node &root, const QStringList &path)
{
    const Node *node = &root;
    Place place = root.place;
    for (const QString &part : path) {
        const Node *inner = nullptr;
        for (const Member &member : node->members) {
            if (member.key == part) {
                place = member.place;
                inner = &member.value;
            }
        }
        for (const Node &item : node->items) {
            if (itemName(item) == part) {
                place = item.place;
                inner = &item;
            }
        }
        if (!inner)
            break;
        node = inner;
    }
    return place;
}

} // namespace

QList<Finding> placed(const QList<LintRemark> &remarks, const QMap<QString, Node> &trees)
{
    QList<Finding> findings;
    for (const LintRemark &remark : remarks) {
        const bool isRunbook = remark.path.value(0) == u"runbooks" && remark.path.size() > 1;
        const QString file = isRunbook ? u"runbooks/%1.yaml"_s.arg(remark.path[1]) : u"plan.yaml"_s;
        const auto tree = trees.constFind(file);
        const Place place =
            tree == trees.cend() ? Place{} : placeOf(*tree, isRunbook ? remark.path.mid(2) : remark.path);
        findings << Finding{file, place.line, place.column, Finding::Severity::warning, remark.message, remark.rule};
    }
    return findings;
}

} // namespace holdfast::plan_files
