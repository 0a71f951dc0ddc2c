// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/decideteam.h"
#include "viewmodels/team/teammodels.h"

namespace holdfast {

/// The page of the team: the lists, and what whoever sits at this desk may do with the chosen line.
class TeamView final : public QObject {
    Q_OBJECT

public:
    explicit TeamView(QObject *parent = nullptr);
    void show(const Situation &situation);

    RolesModel roles;
    TasksModel tasks;
    DecisionsModel decisions;
    TodosModel todos;

    [[nodiscard]] bool isOpen() const { return m_open; }
    /// There is an incident, open or closed.
    [[nodiscard]] bool isDeclared() const { return m_declared; }
    [[nodiscard]] bool canTake(const QString &role) const;
    /// Somebody else has it and did not offer it: taking it needs a reason.
    [[nodiscard]] bool needsReason(const QString &role) const;
    [[nodiscard]] bool canOffer(const QString &role) const;
    [[nodiscard]] bool canRelease(const QString &role) const;
    [[nodiscard]] bool isTaskOpen(const QString &task) const;
    [[nodiscard]] bool isUnderstood(const QString &task) const;
    [[nodiscard]] bool isDecisionOpen(const QString &decision) const;
    [[nodiscard]] bool hasObjection(const QString &decision) const;
    /// Its risk, and who objects and why; empty when there is neither.
    [[nodiscard]] QString decisionDetail(const QString &decision) const;
    [[nodiscard]] bool isTodoOpen(const QString &todo) const;
    /// What the next commander must hear, from the record. Markdown; empty without an incident.
    [[nodiscard]] QString briefing() const;
    /// How an assignment is said aloud; empty while something is missing.
    [[nodiscard]] static QString sentence(const QString &task, const QString &person, int minutes);

    // Requests in the name of whoever sits here.
    [[nodiscard]] TeamCommand take(const QString &role, const QString &reason) const;
    /// Command goes with the generated briefing where none was written.
    [[nodiscard]] TeamCommand offer(const QString &role, const QString &to, const QString &briefing) const;
    [[nodiscard]] TeamCommand release(const QString &role) const;
    [[nodiscard]] TeamCommand assign(const QString &task, const QString &person, int minutes) const;
    [[nodiscard]] TeamCommand object(const QString &decision, const QString &text) const;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] const Team &team() const { return m_situation.incident.team; }

    Situation m_situation;
    bool m_open = false;
    bool m_declared = false;
};

} // namespace holdfast
