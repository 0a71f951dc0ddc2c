// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/readiness/readinessdesk.h"
#include "viewmodels/plan/readinessview.h"

#include <QTimer>

namespace holdfast {

/// Between the desk of readiness and its tab: looks when somebody wants it, and every 15 minutes while no incident is
/// open; not at the start, because it reads the whole journal.
class ReadinessRoom final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        ReadinessDesk &readiness;
        IncidentDesk &desk;
        ReadinessView &view;
    };
    explicit ReadinessRoom(Parts parts, QObject *parent = nullptr);

private:
    void look();

    Parts m_parts;
    QTimer m_tick;
};

} // namespace holdfast
