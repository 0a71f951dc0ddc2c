// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/approval/judge.h"

#include <QJsonObject>
#include <QStringList>

namespace holdfast {

/// `{"state","text","persons","goodUntil","signatures":[{"file","person","keyId","madeAt","expiresAt","counts","fault",
/// "text"}]}`. What a signature claims is not proven unless it counts.
[[nodiscard]] QJsonObject signingJson(const Result<ApprovalVerdict> &verdict);
/// What it means in the first line, then a line for every signature.
[[nodiscard]] QStringList signingText(const Result<ApprovalVerdict> &verdict);

} // namespace holdfast
