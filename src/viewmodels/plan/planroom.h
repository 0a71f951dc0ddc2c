// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/plan/plandesk.h"
#include "viewmodels/plan/planeditview.h"

namespace holdfast {

/// Between the desk of plans and the editor: shows every new reading and carries out what the editor asks for. Works
/// before the engine is there, because a wrong plan can be what keeps it away.
class PlanRoom final : public QObject {
    Q_OBJECT

public:
    PlanRoom(PlanShelf &shelf, PlanDesk &desk, PlanEditView &view, QObject *parent = nullptr);

private:
    void show();

    PlanShelf &m_shelf;
    PlanDesk &m_desk;
    PlanEditView &m_view;
};

} // namespace holdfast
