// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/process/worker.h"

#include "range/postgres/schema.h"
#include "range/process/children.h"

#include <QCoreApplication>
#include <cstdio>

namespace holdfast::range {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Worker::Worker(const Clock &clock, const QString &folder, quint64 seed, qint64 pid)
    : m_context(clock, seed)
    , m_pid(pid)
    , m_calls(clock)
    , m_neonToken{u"napi_"_s + m_context.letters(40), clock.utc()}
    , m_railwayToken{m_context.uuid(), clock.utc()}
    , m_statuspageToken{m_context.uuid(), clock.utc()}
    , m_farm(folder, m_context.letters(24), nullptr)
    , m_project(m_context, m_farm, nullptr)
    , m_standby(m_farm, nullptr)
    , m_service(m_context, nullptr)
    , m_neon(m_context, m_project, m_calls, m_neonToken)
    , m_railway(m_service, m_calls, m_railwayToken)
    , m_slack(m_context, Token{m_context.letters(24), clock.utc()})
    , m_statuspage(m_context, m_statuspageToken)
    , m_edge(m_service, nullptr)
    , m_neonFront(m_neon, m_calls, m_faults, nullptr)
    , m_railwayFront(m_railway, m_calls, m_faults, nullptr)
    , m_slackFront(m_slack, m_calls, m_faults, nullptr)
    , m_statuspageFront(m_statuspage, m_calls, m_faults, nullptr)
    , m_edgeFront(m_edge, m_calls, m_faults, nullptr)
    , m_counterparts(makeCounterparts(m_context))
    , m_control({m_context, m_calls, m_faults, m_project, m_service, m_standby, m_slack, m_statuspage, m_counterparts},
          nullptr)
{
    for (const auto &counterpart : m_counterparts)
        m_counterpartFronts.push_back(std::make_unique<Front>(*counterpart, m_calls, m_faults, nullptr));
    m_idle.setSingleShot(true);
    m_idle.setInterval(10min);
    connect(&m_idle, &QTimer::timeout, this, &Worker::end);
    for (Front *front : fronts())
        connect(front, &Front::used, this, &Worker::keepAwake);
    connect(&m_control, &Control::used, this, &Worker::keepAwake);
    connect(&m_standby, &Standby::used, this, &Worker::keepAwake);
    connect(&m_service, &RailwayService::turned, this, &Worker::openDoors);
}

QList<Front *> Worker::fronts()
{
    QList<Front *> all{&m_neonFront, &m_railwayFront, &m_slackFront, &m_statuspageFront, &m_edgeFront};
    for (const auto &front : m_counterpartFronts)
        all << front.get();
    return all;
}

void Worker::begin()
{
    m_project.begin([this](const Result<> &made) {
        if (!made)
            Q_EMIT failed(made.error().what + u": "_s + made.error().why);
        else if (!m_ending)
            startService();
    });
}

void Worker::startService()
{
    m_service.variables() = {
        {u"DATABASE_URL"_s, m_project.connectionUri(m_project.endpoints().first(), applicationRole.toString())},
        {u"APP_NAME"_s, u"CapLiquify"_s}, {u"APP_ENV"_s, u"production"_s}};
    m_service.deploy(m_service.variables(), {});
}

void Worker::openDoors()
{
    if (std::exchange(m_isReady, true))
        return;
    if (m_service.live() == nullptr)
        return Q_EMIT failed(u"the demo service did not become healthy"_s);
    for (Front *front : fronts()) {
        if (!front->listen())
            return Q_EMIT failed(u"cannot listen on 127.0.0.1"_s);
    }
    if (!m_control.listen() || !m_standby.listen())
        return Q_EMIT failed(u"cannot listen on 127.0.0.1"_s);
    m_idle.start();
    Q_EMIT ready(readyLine());
}

QByteArray Worker::readyLine() const
{
    const NeonBranch &main = m_project.branches().first();
    QJsonObject line{{u"version"_s, 1}, {u"pid"_s, m_pid}, {u"control"_s, m_control.origin()},
        {u"neon"_s,
            QJsonObject{{u"url"_s, m_neonFront.origin() + u"/api/v2"_s}, {u"token"_s, m_neonToken.value},
                {u"projectId"_s, m_project.id()}, {u"branchId"_s, main.id},
                {u"databaseName"_s, databaseName.toString()}, {u"roleName"_s, ownerRole.toString()},
                {u"applicationRoleName"_s, applicationRole.toString()}}},
        {u"railway"_s,
            QJsonObject{{u"url"_s, m_railwayFront.origin() + u"/graphql/v2"_s}, {u"token"_s, m_railwayToken.value},
                {u"projectId"_s, m_service.projectId()}, {u"environmentId"_s, m_service.environmentId()},
                {u"serviceId"_s, m_service.serviceId()}, {u"serviceName"_s, u"capliquify"_s}}},
        {u"standby"_s, QJsonObject{{u"uri"_s, m_project.ownerUri(m_standby.port(), u"postgres"_s)}}},
        {u"slack"_s, QJsonObject{{u"webhook"_s, m_slackFront.origin() + m_slack.path()}}},
        {u"statuspage"_s,
            QJsonObject{{u"url"_s, m_statuspageFront.origin() + u"/v1"_s}, {u"token"_s, m_statuspageToken.value},
                {u"pageId"_s, m_statuspage.pageId()}, {u"componentId"_s, m_statuspage.componentId()}}},
        {u"app"_s, QJsonObject{{u"url"_s, m_edgeFront.origin()}}}};
    for (size_t i = 0; i < m_counterparts.size(); ++i)
        line.insert(m_counterparts[i]->name(), m_counterparts[i]->describe(m_counterpartFronts[i]->origin()));
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

void Worker::end()
{
    if (std::exchange(m_ending, true))
        return;
    m_service.endAll();
    m_farm.stopAll([this](const Result<> &) { Q_EMIT ended(); });
}

int runWorker(const QString &folder, quint64 seed, qint64 pid, const std::function<void(const QByteArray &)> &announce)
{
    const SystemClock clock;
    StopSignal stop;
    Worker worker(clock, folder, seed, pid);
    QObject::connect(&stop, &StopSignal::received, &worker, &Worker::end);
    QObject::connect(&worker, &Worker::ready, &worker, announce);
    QObject::connect(&worker, &Worker::ended, qApp, &QCoreApplication::quit);
    QObject::connect(&worker, &Worker::failed, qApp, [](const QString &why) {
        std::fprintf(stderr, "holdfast-range: %s\n", qPrintable(why));
        QCoreApplication::exit(1);
    });
    QMetaObject::invokeMethod(&worker, &Worker::begin, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace holdfast::range
