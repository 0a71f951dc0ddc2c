// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_files/yaml/findinglist.h"

#include <QByteArray>
#include <yaml.h>

namespace holdfast::plan_files {

[[nodiscard]] Place placeOf(const yaml_mark_t &mark);

/// Says what libyaml stumbled over, in words that tell how to mend it. `closed`: the document had ended with `...`.
void reportProblem(const yaml_parser_t &parser, const QByteArray &text, bool closed, FindingList &findings);

} // namespace holdfast::plan_files
