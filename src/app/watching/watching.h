// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/samples_sqlite/sqlitehistory.h"
#include "engine/monitoring/alarmdesk.h"
#include "engine/monitoring/healthrecorder.h"
#include "engine/monitoring/historykeeper.h"

namespace holdfast {

/// What listens to the monitor: the incident's record, the history of looks, the alarms. Made when there is a world.
class Watching {
public:
    struct Parts {
        Monitor &monitor;
        PlanShelf &plan;
        IncidentDesk &desk;
        const Clock &clock;
        QString person;
        Settings &settings;
        QString stateFolder;
        QString profile;
    };
    explicit Watching(const Parts &parts);

    [[nodiscard]] AlarmDesk &alarms() { return m_alarms; }
    [[nodiscard]] HistoryKeeper &history() { return m_history; }

private:
    SqliteHistory m_samples;
    HealthRecorder m_recorder;
    HistoryKeeper m_history;
    AlarmDesk m_alarms;
};

} // namespace holdfast
