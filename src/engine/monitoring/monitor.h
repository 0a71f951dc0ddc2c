// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/monitoring/sightkeeper.h"
#include "engine/monitoring/watch.h"
#include "workers/pool.h"

#include <QObject>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace holdfast {

/// One probe as a person sees it.
struct ProbeState {
    ComponentId component;
    ProbeSpec spec;
    Health shown = Health::unknown; ///< stale included
    ComponentHealth health;
    std::optional<Sample> last;
    std::optional<Duration> age; ///< of the last sample
};

/// Runs the probes at their intervals and keeps what they say. A probe never overlaps itself; a slow one makes its
/// component stale and delays nobody else. A component is as well as the worst of its probes in the environment that
/// is worked on; the probes of other environments are shown, and change nothing else.
class Monitor : public QObject {
    Q_OBJECT

public:
    struct Parts {
        std::vector<std::unique_ptr<Probe>> probes;
        /// A number below 1, for spreading the first looks; without it they all begin at once.
        std::function<double()> random{};
        /// Asked before a failure by the network is believed; null: this laptop's own connection does not matter.
        SightKeeper *sight = nullptr;
        /// Tell while the monitor runs that a probe should look at once; none: the next regular look finds out.
        std::vector<Prompts *> prompts{};
    };
    Monitor(Parts parts, Pool &probing, const Clock &clock, Hysteresis hysteresis, QObject *parent = nullptr);
    ~Monitor() override;

    void start();
    void stop();
    /// One look at everything now; `sampled` follows for each.
    void lookNow();

    /// The health to show now, stale included; unknown for a component without a probe.
    [[nodiscard]] Health shown(const ComponentId &component) const;
    /// What is believed of the component, by its worst probe.
    [[nodiscard]] ComponentHealth health(const ComponentId &component) const;
    /// The last sample of the worst probe, with what the others measured beside it.
    [[nodiscard]] std::optional<Sample> lastSample(const ComponentId &component) const;
    /// The last sample that was up: what was known before the failure, with what the other probes measured beside it.
    [[nodiscard]] std::optional<Sample> lastGoodSample(const ComponentId &component) const;
    [[nodiscard]] bool watches(const ComponentId &component) const;
    /// The watched components of the environment that is worked on, in the order of their probes.
    [[nodiscard]] QList<ComponentId> components() const;
    /// Every probe, also those of other environments.
    [[nodiscard]] QList<ProbeState> probes() const;
    /// Every watched component has at least one sample of each of its probes.
    [[nodiscard]] bool isComplete() const;

Q_SIGNALS:
    void sampled(const holdfast::Sample &sample);
    /// The believed health of a component has changed.
    void changed(const holdfast::ComponentId &component, holdfast::Health from, holdfast::Health to);

private:
    void add(std::unique_ptr<Probe> probe);
    void awaitPrompts();
    /// Something may have happened there: its probes look at once, and what they find is believed at once.
    void doubt(const Endpoint &endpoint);
    void look(Watch &watch);
    /// Believes the sample as far as this laptop can see.
    void take(Watch &watch, const Sample &sample);
    void believe(Watch &watch, const Sample &sample);
    [[nodiscard]] Health shown(const Watch &watch) const;
    [[nodiscard]] QList<const Watch *> watchesOf(const ComponentId &component) const;
    [[nodiscard]] const Watch *worst(const ComponentId &component) const;

    std::vector<std::unique_ptr<Watch>> m_watches;
    std::function<double()> m_random;
    SightKeeper *m_sight;
    std::vector<Prompts *> m_prompts;
    Pool &m_probing;
    const Clock &m_clock;
    Hysteresis m_hysteresis;
    std::stop_source m_stop;
};

} // namespace holdfast
