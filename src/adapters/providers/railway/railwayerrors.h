// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/transport.h"

#include <QJsonArray>

namespace holdfast::railway {

/// The error that a GraphQL `errors` list stands for. What its message does not rule out may have happened: an error
/// after a change was begun looks the same as one before.
[[nodiscard]] Error readErrors(const HttpRequest &request, const HttpReply &reply, const QJsonArray &errors);

} // namespace holdfast::railway
