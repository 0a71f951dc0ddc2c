// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/monitoring/monitor.h"

#include "workers/deliver.h"

#include <algorithm>
#include <utility>

namespace holdfast {

using namespace std::chrono_literals;

namespace {

/// A sample that contradicts what is shown is confirmed or refuted soon, instead of an interval later.
constexpr Duration confirmAfter = 100ms;

/// The sample with what the others measured; what it says itself stands.
Sample withEvidenceOf(Sample sample, const QList<std::optional<Sample>> &others)
{
    for (const std::optional<Sample> &other : others) {
        for (auto one = other ? other->evidence.constBegin() : QJsonObject::const_iterator();
             other && one != other->evidence.constEnd(); ++one) {
            if (!sample.evidence.contains(one.key()))
                sample.evidence.insert(one.key(), one.value());
        }
    }
    return sample;
}

} // namespace

Monitor::Monitor(Parts parts, Pool &probing, const Clock &clock, Hysteresis hysteresis, QObject *parent)
    : QObject(parent)
    , m_random(std::move(parts.random))
    , m_sight(parts.sight)
    , m_prompts(std::move(parts.prompts))
    , m_probing(probing)
    , m_clock(clock)
    , m_hysteresis(hysteresis)
{
    for (std::unique_ptr<Probe> &probe : parts.probes)
        add(std::move(probe));
}

void Monitor::add(std::unique_ptr<Probe> probe)
{
    auto watch = std::make_unique<Watch>();
    watch->component = probe->component();
    watch->spec = probe->spec();
    watch->probe = std::move(probe);
    watch->timer = std::make_unique<QTimer>();
    connect(watch->timer.get(), &QTimer::timeout, this, [this, raw = watch.get()] {
        raw->timer->setInterval(raw->spec.interval);
        look(*raw);
    });
    m_watches.push_back(std::move(watch));
}

Monitor::~Monitor()
{
    m_stop.request_stop();
    stop();
}

void Monitor::start()
{
    for (const auto &watch : m_watches) {
        // After the first look the probes spread over their intervals, so that they never bunch.
        const double part = m_random ? 0.5 + m_random() / 2 : 1.0;
        watch->timer->start(std::chrono::duration_cast<Duration>(watch->spec.interval * part));
    }
    awaitPrompts();
    lookNow();
}

void Monitor::awaitPrompts()
{
    QList<Endpoint> endpoints;
    for (const auto &watch : m_watches) {
        const std::optional<Endpoint> endpoint = watch->probe->endpoint();
        if (endpoint && !endpoints.contains(*endpoint))
            endpoints << *endpoint;
    }
    for (Prompts *prompts : endpoints.isEmpty() ? std::vector<Prompts *>() : m_prompts) {
        prompts->start(endpoints, [this](const Endpoint &endpoint) {
            QMetaObject::invokeMethod(
                this, [this, endpoint] { doubt(endpoint); }, Qt::QueuedConnection);
        });
    }
}

void Monitor::doubt(const Endpoint &endpoint)
{
    for (const auto &watch : m_watches) {
        if (watch->probe->endpoint() == endpoint) {
            watch->isDoubted = true;
            look(*watch);
        }
    }
}

void Monitor::stop()
{
    for (Prompts *prompts : m_prompts)
        prompts->stop();
    for (const auto &watch : m_watches)
        watch->timer->stop();
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
    watch.isConfirming = std::exchange(watch.isDoubted, false);
    // The probes outlive the pool's work: the composition root stops the pool before the monitor dies.
    Probe *probe = watch.probe.get();
    const auto sample = m_probing.run([probe, stop = m_stop.get_token()] { return probe->run(stop); });
    deliver(sample, this, [this, &watch](const Sample &taken) { take(watch, taken); });
}

void Monitor::take(Watch &watch, const Sample &sample)
{
    const bool isInDoubt = sample.health != Health::up && sample.evidence.value(networkFailureKey).toBool();
    if (!m_sight || !isInDoubt)
        return believe(watch, sample);
    m_sight->whenLooked([this, &watch, sample](const Sight &sight) { believe(watch, seenThrough(sight, sample)); });
}

void Monitor::believe(Watch &watch, const Sample &sample)
{
    watch.looking = false;
    const ComponentHealth before = health(watch.component);
    // What prompted the look was the first sign; a look that finds the same is the second.
    const bool isConfirmed = watch.isConfirming && sample.health == Health::down;
    watch.health = fold(watch.health, sample, isConfirmed ? Hysteresis{1} : m_hysteresis);
    watch.last = sample;
    watch.lookedAt = m_clock.now().bootTime;
    if (sample.health == Health::up)
        watch.lastGood = sample;
    const ComponentHealth after = health(watch.component);
    Q_EMIT sampled(sample);
    if (before.measuredAt && before.health != after.health)
        Q_EMIT changed(sample.component, before.health, after.health);
    if (watch.isDoubted)
        look(watch);
    else if (watch.health.pendingCount > 0)
        QTimer::singleShot(confirmAfter, watch.timer.get(), [this, &watch] { look(watch); });
}

Health Monitor::shown(const Watch &watch) const
{
    const Health shown = watch.shown(m_clock.now());
    // While this laptop sees nothing, what it saw before is no longer known.
    const bool isFromBefore = m_sight && m_sight->sight().isObstructed() && watch.last && m_sight->since()
        && watch.last->at < *m_sight->since();
    return isFromBefore && shown != Health::unknown ? Health::stale : shown;
}

QList<const Watch *> Monitor::watchesOf(const ComponentId &component) const
{
    QList<const Watch *> found;
    for (const auto &watch : m_watches) {
        if (watch->component == component && watch->isHere())
            found << watch.get();
    }
    return found;
}

const Watch *Monitor::worst(const ComponentId &component) const
{
    const QList<const Watch *> all = watchesOf(component);
    QList<Health> healths;
    for (const Watch *watch : all)
        healths << watch->health.health;
    const Watch *found = nullptr;
    for (const Watch *watch : all) {
        if (watch->health.health == worstOf(healths) && (!found || watch->health.since < found->health.since))
            found = watch;
    }
    return found;
}

Health Monitor::shown(const ComponentId &component) const
{
    QList<Health> healths;
    for (const Watch *watch : watchesOf(component))
        healths << shown(*watch);
    return worstOf(healths);
}

ComponentHealth Monitor::health(const ComponentId &component) const
{
    const Watch *watch = worst(component);
    return watch ? watch->health : ComponentHealth{};
}

std::optional<Sample> Monitor::lastSample(const ComponentId &component) const
{
    const Watch *watch = worst(component);
    if (!watch || !watch->last)
        return std::nullopt;
    QList<std::optional<Sample>> others;
    for (const Watch *one : watchesOf(component))
        others << one->last;
    return withEvidenceOf(*watch->last, others);
}

std::optional<Sample> Monitor::lastGoodSample(const ComponentId &component) const
{
    const Watch *watch = worst(component);
    QList<std::optional<Sample>> others;
    for (const Watch *one : watchesOf(component))
        others << one->lastGood;
    std::optional<Sample> found = watch ? watch->lastGood : std::nullopt;
    for (const std::optional<Sample> &other : others)
        found = found ? found : other;
    return found ? std::optional(withEvidenceOf(*found, others)) : std::nullopt;
}

bool Monitor::watches(const ComponentId &component) const { return !watchesOf(component).isEmpty(); }

QList<ComponentId> Monitor::components() const
{
    QList<ComponentId> ids;
    for (const auto &watch : m_watches) {
        if (watch->isHere() && !ids.contains(watch->component))
            ids << watch->component;
    }
    return ids;
}

QList<ProbeState> Monitor::probes() const
{
    const Instant now = m_clock.now();
    QList<ProbeState> states;
    for (const auto &watch : m_watches) {
        ProbeState state{watch->component, watch->spec, shown(*watch), watch->health, watch->last, std::nullopt};
        if (watch->last)
            state.age = std::chrono::duration_cast<Duration>(now.bootTime - watch->lookedAt);
        states << state;
    }
    return states;
}

bool Monitor::isComplete() const
{
    return std::all_of(m_watches.cbegin(), m_watches.cend(), [](const auto &watch) { return watch->last.has_value(); });
}

} // namespace holdfast
