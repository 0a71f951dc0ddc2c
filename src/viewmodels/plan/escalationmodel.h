// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escalation/due.h"
#include "viewmodels/centre/situation.h"
#include "viewmodels/words/rowsmodel.h"

namespace holdfast {

/// Who is due in this situation, by the clock that nobody sets; without an incident, counted from this moment. Empty
/// without a plan; the pointers are into the situation's.
[[nodiscard]] QList<EscalationDue> escalationIn(const Situation &situation);

/// The escalation matrix of the plan: who must know when, and who is due now.
class EscalationModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { roleColumn, personColumn, phoneColumn, dueAtColumn, stateColumn, columns };

    explicit EscalationModel(QObject *parent = nullptr);
    void show(const Situation &situation);
};

/// The people of the plan.
class ContactsModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { roleColumn, primaryColumn, secondaryColumn, phoneColumn, emailColumn, reachedColumn, columns };

    explicit ContactsModel(QObject *parent = nullptr);
    void show(const Situation &situation);
};

/// Whom to ask at the providers.
class VendorsModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { nameColumn, emailColumn, columns };

    explicit VendorsModel(QObject *parent = nullptr);
    void show(const Situation &situation);
};

} // namespace holdfast
