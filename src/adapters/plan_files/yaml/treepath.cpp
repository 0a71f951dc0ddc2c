// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/yaml/treepath.h"

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

QString itemName(const Node &item)
{
    if (item.kind == Node::Kind::scalar)
        return item.text;
    for (const auto key : {"id"_L1, "role"_L1, "name"_L1, "level"_L1, "function"_L1, "key"_L1}) {
        for (const Member &member : item.members) {
            if (member.key == key)
                return member.value.text;
        }
    }
    return {};
}

const Node *innerNode(const Node &node, const QString &name)
{
    for (const Member &member : node.members) {
        if (member.key == name)
            return &member.value;
    }
    const Node *found = nullptr;
    for (const Node &item : node.items) {
        if (itemName(item) != name)
            continue;
        if (found)
            return nullptr;
        found = &item;
    }
    return found;
}

const Node *nodeAt(const Node &root, const QStringList &path)
{
    const Node *node = &root;
    for (const QString &name : path) {
        node = innerNode(*node, name);
        if (!node)
            return nullptr;
    }
    return node;
}

Node *nodeAt(Node &root, const QStringList &path)
{
    return const_cast<Node *>(nodeAt(std::as_const(root), path)); // the tree itself is not constant
}

} // namespace holdfast::plan_files
