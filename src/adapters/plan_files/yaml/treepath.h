// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_files/yaml/yamltree.h"

#include <QStringList>

namespace holdfast::plan_files {

/// How the items of a list are told apart: by `id`, `role`, `name`, `level`, `function` or `key`, the first that is
/// there; a text by itself. Empty for anything else.
[[nodiscard]] QString itemName(const Node &item);

/// One step down: the value of a key, or the item of that name; null when there is none or more than one.
[[nodiscard]] const Node *innerNode(const Node &node, const QString &name);

/// What stands at the end of the path (`components`, `application`, `rto`), or null.
[[nodiscard]] const Node *nodeAt(const Node &root, const QStringList &path);

/// The same, to change it.
[[nodiscard]] Node *nodeAt(Node &root, const QStringList &path);

} // namespace holdfast::plan_files
