// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/health/health.h"
#include "interfaces/probe.h"
#include "kernel/clock.h"
#include "workers/pool.h"

#include <QHash>
#include <QObject>
#include <QTimer>
#include <memory>
#include <stop_token>
#include <vector>

namespace holdfast {

/// Runs the probes at their intervals on the probing pool and keeps what they say. A probe never overlaps itself; a
/// slow one makes its component stale and delays nobody else.
class Monitor : public QObject {
    Q_OBJECT

public:
    Monitor(std::vector<std::unique_ptr<Probe>> probes, Pool &probing, const Clock &clock, Hysteresis hysteresis,
        QObject *parent = nullptr);
    ~Monitor() override;

    void start();
    void stop();
    /// One look at everything now; `sampled` follows for each.
    void lookNow();

    /// The health to show now, stale included; unknown for a component without a probe.
    [[nodiscard]] Health shown(const ComponentId &component) const;
    [[nodiscard]] ComponentHealth health(const ComponentId &component) const;
    [[nodiscard]] std::optional<Sample> lastSample(const ComponentId &component) const;
    /// The last sample that was up: what was known before the failure.
    [[nodiscard]] std::optional<Sample> lastGoodSample(const ComponentId &component) const;
    [[nodiscard]] bool watches(const ComponentId &component) const;
    /// The watched components, in the order of their probes.
    [[nodiscard]] QList<ComponentId> components() const;
    /// Every watched component has at least one sample.
    [[nodiscard]] bool isComplete() const;

Q_SIGNALS:
    void sampled(const holdfast::Sample &sample);
    /// The believed health has changed.
    void changed(const holdfast::ComponentId &component, holdfast::Health from, holdfast::Health to);

private:
    struct Watch;
    void look(Watch &watch);
    void take(Watch &watch, const Sample &sample);
    [[nodiscard]] const Watch *find(const ComponentId &component) const;

    std::vector<std::unique_ptr<Watch>> m_watches;
    Pool &m_probing;
    const Clock &m_clock;
    Hysteresis m_hysteresis;
    std::stop_source m_stop;
};

} // namespace holdfast
