// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/plan.h"

#include <QByteArray>
#include <QMap>

namespace holdfast::plan_import {

/// plan.yaml of the plan, as docs/plan-format.md describes it: reading it back gives the same plan, without its
/// runbooks and folder. `comments` stand above their keys.
[[nodiscard]] QByteArray writePlan(const Plan &plan, const QMap<QString, QString> &comments);

} // namespace holdfast::plan_import
