// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

#include <QJsonObject>
#include <QList>

namespace holdfast::range {

/// One field of a GraphQL selection, its arguments already filled with the variables' values.
struct GraphqlField {
    QString alias;
    QString name;
    QJsonObject arguments;
    QList<GraphqlField> selection;
};

struct GraphqlDocument {
    bool isMutation = false;
    QList<GraphqlField> roots;
};

/// Reads one operation: fields, aliases, arguments, inline fragments. No named fragments.
[[nodiscard]] Result<GraphqlDocument> parseGraphql(const QString &text, const QJsonObject &variables);

/// Exactly the selected members of a value. An object is one that has `__typename`; other values are scalars.
[[nodiscard]] Result<QJsonValue> project(const QJsonValue &value, const GraphqlField &field);

} // namespace holdfast::range
