// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/incidents/incidentdesk.h"
#include "engine/monitoring/monitor.h"

#include <QObject>
#include <QSet>

namespace holdfast {

/// Writes into the open incident what the probes believe about each component, whenever it differs from what the
/// journal says: at the declaration, at every change, and after a restart. Also how far this laptop's clock is off,
/// when that is more than 30 s or has changed by as much: every instant that was written down bears it.
class HealthRecorder : public QObject {
    Q_OBJECT

public:
    HealthRecorder(Monitor &monitor, IncidentDesk &desk, QObject *parent = nullptr);

private:
    void reconcileAll();
    void reconcile(const ComponentId &component);
    void noteClock(const Sample &sample);

    Monitor &m_monitor;
    IncidentDesk &m_desk;
    QSet<ComponentId> m_recording; ///< handed to the desk and not yet durable
    IncidentId m_clockNotedIn;
    Duration m_offset{0}; ///< the one noted last; positive: our clock is slow
};

} // namespace holdfast
