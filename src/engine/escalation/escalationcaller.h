// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escalation/paging.h"
#include "engine/communications/outbox.h"
#include "engine/plan/planshelf.h"

namespace holdfast {

/// Calls whom the plan says, when it says so: each call once, whatever was asleep or started anew in between, and the
/// next person when one does not answer. Main thread.
class EscalationCaller : public QObject {
    Q_OBJECT

public:
    struct Parts {
        IncidentDesk &desk;
        PlanShelf &plan;
        Outbox &outbox;
        const Clock &clock;
        bool practice = true; ///< whatever is sent stays on this machine
    };
    explicit EscalationCaller(Parts parts, QObject *parent = nullptr);

    /// Why nobody is called by itself; empty when they are. A drill on a real environment wakes nobody.
    [[nodiscard]] QString whyNot() const;
    void look();

private:
    void call(const PageDue &due);

    Parts m_parts;
    QTimer m_tick;
    bool m_busy = false;
};

} // namespace holdfast
