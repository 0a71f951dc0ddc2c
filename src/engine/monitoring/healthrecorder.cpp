// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/monitoring/healthrecorder.h"

#include "domain/health/clockoffset.h"

namespace holdfast {

HealthRecorder::HealthRecorder(Monitor &monitor, IncidentDesk &desk, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
    , m_desk(desk)
{
    connect(&monitor, &Monitor::sampled, this, [this](const Sample &sample) {
        reconcile(sample.component);
        noteClock(sample);
    });
    connect(&desk, &IncidentDesk::changed, this, &HealthRecorder::reconcileAll);
}

void HealthRecorder::reconcileAll()
{
    for (const ComponentId &component : m_monitor.components())
        reconcile(component);
}

void HealthRecorder::reconcile(const ComponentId &component)
{
    const Incident &incident = m_desk.incident();
    const ComponentHealth believed = m_monitor.health(component);
    if (!incident.isOpen() || !believed.measuredAt || m_recording.contains(component))
        return;
    // An incident knows nothing of a component that was never unwell.
    const auto known = incident.health.constFind(component.value());
    const Health recorded = known == incident.health.cend() ? Health::up : known->to;
    if (believed.health == recorded)
        return;
    const std::optional<Sample> sample = m_monitor.lastSample(component);
    m_recording.insert(component);
    m_desk.submit(Record{HealthChanged{component, recorded, believed.health, believed.reason,
                      sample ? sample->evidence : QJsonObject{}}},
        [this, component](const Result<> &) { m_recording.remove(component); });
}

void HealthRecorder::noteClock(const Sample &sample)
{
    const std::optional<Duration> offset = clockOffsetOf(sample.evidence);
    const Incident &incident = m_desk.incident();
    if (!offset || !incident.isOpen())
        return;
    if (m_clockNotedIn != incident.id) {
        m_clockNotedIn = incident.id;
        m_offset = Duration{0};
    }
    if (std::chrono::abs(*offset - m_offset) <= largestClockOffset)
        return;
    m_offset = *offset;
    QString text = tr("This laptop’s clock agrees with the database’s again.");
    if (std::chrono::abs(*offset) > largestClockOffset)
        text = (*offset > Duration{0} ? tr("This laptop’s clock is %1 slow, measured against the database.")
                                      : tr("This laptop’s clock is %1 fast, measured against the database."))
                   .arg(formatRough(std::chrono::abs(*offset)));
    m_desk.submit(AddNote{text}, {});
}

} // namespace holdfast
