// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/server/front.h"

#include <QTimer>
#include <cmath>

namespace holdfast::range {

using namespace Qt::StringLiterals;

Front::Front(Provider &provider, CallLog &calls, FaultBook &faults, QObject *parent)
    : QObject(parent)
    , m_provider(provider)
    , m_calls(calls)
    , m_faults(faults)
{
    m_faults.allow(provider.name(), provider.routes());
    connect(&m_server, &HttpServer::requested, this, &Front::receive);
}

void Front::receive(Exchange *exchange)
{
    Q_EMIT used();
    const QString route = m_provider.routeOf(exchange->request());
    Call &call = m_provider.isRecorded() ? m_calls.begin(m_provider.name(), route) : m_unrecorded;
    connect(exchange, &Exchange::gone, this, [this, &call] { m_calls.answered(call, {}); });
    const Visitor visitor(exchange);
    const auto fault = m_faults.take(m_provider.name(), route, u"before"_s);
    if (!fault)
        return run(visitor, route, call);
    call.fault = fault->id;
    if (!wait(*fault, visitor, [this, visitor, route, &call] { run(visitor, route, call); }))
        destroy(*fault, visitor, call, m_provider.refusal(503));
}

void Front::run(const Visitor &visitor, const QString &route, Call &call)
{
    // The provider may answer after the client has left, so it gets a copy of the request.
    const Request request = visitor->request();
    m_provider.serve(request, call,
        [this, visitor, route, &call](const Response &response) { leave(visitor, route, call, response); });
}

void Front::leave(const Visitor &visitor, const QString &route, Call &call, const Response &response)
{
    if (visitor.isNull() || visitor->isOver())
        return;
    const auto fault = m_faults.take(m_provider.name(), route, u"after"_s);
    if (!fault)
        return answer(visitor, call, response);
    call.fault = fault->id;
    if (!wait(*fault, visitor, [this, visitor, &call, response] { answer(visitor, call, response); }))
        destroy(*fault, visitor, call, response);
}

bool Front::wait(const Fault &fault, const Visitor &visitor, const std::function<void()> &then)
{
    const auto go = [visitor, then] {
        if (!visitor.isNull() && !visitor->isOver())
            then();
    };
    if (fault.kind == u"delay")
        QTimer::singleShot(std::chrono::milliseconds(std::llround(fault.seconds * 1000)), this, go);
    else if (fault.kind == u"hold")
        m_faults.hold(fault.id, go);
    else
        return false;
    return true;
}

void Front::destroy(const Fault &fault, const Visitor &visitor, Call &call, const Response &response)
{
    if (fault.kind == u"status") {
        Response refusal = m_provider.refusal(fault.status);
        if (fault.status == 429 || fault.status == 503)
            refusal.headers.append({"Retry-After", QByteArray::number(std::llround(std::ceil(fault.seconds)))});
        return answer(visitor, call, refusal);
    }
    if (fault.kind == u"garbage") {
        Response garbage = response;
        garbage.status = 200;
        garbage.body = QByteArray("}{ \xff\xfe garbage \x01 [[[\"");
        return answer(visitor, call, garbage);
    }
    if (fault.kind == u"truncate") {
        m_calls.answered(call, response.status);
        return visitor->truncate(response);
    }
    m_calls.answered(call, {});
    if (fault.kind == u"reset")
        visitor->reset();
    else
        visitor->close();
}

void Front::answer(const Visitor &visitor, Call &call, const Response &response)
{
    m_calls.answered(call, response.status);
    visitor->answer(response);
}

} // namespace holdfast::range
