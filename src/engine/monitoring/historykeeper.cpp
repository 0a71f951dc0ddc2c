// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/monitoring/historykeeper.h"

#include "workers/deliver.h"

namespace holdfast {

using namespace std::chrono_literals;

namespace {

constexpr Duration keepEvery = 10s;
constexpr Duration forgetEvery = 6h;

QString keyOf(const ComponentId &component, const QString &environment, const QString &probe)
{
    return component.value() + QLatin1Char('\n') + environment + QLatin1Char('\n') + probe;
}

QString keyOf(const SampleRun &run)
{
    return keyOf(run.component, run.environment, run.probe) + QLatin1Char('\n')
        + QString::number(run.first.time_since_epoch().count());
}

/// How long two looks may lie apart and still be one unbroken watch.
Duration gapOf(const Monitor &monitor, const Sample &sample)
{
    for (const ProbeState &probe : monitor.probes()) {
        if (probe.component == sample.component && probe.spec.name == sample.probe
            && probe.spec.environment == sample.environment)
            return 2 * probe.spec.interval + probe.spec.deadline;
    }
    return Duration{0};
}

} // namespace

HistoryKeeper::HistoryKeeper(Monitor &monitor, SampleHistory &history, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
    , m_history(history)
    , m_clock(clock)
    , m_forgotAt(clock.utc())
{
    connect(&monitor, &Monitor::sampled, this, &HistoryKeeper::take);
    m_timer.setInterval(keepEvery);
    connect(&m_timer, &QTimer::timeout, this, &HistoryKeeper::keepNow);
    m_timer.start();
}

HistoryKeeper::~HistoryKeeper()
{
    if (!m_changed.isEmpty())
        (void)m_history.keep(m_changed.values());
}

void HistoryKeeper::take(const Sample &sample)
{
    const QString probe = keyOf(sample.component, sample.environment, sample.probe);
    const auto running = m_running.find(probe);
    if (running == m_running.end() || !extendRun(*running, sample, gapOf(m_monitor, sample)))
        m_running.insert(probe, runOf(sample));
    const SampleRun &run = m_running[probe];
    m_changed.insert(keyOf(run), run);
}

void HistoryKeeper::keepNow()
{
    forgetOld();
    if (m_changed.isEmpty())
        return;
    const QHash<QString, SampleRun> kept = std::exchange(m_changed, {});
    deliver(m_history.keep(kept.values()), this, [this, kept](const Result<> &result) {
        const bool wasTroubled = m_trouble.has_value();
        m_trouble = result ? std::nullopt : std::optional(result.error());
        if (!result) {
            // Nothing is lost: it is tried again with what came meanwhile.
            for (auto run = kept.cbegin(); run != kept.cend(); ++run) {
                if (!m_changed.contains(run.key()))
                    m_changed.insert(run.key(), run.value());
            }
        }
        if (wasTroubled != m_trouble.has_value())
            Q_EMIT troubleChanged();
    });
}

void HistoryKeeper::forgetOld()
{
    const UtcTime now = m_clock.utc();
    if (now - m_forgotAt < forgetEvery)
        return;
    m_forgotAt = now;
    (void)m_history.forget(now - historyKept);
}

void HistoryKeeper::read(const HistoryQuery &query, Read done)
{
    // The history answers in the order in which it was asked: what is handed over now is read.
    keepNow();
    deliver(m_history.read(query), this, std::move(done));
}

} // namespace holdfast
