// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

#include <QJsonDocument>

namespace holdfast {

/// Deeper nesting than any provider needs; Qt's own limit is 1024.
inline constexpr int deepestJson = 64;

/// One JSON object or list and nothing else. Refused, with the byte and the path: what is not JSON, a member that
/// stands twice (Qt would silently take the last one), nesting deeper than `deepestJson`. ErrorCode::badReply.
[[nodiscard]] Result<QJsonDocument> parseJsonText(const QByteArray &bytes);

} // namespace holdfast
