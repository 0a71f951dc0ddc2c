// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"

#include <QSet>

namespace holdfast::test {

/// A second book about the same incident, kept by the events alone and by rules of its own. Where it does not agree
/// with the state, one of the two is wrong.
class Ledger {
public:
    /// `after`: the state with the event in it. Empty, or what must never happen, in a sentence.
    [[nodiscard]] QString enter(const Event &event, const Incident &after);

private:
    QString enterBody(const Event &event);
    QString compare(const Event &event, const Incident &after) const;
    QString enterStep(const Event &event);

    QString on(const Declared &body);
    QString on(const StepApproved &body);
    QString on(const InstantSet &body);
    QString on(const Closed &body);
    QString on(const Reopened &body);
    QString on(const RunStarted &body);
    QString on(const RunLeft &body);
    QString on(const RoleOffered &body);
    QString on(const RoleTaken &body);
    QString on(const RoleReleased &body);
    QString on(const TaskAssigned &body);
    QString on(const TaskUnderstood &body);
    QString on(const TaskEnded &body);
    QString on(const DecisionProposed &body);
    QString on(const ObjectionRaised &body);
    QString on(const DecisionSettled &body);
    QString on(const TodoAdded &body);
    QString on(const TodoDone &body);
    QString on(const SeverityChanged &body);
    QString on(const PrivacyChanged &body);
    QString on(const DutyMet &body);
    template <class Other> QString on(const Other &) { return {}; }

    qint64 m_sequence = 0;
    bool m_open = false;
    bool m_run = false;
    QString m_severity;
    bool m_restricted = false;
    QMap<QString, QString> m_holders;
    QStringList m_nonces;
    QMap<QString, QString> m_offers;
    QMap<QString, bool> m_tasks; ///< open?
    QSet<QString> m_understood;
    QMap<QString, bool> m_decisions; ///< open?
    QSet<QString> m_disputed;
    QMap<QString, bool> m_todos; ///< open?
    QSet<QString> m_duties;
    QMap<InstantName, UtcTime> m_instants;
    QSet<QString> m_confirmed; ///< steps that may act
    QSet<QString> m_done; ///< steps that are finished
    QSet<QString> m_acting; ///< steps with an intent and no outcome
};

} // namespace holdfast::test
