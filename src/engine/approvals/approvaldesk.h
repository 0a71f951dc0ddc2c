// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/approval/acting.h"
#include "domain/approval/judge.h"
#include "engine/plan/planshelf.h"
#include "interfaces/personkeys.h"
#include "workers/pool.h"

#include <QObject>
#include <functional>
#include <memory>

namespace holdfast {

/// Who may say yes to what: persons, signed plans, approved steps. Judging is quick; whatever opens a secret key runs
/// on the pool and calls `done` later on the main thread.
class ApprovalDesk : public QObject {
    Q_OBJECT

public:
    template <class T = void> using Done = std::function<void(const Result<T> &)>;

    /// Shared with work that is still under way on the pool when the program ends.
    ApprovalDesk(std::shared_ptr<PersonKeys> keys, Pool &work, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] PersonKeys &persons() { return *m_keys; }
    void createPerson(const QString &name, const QString &role, const Secret &passphrase, Done<KnownPerson> done);

    /// What the signatures beside a plan are worth now. An error when the list of known persons cannot be read.
    [[nodiscard]] Result<ApprovalVerdict> judgePlan(
        const QMap<QString, QByteArray> &files, const QMap<QString, QByteArray> &signatures) const;
    [[nodiscard]] Result<ApprovalVerdict> judgePlan(const PlanShelf &plans) const;
    /// Why the plan in force does not count as approved for this incident, one sentence; empty: it does. A run goes on
    /// with the text it was started with, so that text must be the approved one.
    [[nodiscard]] QString missing(const PlanShelf &plans, const Incident &incident) const;
    /// Signs what was read and puts the signature beside the plan.
    void signPlan(const PlanReading &reading, const QString &person, const Secret &passphrase, Duration valid,
        Done<Approval> done);

    /// Approves the step as it is previewed now; gives the token that `runbook run --approve` takes. The operator
    /// cannot approve: `operatorName` is who runs it.
    void approveStep(const Incident &incident, const StepId &step, const QString &person, const Secret &passphrase,
        Duration valid, Done<QByteArray> done);
    /// What the token says, when it is genuine, valid, for this request and of another person than the operator.
    [[nodiscard]] Result<Approval> admit(
        const QByteArray &token, const Incident &incident, const StepId &step, const QString &operatorName) const;

private:
    [[nodiscard]] PresentedApproval present(const QString &source, const QByteArray &signature,
        const QByteArray &content, const QList<KnownPerson> &known) const;
    [[nodiscard]] Result<Approval> newApproval(
        ApprovalKind kind, const QByteArray &content, const QString &person, Duration valid) const;

    std::shared_ptr<PersonKeys> m_keys;
    Pool &m_work;
    const Clock &m_clock;
};

} // namespace holdfast
