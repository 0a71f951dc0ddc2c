// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/railway/connection.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;

QJsonObject connection(const QString &type, const QJsonArray &nodes, bool hasNextPage)
{
    QJsonArray edges;
    for (const QJsonValue node : nodes)
        edges << QJsonObject{{u"__typename"_s, type + u"Edge"_s}, {u"cursor"_s, node[u"id"_s]}, {u"node"_s, node}};
    const QJsonValue last = nodes.isEmpty() ? QJsonValue() : nodes.last()[u"id"_s];
    const QJsonObject page{{u"__typename"_s, u"PageInfo"_s}, {u"hasNextPage"_s, hasNextPage},
        {u"hasPreviousPage"_s, false}, {u"endCursor"_s, last},
        {u"startCursor"_s, nodes.isEmpty() ? QJsonValue() : nodes.first()[u"id"_s]}};
    return {{u"__typename"_s, type}, {u"edges"_s, edges}, {u"pageInfo"_s, page}};
}

} // namespace holdfast::range
