// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>

namespace holdfast::range {

/// A Relay connection of these nodes, with the edges and the page that belong to one.
[[nodiscard]] QJsonObject connection(const QString &type, const QJsonArray &nodes, bool hasNextPage);

} // namespace holdfast::range
