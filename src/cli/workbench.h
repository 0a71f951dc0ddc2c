// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/importreport.h"
#include "engine/approvals/approvaldesk.h"
#include "engine/audit/auditdesk.h"
#include "engine/backups/backupdesk.h"
#include "engine/communications/housealert.h"
#include "engine/communications/messagedesk.h"
#include "engine/drills/drillconductor.h"
#include "engine/escalation/reachdesk.h"
#include "engine/execution/stepexecutor.h"
#include "engine/incidents/incidentdesk.h"
#include "engine/incidents/incidentshelf.h"
#include "engine/monitoring/monitor.h"
#include "engine/plan/planshelf.h"
#include "engine/readiness/readinessdesk.h"
#include "engine/review/reviewdesk.h"
#include "engine/secrets/keydesk.h"
#include "engine/team/teamdesk.h"
#include "engine/team/teamlink.h"

#include <QJsonObject>
#include <functional>

namespace holdfast {

/// What must stand before a command can begin. Each one stands on those before it.
enum class Need {
    nothing,
    plan,
    journal, ///< the plan in force, incidents
    world ///< the range and everything that looks at it or acts on it
};

struct RangeState {
    bool running = false;
    qint64 pid = 0;
    QString control; ///< URL of the control side
    QString service; ///< URL of the demo service
    QString file; ///< the description of the range
};

/// One line of `doctor`.
struct Examination {
    enum class Verdict { good, warning, bad };
    QString subject;
    Verdict verdict = Verdict::good;
    QString found;
    QString next; ///< what to do; empty when good
};

/// One step of a dry run.
struct DryStep {
    StepId id;
    QString title;
    enum class State { shown, later, blocked } state = State::later;
    QString why; ///< why it cannot be shown yet, or what blocks it
    QJsonObject preview; ///< toJson(Preview), when shown
};

/// What the commands of `holdfastctl` work on; the composition root implements it. The references may be asked for only
/// after prepare() for their need has succeeded, and stay good until the program ends. Main thread only.
class Workbench {
public:
    template <class T = void> using Done = std::function<void(const Result<T> &)>;

    virtual ~Workbench() = default;
    /// Makes what is needed. `person` is the name that confirmations are recorded under; empty: the author.
    virtual void prepare(Need need, const QString &person, Done<> done) = 0;
    /// Sentences about what takes long, for stderr.
    virtual void onSaid(std::function<void(const QString &)> listener) = 0;

    [[nodiscard]] virtual const Clock &clock() const = 0;
    [[nodiscard]] virtual QString profile() const = 0;
    [[nodiscard]] virtual QString person() const = 0; ///< who is logged in
    [[nodiscard]] virtual PlanShelf &plans() = 0;
    [[nodiscard]] virtual IncidentShelf &incidents() = 0;
    [[nodiscard]] virtual IncidentDesk &desk() = 0;
    [[nodiscard]] virtual ReviewDesk &reviews() = 0;
    /// Needs nothing.
    [[nodiscard]] virtual AuditDesk &audits() = 0;
    [[nodiscard]] virtual Monitor &monitor() = 0;
    [[nodiscard]] virtual BackupDesk &backups() = 0;
    [[nodiscard]] virtual StepExecutor &executor() = 0;
    [[nodiscard]] virtual MessageDesk &messages() = 0;
    /// Proves that people can be reached.
    [[nodiscard]] virtual ReachDesk &reach() = 0;
    /// Whether a recovery could begin.
    [[nodiscard]] virtual ReadinessDesk &readiness() = 0;
    /// Tells the house about something outside any incident.
    virtual void alert(
        const QString &subject, const QString &text, std::function<void(const QList<AlertOutcome> &)> done) = 0;
    [[nodiscard]] virtual DrillConductor &drills() = 0;
    /// Needs nothing; made when it is first asked for.
    [[nodiscard]] virtual KeyDesk &keys() = 0;
    /// Needs nothing; made when it is first asked for.
    [[nodiscard]] virtual ApprovalDesk &approvals() = 0;
    /// Needs nothing; made when it is first asked for.
    [[nodiscard]] virtual TeamDesk &team() = 0;
    /// With the journal; null when this laptop works for itself.
    [[nodiscard]] virtual TeamLink *teamLink() = 0;

    /// Needs nothing. Makes the folder from the document; it appears whole or not at all.
    [[nodiscard]] virtual Result<ImportReport> importPlan(const QString &file, const QString &folder) = 0;
    /// Every step of the runbook as far as it can be resolved now. Sends nothing that has an effect.
    virtual void dryRun(const Runbook &runbook, const QString &title, Done<QList<DryStep>> done) = 0;
    /// Empty: the journal of the state folder.
    virtual void verifyJournal(const QString &file, Done<JournalVerdict> done) = 0;
    virtual void startRange(Done<RangeState> done) = 0;
    virtual void stopRange(Done<RangeState> done) = 0;
    virtual void rangeState(Done<RangeState> done) = 0;
    virtual void examine(std::function<void(const QList<Examination> &)> done) = 0;
};

} // namespace holdfast
