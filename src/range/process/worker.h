// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/control/control.h"
#include "range/neon/api.h"
#include "range/process/counterparts.h"
#include "range/railway/api.h"
#include "range/railway/edge.h"

namespace holdfast::range {

/// How a range is started.
struct Options {
    QString state;
    QString portFile;
    std::optional<quint64> seed;
};

/// The whole range in one process: puts the parts together, says when it is ready, ends them all.
class Worker : public QObject {
    Q_OBJECT

public:
    /// `folder` is the cluster's, which this user may fill; `pid` is the process to be named in the ready line.
    Worker(const Clock &clock, const QString &folder, quint64 seed, qint64 pid);
    void begin();
    void end();

Q_SIGNALS:
    void ready(const QByteArray &line);
    void failed(const QString &why);
    void ended();

private:
    void openDoors();
    void startService();
    void keepAwake() { m_idle.start(); }
    /// Every front door, those of the counterparts last.
    [[nodiscard]] QList<Front *> fronts();
    [[nodiscard]] QByteArray readyLine() const;

    Context m_context;
    qint64 m_pid;
    CallLog m_calls;
    FaultBook m_faults;
    Token m_neonToken;
    Token m_railwayToken;
    Token m_statuspageToken;
    Farm m_farm;
    NeonProject m_project;
    Standby m_standby;
    RailwayService m_service;
    NeonApi m_neon;
    RailwayApi m_railway;
    Slack m_slack;
    Statuspage m_statuspage;
    Edge m_edge;
    Front m_neonFront;
    Front m_railwayFront;
    Front m_slackFront;
    Front m_statuspageFront;
    Front m_edgeFront;
    std::vector<std::unique_ptr<Provider>> m_counterparts;
    std::vector<std::unique_ptr<Front>> m_counterpartFronts; ///< in the same order
    Control m_control;
    QTimer m_idle;
    bool m_ending = false;
    bool m_isReady = false;
};

/// Runs a worker to its end; `announce` gets the ready line. The process's exit code.
[[nodiscard]] int runWorker(
    const QString &folder, quint64 seed, qint64 pid, const std::function<void(const QByteArray &)> &announce);

} // namespace holdfast::range
