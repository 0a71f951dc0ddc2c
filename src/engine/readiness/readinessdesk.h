// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/readiness/coverage.h"
#include "domain/readiness/readiness.h"
#include "engine/backups/backupdesk.h"
#include "engine/escalation/reachdesk.h"
#include "engine/incidents/incidentshelf.h"
#include "engine/monitoring/monitor.h"
#include "engine/plan/planshelf.h"
#include "engine/secrets/keydesk.h"

namespace holdfast {

/// What would be there if it happened tonight, and what was drilled.
struct Readiness {
    UtcTime at;
    QList<ReadinessCheck> checks;
    Coverage coverage;
    [[nodiscard]] int count(ReadinessVerdict verdict) const;
};

/// Finds out whether a recovery could begin: looks once at everything, tries the keys with harmless calls, reads the
/// journal and the list of backups. Changes nothing. Main thread.
class ReadinessDesk : public QObject {
    Q_OBJECT

public:
    struct Parts {
        PlanShelf &plan;
        Monitor &monitor;
        IncidentShelf &incidents;
        BackupDesk &backups;
        ReachDesk &reach;
        KeyDesk &keys;
        const Clock &clock;
        bool practice = true; ///< no key is needed, and none is tried
        /// What is wanted of this machine: room, clock, programs, key store.
        std::function<void(std::function<void(const QList<ReadinessCheck> &)> done)> machine{};
    };
    explicit ReadinessDesk(Parts parts, QObject *parent = nullptr);

    /// A second call while one is under way gets the same answer. `done` is called once, later.
    void find(std::function<void(const Readiness &)> done);
    /// The newest that was found.
    [[nodiscard]] const std::optional<Readiness> &last() const { return m_last; }

Q_SIGNALS:
    void found();

private:
    void tryKeys(QList<KeyState> keys);
    void awaitLook();
    void readJournal();
    void listBackups();
    void examineMachine();
    void finish(const QList<ReadinessCheck> &machine);

    Parts m_parts;
    ReadinessFacts m_facts;
    std::vector<std::function<void(const Readiness &)>> m_waiting;
    std::optional<Readiness> m_last;
    bool m_isAwaitingLook = false;
};

} // namespace holdfast
