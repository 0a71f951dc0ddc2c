// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/demo/service.h"

#include "kernel/json.h"

#include <QCoreApplication>
#include <cstdio>

namespace holdfast::range {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

DemoService::DemoService(const Clock &clock, const QString &uri, const QString &buildId, bool spoiled)
    : m_clock(clock)
    , m_buildId(buildId)
    , m_spoiled(spoiled)
    , m_writer(new DemoWriter(clock, uri, buildId))
{
    connect(&m_server, &HttpServer::requested, this, &DemoService::serve);
    connect(m_writer, &DemoWriter::changed, this, [this](const DemoState &state) { m_state = state; });
    m_writer->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_writer, &DemoWriter::begin);
    connect(&m_thread, &QThread::finished, m_writer, &QObject::deleteLater);
    m_thread.start();
}

DemoService::~DemoService()
{
    m_thread.quit();
    m_thread.wait();
}

void DemoService::serve(Exchange *exchange)
{
    const Request &request = exchange->request();
    const QByteArray what = request.method + ' ' + request.path.toUtf8();
    if (what == "GET /api/health")
        return exchange->answer(health());
    if (m_spoiled)
        return exchange->answer(
            jsonResponse(500, {{u"error"_s, u"relation \"sales_v2\" does not exist"_s}, {u"buildId"_s, m_buildId}}));
    if (what == "POST /api/probe")
        return probe(exchange, &DemoWriter::probe);
    if (what == "DELETE /api/probe")
        return probe(exchange, &DemoWriter::forgetProbe);
    if (what == "POST /api/sales")
        return ask(exchange, [this](const auto &reply) { m_writer->sell(reply); });
    if (what == "GET /api/dashboard/summary")
        return ask(exchange, [this](const auto &reply) { m_writer->summarise(reply); });
    if (what == "GET /api/forecasting/basic")
        return ask(exchange, [this](const auto &reply) { m_writer->forecast(reply); });
    exchange->answer(jsonResponse(404, {{u"error"_s, u"not found"_s}, {u"buildId"_s, m_buildId}}));
}

void DemoService::probe(Exchange *exchange, void (DemoWriter::*work)(const QString &, const DemoWriter::Reply &))
{
    const auto body = parseJsonObject(exchange->request().body);
    JsonReader reader(body.value_or(QJsonObject()));
    const QString token = reader.string("token");
    if (!reader.check() || token.isEmpty() || token.size() > 200)
        return exchange->answer(jsonResponse(
            400, {{u"error"_s, u"a token of 1 to 200 characters is required"_s}, {u"buildId"_s, m_buildId}}));
    ask(exchange, [this, token, work](const auto &reply) { (m_writer->*work)(token, reply); });
}

void DemoService::ask(Exchange *exchange, const std::function<void(const DemoWriter::Reply &)> &work)
{
    const QPointer<Exchange> visitor(exchange);
    const auto deliver = [this, visitor](const Response &response) {
        QMetaObject::invokeMethod(this, [visitor, response] {
            if (!visitor.isNull())
                visitor->answer(response);
        });
    };
    QMetaObject::invokeMethod(m_writer, [work, deliver] { work(deliver); });
}

Response DemoService::health()
{
    DemoState state = m_state;
    if (m_clock.utc() - state.at > 4s && !state.failing) {
        state.failing = true;
        state.error = state.at == UtcTime() ? u"the database was not reached yet"_s : u"the database does not answer"_s;
    }
    if (m_spoiled && m_wasWell) {
        state.failing = true;
        state.error = u"relation \"sales_v2\" does not exist"_s;
    }
    m_wasWell = m_wasWell || !state.failing;
    const QString overall = state.failing ? u"unhealthy"_s : state.maintenance ? u"degraded"_s : u"healthy"_s;
    QJsonObject database{{u"status"_s, state.failing ? u"error"_s : u"ok"_s}};
    if (state.failing)
        database.insert(u"error"_s, state.error);
    QJsonValue before;
    if (state.beforeFailure) {
        QJsonObject frozen = state.beforeFailure->json();
        frozen.insert(u"at"_s, formatUtc(state.failedAt));
        before = frozen;
    }
    return jsonResponse(overall == u"healthy" ? 200 : 503,
        {{u"overall"_s, QJsonObject{{u"status"_s, overall}}}, {u"service"_s, u"CapLiquify"_s},
            {u"buildId"_s, m_buildId}, {u"database"_s, database}, {u"maintenance"_s, state.maintenance},
            {u"writes"_s, state.writes.json()}, {u"beforeFailure"_s, before}});
}

int runDemoService(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    qRegisterMetaType<DemoState>();
    const SystemClock clock;
    DemoService service(clock, qEnvironmentVariable("DATABASE_URL"), qEnvironmentVariable("BUILD_ID"),
        qEnvironmentVariableIsSet("SPOILED_BUILD"));
    if (!service.listen(quint16(qEnvironmentVariableIntValue("PORT"))))
        return 1;
    std::printf("{\"port\":%d}\n", int(service.port()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace holdfast::range
