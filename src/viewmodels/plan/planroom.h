// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/plan/plandesk.h"
#include "viewmodels/plan/planchangesmodel.h"
#include "viewmodels/plan/planeditview.h"

namespace holdfast {

/// Between the desk of plans and the page: shows every new reading, what differs in it, and carries out what the editor
/// asks for. Works before the engine is there, because a wrong plan can be what keeps it away.
class PlanRoom final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        PlanShelf &shelf;
        PlanDesk &desk;
        PlanEditView &view;
        PlanChangesModel &changes;
    };
    explicit PlanRoom(const Parts &parts, QObject *parent = nullptr);

    /// Shows the plan in force; to be called as well when another version was approved.
    void show();

private:
    const Parts m_parts;
};

} // namespace holdfast
