// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/monitoring/monitor.h"

#include "workers/deliver.h"

namespace holdfast {

using namespace std::chrono_literals;

namespace {

/// A sample that contradicts what is shown is confirmed or refuted soon, instead of an interval later.
constexpr Duration confirmAfter = 100ms;

} // namespace

struct Monitor::Watch {
    std::unique_ptr<Probe> probe;
    ComponentHealth health;
    std::optional<Sample> last;
    std::optional<Sample> lastGood;
    QTimer timer;
    bool looking = false;
};

Monitor::Monitor(std::vector<std::unique_ptr<Probe>> probes, Pool &probing, const Clock &clock, Hysteresis hysteresis,
    QObject *parent)
    : QObject(parent)
    , m_probing(probing)
    , m_clock(clock)
    , m_hysteresis(hysteresis)
{
    for (std::unique_ptr<Probe> &probe : probes) {
        auto watch = std::make_unique<Watch>();
        watch->probe = std::move(probe);
        watch->timer.setInterval(watch->probe->interval());
        connect(&watch->timer, &QTimer::timeout, this, [this, raw = watch.get()] { look(*raw); });
        m_watches.push_back(std::move(watch));
    }
}

Monitor::~Monitor() { m_stop.request_stop(); }

void Monitor::start()
{
    for (const auto &watch : m_watches)
        watch->timer.start();
    lookNow();
}

void Monitor::stop()
{
    for (const auto &watch : m_watches)
        watch->timer.stop();
}

void Monitor::lookNow()
{
    for (const auto &watch : m_watches)
        look(*watch);
}

void Monitor::look(Watch &watch)
{
    if (watch.looking)
        return;
    watch.looking = true;
    // The probes outlive the pool's work: the composition root stops the pool before the monitor dies.
    Probe *probe = watch.probe.get();
    const auto sample = m_probing.run([probe, stop = m_stop.get_token()] { return probe->run(stop); });
    deliver(sample, this, [this, &watch](const Sample &taken) { take(watch, taken); });
}

void Monitor::take(Watch &watch, const Sample &sample)
{
    watch.looking = false;
    const ComponentHealth before = watch.health;
    watch.health = fold(before, sample, m_hysteresis);
    watch.last = sample;
    if (sample.health == Health::up)
        watch.lastGood = sample;
    Q_EMIT sampled(sample);
    if (before.measuredAt && before.health != watch.health.health)
        Q_EMIT changed(sample.component, before.health, watch.health.health);
    if (watch.health.pendingCount > 0)
        QTimer::singleShot(confirmAfter, &watch.timer, [this, &watch] { look(watch); });
}

const Monitor::Watch *Monitor::find(const ComponentId &component) const
{
    for (const auto &watch : m_watches) {
        if (watch->probe->component() == component)
            return watch.get();
    }
    return nullptr;
}

Health Monitor::shown(const ComponentId &component) const
{
    const Watch *watch = find(component);
    return watch ? shownHealth(watch->health, m_clock.utc(), watch->probe->interval(), watch->probe->deadline())
                 : Health::unknown;
}

ComponentHealth Monitor::health(const ComponentId &component) const
{
    const Watch *watch = find(component);
    return watch ? watch->health : ComponentHealth{};
}

std::optional<Sample> Monitor::lastSample(const ComponentId &component) const
{
    const Watch *watch = find(component);
    return watch ? watch->last : std::nullopt;
}

std::optional<Sample> Monitor::lastGoodSample(const ComponentId &component) const
{
    const Watch *watch = find(component);
    return watch ? watch->lastGood : std::nullopt;
}

bool Monitor::watches(const ComponentId &component) const { return find(component) != nullptr; }

QList<ComponentId> Monitor::components() const
{
    QList<ComponentId> ids;
    for (const auto &watch : m_watches)
        ids << watch->probe->component();
    return ids;
}

bool Monitor::isComplete() const
{
    for (const auto &watch : m_watches) {
        if (!watch->last)
            return false;
    }
    return true;
}

} // namespace holdfast
