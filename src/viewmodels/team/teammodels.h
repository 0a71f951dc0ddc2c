// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/centre/situation.h"
#include "viewmodels/words/rowsmodel.h"

namespace holdfast {

/// Who does what in this incident, and what is offered to whom. The key of a row is the role.
class RolesModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { roleColumn, personColumn, stateColumn, columns };

    explicit RolesModel(QObject *parent = nullptr);
    void show(const Situation &situation);
};

/// Who promised what until when; what is open stands first. The key of a row is the task's id.
class TasksModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { taskColumn, personColumn, stateColumn, columns };

    explicit TasksModel(QObject *parent = nullptr);
    void show(const Situation &situation);
};

/// What was proposed, who objected, how it was settled; what is open stands first. The key is the decision's id.
class DecisionsModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { textColumn, objectionsColumn, stateColumn, columns };

    explicit DecisionsModel(QObject *parent = nullptr);
    void show(const Situation &situation);
};

/// What is to be done afterwards. The key is the item's id.
class TodosModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { textColumn, stateColumn, columns };

    explicit TodosModel(QObject *parent = nullptr);
    void show(const Situation &situation);
};

} // namespace holdfast
