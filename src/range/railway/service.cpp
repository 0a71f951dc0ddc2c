// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/railway/service.h"

#include "range/process/children.h"
#include "range/server/forward.h"

#include <QCryptographicHash>
#include <signal.h>

namespace holdfast::range {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString newCommit(Context &context)
{
    return QString::fromLatin1(QCryptographicHash::hash(context.uuid().toUtf8(), QCryptographicHash::Sha1).toHex());
}

} // namespace

RailwayService::RailwayService(Context &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_projectId(context.uuid())
    , m_environmentId(context.uuid())
    , m_serviceId(context.uuid())
    , m_createdAt(context.now())
    , m_newestCommit(newCommit(context))
{ }

Deployment *RailwayService::deployment(const QString &id)
{
    for (Deployment &one : m_deployments) {
        if (one.id == id)
            return &one;
    }
    return nullptr;
}

Deployment *RailwayService::live()
{
    for (Deployment &one : m_deployments) {
        if (one.live)
            return &one;
    }
    return nullptr;
}

QString RailwayService::deploy(const Variables &variables, const Settled &settled, const QString &commit)
{
    for (Deployment &older : m_deployments) {
        if (older.isStarting()) {
            retire(older, u"REMOVED"_s);
            settle(older);
        }
    }
    Deployment fresh;
    fresh.id = m_context.uuid();
    fresh.buildId = u"build-"_s + m_context.letters(10);
    fresh.createdAt = m_context.now();
    fresh.variables = variables;
    fresh.commit = commit.isEmpty() ? m_newestCommit : commit;
    fresh.settled = settled;
    Deployment &made = m_deployments.emplace_back(std::move(fresh));
    setStatus(made, u"INITIALIZING"_s);
    launch(made);
    return made.id;
}

void RailwayService::launch(Deployment &deployment)
{
    const QString id = deployment.id;
    auto *process = new QProcess(this);
    deployment.process = process;
    deployment.port = 0;
    bindToThisProcess(*process, SIGKILL);
    QProcessEnvironment environment;
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    for (auto one = deployment.variables.cbegin(); one != deployment.variables.cend(); ++one)
        environment.insert(one.key(), one.value());
    environment.insert(u"BUILD_ID"_s, deployment.buildId);
    environment.insert(u"PORT"_s, u"0"_s);
    if (m_badCommits.contains(deployment.commit))
        environment.insert(u"SPOILED_BUILD"_s, u"1"_s);
    process->setProcessEnvironment(environment);
    process->setProcessChannelMode(QProcess::MergedChannels);
    connect(process, &QProcess::readyRead, this, [this, id] { readOutput(id); });
    connect(process, &QProcess::finished, this, [this, id, process] { processEnded(id, process); });
    process->start(ownProgram(), {u"app"_s});
    QTimer::singleShot(20s, process, [this, id] {
        if (const Deployment *late = this->deployment(id); late->isStarting())
            fail(id, u"the health check did not pass within 20 s"_s);
    });
}

void RailwayService::setStatus(Deployment &deployment, const QString &status)
{
    deployment.status = status;
    deployment.statusAt = m_context.now();
}

void RailwayService::readOutput(const QString &id)
{
    Deployment *one = deployment(id);
    if (one->process == nullptr)
        return;
    while (one->process->canReadLine()) {
        const QByteArray line = one->process->readLine().trimmed();
        one->logs << QString::fromUtf8(line);
        const int port = QJsonDocument::fromJson(line).object().value(u"port"_s).toInt();
        if (one->port == 0 && port != 0) {
            one->port = quint16(port);
            setStatus(*one, u"DEPLOYING"_s);
            checkHealth(id);
        }
    }
}

void RailwayService::checkHealth(const QString &id)
{
    const Deployment *asked = deployment(id);
    QProcess *process = asked->process;
    if (process == nullptr || !asked->isStarting())
        return;
    Request request;
    request.method = "GET";
    request.path = u"/api/health"_s;
    const auto read = [this, id](const std::optional<Response> &response) {
        Deployment *one = deployment(id);
        if (!one->isStarting())
            return;
        const QJsonObject body = response ? QJsonDocument::fromJson(response->body).object() : QJsonObject();
        const QString status = body[u"overall"_s][u"status"_s].toString();
        if (status == u"healthy" || status == u"degraded")
            return promote(*one);
        QTimer::singleShot(40ms, one->process, [this, id] { checkHealth(id); });
    };
    Forward::send(asked->port, request, read, process);
}

void RailwayService::promote(Deployment &deployment)
{
    Deployment *old = live();
    deployment.live = true;
    deployment.wasGood = true;
    setStatus(deployment, u"SUCCESS"_s);
    if (old == nullptr || old->id == deployment.id) {
        settle(deployment);
    } else {
        old->live = false;
        QProcess *process = old->process;
        if (process == nullptr || process->state() == QProcess::NotRunning)
            settle(deployment);
        else
            connect(process, &QProcess::finished, this, [this, id = deployment.id] { settle(*this->deployment(id)); });
        retire(*old, u"REMOVED"_s);
    }
    Q_EMIT turned(deployment.id);
}

void RailwayService::retire(Deployment &deployment, const QString &status)
{
    setStatus(deployment, status);
    deployment.live = false;
    if (QProcess *process = std::exchange(deployment.process, nullptr); process != nullptr)
        process->terminate();
}

void RailwayService::fail(const QString &id, const QString &why)
{
    Deployment *one = deployment(id);
    one->logs << why;
    retire(*one, u"FAILED"_s);
    settle(*one);
    Q_EMIT turned(id);
}

void RailwayService::processEnded(const QString &id, QProcess *process)
{
    process->deleteLater();
    Deployment *one = deployment(id);
    // A process that was let go ends as it should.
    if (one->process != process)
        return;
    one->process = nullptr;
    if (one->isStarting())
        return fail(id, u"the process ended before it was healthy"_s);
    one->live = false;
    setStatus(*one, u"CRASHED"_s);
    Q_EMIT turned(id);
}

void RailwayService::settle(Deployment &deployment)
{
    if (const Settled settled = std::exchange(deployment.settled, {}))
        settled();
}

void RailwayService::restart(const QString &id, const Settled &settled)
{
    Deployment &one = *deployment(id);
    retire(one, u"INITIALIZING"_s);
    one.settled = settled;
    one.stopped = false;
    launch(one);
}

void RailwayService::stop(const QString &id, const Settled &settled)
{
    Deployment &one = *deployment(id);
    one.stopped = true;
    QProcess *process = one.process;
    if (process == nullptr)
        QMetaObject::invokeMethod(this, settled, Qt::QueuedConnection);
    else
        connect(process, &QProcess::finished, this, settled);
    retire(one, u"REMOVED"_s);
    settle(one);
}

void RailwayService::commitBadly()
{
    m_newestCommit = newCommit(m_context);
    m_badCommits << m_newestCommit;
}

void RailwayService::crash()
{
    if (const Deployment *one = live(); one != nullptr && one->process != nullptr)
        one->process->kill();
}

void RailwayService::endAll()
{
    for (Deployment &one : m_deployments) {
        if (QProcess *process = std::exchange(one.process, nullptr); process != nullptr)
            process->kill();
    }
}

} // namespace holdfast::range
