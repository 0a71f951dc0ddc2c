// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_files/yaml/yamltree.h"
#include "domain/plan/lint.h"

#include <QMap>

namespace holdfast::plan_files {

/// The remarks as warnings with their places. `trees` by file; a path that is not written out leads to the nearest
/// thing above it that is.
[[nodiscard]] QList<Finding> placed(const QList<LintRemark> &remarks, const QMap<QString, Node> &trees);

} // namespace holdfast::plan_files
