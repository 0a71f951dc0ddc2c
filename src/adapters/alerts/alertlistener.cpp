// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/alerts/alertlistener.h"

#include "kernel/json.h"

#include <QHttpServer>
#include <QHttpServerResponse>
#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

constexpr Duration endWithin{2000};

} // namespace

bool isAlertCall(const QByteArray &body)
{
    const auto call = parseJsonObject(body);
    return call && call->value(u"version"_s).toString() == "4"_L1 && call->value(u"alerts"_s).isArray();
}

class AlertListener::Side {
public:
    Side(const QList<Endpoint> &endpoints, const Sink &sink)
    {
        for (const Endpoint &endpoint : endpoints) {
            if (endpoint.way != Endpoint::Way::called)
                continue;
            auto server = std::make_unique<QHttpServer>();
            server->route(
                u"/"_s, QHttpServerRequest::Method::Post, [sink, endpoint](const QHttpServerRequest &request) {
                    if (!isAlertCall(request.body()))
                        return QHttpServerResponse(QHttpServerResponse::StatusCode::BadRequest);
                    sink(endpoint);
                    return QHttpServerResponse(QHttpServerResponse::StatusCode::Ok);
                });
            if (server->listen(QHostAddress::LocalHost, endpoint.port) == endpoint.port)
                m_servers.push_back(std::move(server));
            else
                qWarning("Nobody can call at port %u: it is taken by another program.", endpoint.port);
        }
    }

private:
    std::vector<std::unique_ptr<QHttpServer>> m_servers;
};

AlertListener::~AlertListener() { stop(); }

void AlertListener::start(const QList<Endpoint> &endpoints, Sink sink)
{
    stop();
    const bool isCalled = std::any_of(endpoints.begin(), endpoints.end(),
        [](const Endpoint &endpoint) { return endpoint.way == Endpoint::Way::called; });
    if (!isCalled)
        return;
    m_side = std::make_shared<std::unique_ptr<Side>>();
    m_thread = std::make_unique<WorkerThread>(u"alerts"_s);
    m_thread->post(
        [side = m_side, endpoints, sink = std::move(sink)] { *side = std::make_unique<Side>(endpoints, sink); });
}

void AlertListener::stop()
{
    if (!m_thread)
        return;
    m_thread->post([side = m_side] { side->reset(); });
    m_thread->stop(endWithin);
    m_thread.reset();
    m_side.reset();
}

} // namespace holdfast
