// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/monitoring/alarmdesk.h"
#include "engine/monitoring/historykeeper.h"
#include "viewmodels/health/healthview.h"

namespace holdfast {

/// Between the engine's watching and the page of health: shows a picture when something changed and once a second, and
/// carries out what the page asks for.
class HealthRoom final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        PlanShelf &plan;
        Monitor &monitor;
        SightKeeper &sight;
        AlarmDesk &alarms;
        HistoryKeeper &history;
        const Clock &clock;
        HealthView &view;
    };
    explicit HealthRoom(Parts parts, QObject *parent = nullptr);

private:
    void connectRequests();
    void refresh();
    void tell(const Result<> &result, const QString &good);

    Parts m_parts;
    QTimer m_tick;
    int m_ticks = 0;
};

} // namespace holdfast
