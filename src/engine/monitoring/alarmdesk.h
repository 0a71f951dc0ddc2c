// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/health/alarms.h"
#include "domain/health/firstout.h"
#include "domain/health/suggestion.h"
#include "engine/incidents/incidentdesk.h"
#include "engine/monitoring/monitor.h"
#include "engine/plan/planshelf.h"
#include "interfaces/settings.h"

namespace holdfast {

/// What needs a person, and what persons did about it. Acknowledgements and shelves are remembered between runs; while
/// an incident is open they stand in its record as well. Main thread.
class AlarmDesk : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Monitor &monitor;
        PlanShelf &plan;
        IncidentDesk &desk;
        Settings &settings;
        const Clock &clock;
        QString person;
    };
    explicit AlarmDesk(Parts parts, QObject *parent = nullptr);

    [[nodiscard]] AlarmList alarms() const;
    [[nodiscard]] FirstOut firstOut() const { return firstOutOf(m_turns); }
    /// The scenarios that fit what is seen; none while nothing fails.
    [[nodiscard]] QList<Suggestion> suggestions() const;

    /// Somebody has seen it. ErrorCode::notFound where nothing fails.
    [[nodiscard]] Result<> acknowledge(const ComponentId &component);
    [[nodiscard]] Result<> shelve(const ComponentId &component, Duration length, const QString &reason);
    [[nodiscard]] Result<> unshelve(const ComponentId &component);

Q_SIGNALS:
    void changed();

private:
    void take(const ComponentId &component, Health from, Health to);
    [[nodiscard]] SeenComponents seen() const;
    [[nodiscard]] QString nameOf(const ComponentId &component) const;
    void load();
    /// Remembers and, while an incident is open, records it.
    [[nodiscard]] Result<> remember(const QString &sentence);

    Parts m_parts;
    Attention m_attention;
    QList<HealthTurn> m_turns;
};

} // namespace holdfast
