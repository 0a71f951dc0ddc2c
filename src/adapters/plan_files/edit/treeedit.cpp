// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/edit/treeedit.h"

#include "adapters/plan_files/yaml/treepath.h"

#include <algorithm>

namespace holdfast::plan_files {

namespace {

Node scalarNode(const QString &text)
{
    Node node;
    node.kind = Node::Kind::scalar;
    node.style = Node::Style::doubleQuoted; // never nothing, whatever the text
    node.text = text;
    return node;
}

Node collection(Node::Kind kind)
{
    Node node;
    node.kind = kind;
    return node;
}

/// What stands at the path; keys that are missing are added, the last one as `kind`.
Node &madeAt(Node &root, const QStringList &path, Node::Kind kind)
{
    Node *node = &root;
    for (qsizetype depth = 0; depth < path.size(); ++depth) {
        if (const Node *inner = innerNode(*node, path[depth])) {
            node = const_cast<Node *>(inner); // of the tree that we change
            continue;
        }
        const bool last = depth + 1 == path.size();
        node->members.push_back({path[depth], {}, 0, collection(last ? kind : Node::Kind::mapping)});
        node = &node->members.back().value;
    }
    return *node;
}

struct Apply {
    Node &root;

    void operator()(const SetValue &edit) const
    {
        madeAt(root, edit.path, Node::Kind::scalar) = scalarNode(edit.value);
    }

    void operator()(const AppendEntry &edit) const
    {
        Node entry = collection(Node::Kind::mapping);
        for (const auto &[key, value] : edit.values)
            entry.members.push_back({key, {}, 0, scalarNode(value)});
        madeAt(root, edit.path, Node::Kind::list).items.push_back(std::move(entry));
    }

    void operator()(const RemovePlace &edit) const
    {
        Node *holder = nodeAt(root, edit.path.mid(0, edit.path.size() - 1));
        if (!holder || edit.path.isEmpty())
            return;
        const QString &name = edit.path.constLast();
        std::erase_if(holder->members, [&name](const Member &member) { return member.key == name; });
        std::erase_if(holder->items, [&name](const Node &item) { return itemName(item) == name; });
    }
};

} // namespace

void applyTo(Node &root, const PlanEdit &edit) { std::visit(Apply{root}, edit); }

bool isSameContent(const Node &left, const Node &right)
{
    if (left.kind != right.kind || left.isNull() != right.isNull() || (!left.isNull() && left.text != right.text))
        return false;
    const auto isSameMember = [](const Member &one, const Member &other) {
        return one.key == other.key && isSameContent(one.value, other.value);
    };
    return std::equal(left.items.cbegin(), left.items.cend(), right.items.cbegin(), right.items.cend(), isSameContent)
        && std::equal(
            left.members.cbegin(), left.members.cend(), right.members.cbegin(), right.members.cend(), isSameMember);
}

} // namespace holdfast::plan_files
