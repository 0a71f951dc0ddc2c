// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/railway/edge.h"

#include "range/server/forward.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;

QStringList Edge::routes() const
{
    return {u"health"_s, u"probe"_s, u"sales"_s, u"dashboard"_s, u"forecasting"_s, u"other"_s};
}

QString Edge::routeOf(const Request &request) const
{
    const QString word = request.path.section(u'/', 2, 2);
    return request.path.startsWith(u"/api/") && routes().contains(word) ? word : u"other"_s;
}

Response Edge::refusal(int status) const
{
    return jsonResponse(
        status, {{u"status"_s, u"error"_s}, {u"code"_s, status}, {u"message"_s, u"Application failed to respond"_s}});
}

void Edge::serve(const Request &request, Call &, const Answer &answer)
{
    const Deployment *live = m_service.live();
    if (live == nullptr)
        return answer(refusal(502));
    const auto reply = [this, answer](
                           const std::optional<Response> &response) { answer(response ? *response : refusal(502)); };
    Forward::send(live->port, request, reply, this);
}

} // namespace holdfast::range
