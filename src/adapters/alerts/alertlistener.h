// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/probes/prompts.h"
#include "workers/workerthread.h"

#include <memory>

namespace holdfast {

/// Listens at the ports at which an Alertmanager of this machine calls (webhook, version 4 of its form). Anything that
/// is no such call is refused. Source: prometheus.io/docs/alerting/latest/configuration, `webhook_config`.
class AlertListener final : public Prompts {
public:
    ~AlertListener() override;

    void start(const QList<Endpoint> &endpoints, Sink sink) override;
    void stop() override;

private:
    class Side;
    std::unique_ptr<WorkerThread> m_thread;
    std::shared_ptr<std::unique_ptr<Side>> m_side; ///< made and destroyed on the thread
};

/// Whether the body is what an Alertmanager sends. Pure.
[[nodiscard]] bool isAlertCall(const QByteArray &body);

} // namespace holdfast
