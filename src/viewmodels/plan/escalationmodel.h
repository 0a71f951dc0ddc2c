// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/centre/situation.h"
#include "viewmodels/words/rowsmodel.h"

namespace holdfast {

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
    enum Column { roleColumn, primaryColumn, secondaryColumn, phoneColumn, emailColumn, columns };

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
