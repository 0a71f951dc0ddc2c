// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/neon/project.h"
#include "range/process/context.h"

#include <QMap>
#include <QProcess>
#include <deque>

namespace holdfast::range {

using Variables = QMap<QString, QString>;

/// One deployment of the demo service and, while it runs, its process.
struct Deployment {
    QString id;
    QString buildId;
    QString status;
    UtcTime createdAt;
    UtcTime statusAt;
    Variables variables;
    QString commit;
    bool stopped = false;
    bool live = false;
    bool wasGood = false;
    QProcess *process = nullptr;
    quint16 port = 0;
    QStringList logs;
    Settled settled;

    [[nodiscard]] bool isStarting() const { return status == u"INITIALIZING" || status == u"DEPLOYING"; }
};

/// One Railway service in one environment: its variables, its deployments, the process behind the live one. The old
/// instance answers until the new one is well.
class RailwayService : public QObject {
    Q_OBJECT

public:
    RailwayService(Context &context, QObject *parent);

    [[nodiscard]] const QString &projectId() const { return m_projectId; }
    [[nodiscard]] const QString &environmentId() const { return m_environmentId; }
    [[nodiscard]] const QString &serviceId() const { return m_serviceId; }
    [[nodiscard]] UtcTime createdAt() const { return m_createdAt; }
    [[nodiscard]] Variables &variables() { return m_variables; }
    /// Oldest first.
    [[nodiscard]] const std::deque<Deployment> &deployments() const { return m_deployments; }
    [[nodiscard]] Deployment *deployment(const QString &id);
    [[nodiscard]] Deployment *live();
    [[nodiscard]] const Context &context() const { return m_context; }

    /// Begins a deployment; `settled` is called when it is live and its predecessor gone, or when it has failed.
    /// `commit` is what is built; empty: the newest one.
    QString deploy(const Variables &variables, const Settled &settled, const QString &commit = {});
    /// Commits a program that is well when it starts and fails from then on.
    void commitBadly();
    void restart(const QString &id, const Settled &settled);
    void stop(const QString &id, const Settled &settled);
    /// Kills the live instance as a crash would.
    void crash();
    void endAll();

Q_SIGNALS:
    /// A deployment became live, failed or crashed.
    void turned(const QString &id);

private:
    void launch(Deployment &deployment);
    void setStatus(Deployment &deployment, const QString &status);
    void readOutput(const QString &id);
    void checkHealth(const QString &id);
    void promote(Deployment &deployment);
    void retire(Deployment &deployment, const QString &status);
    void fail(const QString &id, const QString &why);
    void processEnded(const QString &id, QProcess *process);
    void settle(Deployment &deployment);

    Context &m_context;
    QString m_projectId;
    QString m_environmentId;
    QString m_serviceId;
    UtcTime m_createdAt;
    Variables m_variables;
    QString m_newestCommit;
    QStringList m_badCommits;
    std::deque<Deployment> m_deployments;
};

} // namespace holdfast::range
