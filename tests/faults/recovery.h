// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "e2e/practice.h"

#include <QProcess>

namespace holdfast::test {

/// One incident on a practice range, recovered by the real program, which may be killed at any time.
class Recovery {
public:
    explicit Recovery(Practice &practice)
        : m_practice(practice)
        , m_confirmations{QStringLiteral("fence"), QStringLiteral("branch"), QStringLiteral("hold"),
              QStringLiteral("variable"), QStringLiteral("deploy=capliquify"), QStringLiteral("lift"),
              QStringLiteral("default"), QStringLiteral("tell")}
    { }

    /// Strikes and declares.
    [[nodiscard]] bool begin(const QString &disaster);
    /// Another plan than the default one, with the confirmations that its runbook needs.
    void use(const QString &planFolder, const QStringList &confirmations);
    /// Another runbook than that for the loss of the database.
    void follow(const QString &runbook, const QString &scenario, const QStringList &confirmations);
    /// Arms a fault; its id.
    [[nodiscard]] QString arm(const QString &route, const QString &kind, const QString &when, QJsonObject more = {});
    [[nodiscard]] bool release(const QString &fault);
    void disarm();

    /// Starts `runbook run` with every confirmation and does not wait.
    void launch();
    void kill();
    /// Restores to this instant instead of the proposed one.
    void restoreTo(UtcTime point) { answer(QStringLiteral("branch.restorePoint"), formatUtc(point)); }
    /// `STEP.QUESTION` gets this answer instead of the proposed one.
    void answer(const QString &question, const QString &value) { m_answers << question + u'=' + value; }
    /// An incident that is declared already.
    void goOnWith(const QString &incident) { m_incident = incident; }
    /// Runs `runbook resume` with every confirmation to its end.
    [[nodiscard]] ProgramRun resume();
    [[nodiscard]] ProgramRun finish();

    /// Calls of the route since begin(): how many arrived, and how many took effect.
    [[nodiscard]] int deliveries(const QString &route) const;
    [[nodiscard]] int effects(const QString &route) const;
    /// How often the journal says that the step was about to act.
    [[nodiscard]] int intents(const QString &step) const;
    /// What the step found out, as the journal has it.
    [[nodiscard]] QJsonValue fact(const QString &step, const QString &name) const;
    [[nodiscard]] QJsonObject step(const QString &step) const;
    [[nodiscard]] const QString &incident() const { return m_incident; }
    [[nodiscard]] QList<QJsonObject> events() const;

private:
    [[nodiscard]] QStringList arguments(const QString &verb) const;
    [[nodiscard]] QStringList withPlan(const QStringList &arguments) const;

    Practice &m_practice;
    QString m_plan; ///< empty: the default plan
    QString m_runbook{QStringLiteral("database-loss")};
    QString m_scenario{QStringLiteral("database-failure")};
    QStringList m_confirmations;
    QStringList m_answers;
    QString m_incident;
    qint64 m_firstCall = 0;
    QProcess m_program;
};

/// The plan that comes with Holdfast; only the wait for tokens of before is short in it.
[[nodiscard]] bool copyPlanWithAShortTail(const QString &folder);

} // namespace holdfast::test
