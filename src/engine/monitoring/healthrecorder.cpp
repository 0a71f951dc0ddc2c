// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/monitoring/healthrecorder.h"

namespace holdfast {

namespace {

constexpr Duration worthNoting = std::chrono::seconds{30};

} // namespace

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
    const QJsonValue told = sample.evidence.value(QStringLiteral("clockOffsetSeconds"));
    const Incident &incident = m_desk.incident();
    if (!told.isDouble() || !incident.isOpen())
        return;
    if (m_clockNotedIn != incident.id) {
        m_clockNotedIn = incident.id;
        m_offset = Duration{0};
    }
    const auto offset = std::chrono::duration_cast<Duration>(std::chrono::duration<double>(told.toDouble()));
    if (std::chrono::abs(offset - m_offset) <= worthNoting)
        return;
    m_offset = offset;
    const QString length = formatRough(std::chrono::abs(offset));
    m_desk.submit(
        AddNote{std::chrono::abs(offset) <= worthNoting
                ? tr("This laptop’s clock agrees with the database’s again.")
                : (offset > Duration{0} ? tr("This laptop’s clock is %1 slow, measured against the database.")
                                        : tr("This laptop’s clock is %1 fast, measured against the database."))
                      .arg(length)},
        {});
}

} // namespace holdfast
