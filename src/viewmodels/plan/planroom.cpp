// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/plan/planroom.h"

#include <QPointer>

namespace holdfast {

PlanRoom::PlanRoom(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(&m_parts.shelf, &PlanShelf::changed, this, &PlanRoom::show);
    const auto tell = [self = QPointer(this)](const Result<> &done) {
        if (self)
            self->m_parts.view.tell(done);
    };
    connect(&m_parts.view, &PlanEditView::saveWanted, this,
        [this, tell](
            const QByteArray &revision, const QList<PlanEdit> &edits) { m_parts.desk.save(revision, edits, tell); });
    connect(&m_parts.view, &PlanEditView::copyWanted, this, [this, tell] { m_parts.desk.copyToOwn(tell); });
    show();
}

void PlanRoom::show()
{
    const PlanShelf &shelf = m_parts.shelf;
    m_parts.view.show(
        {shelf.plan(), shelf.revision(), shelf.folder(), m_parts.desk.isBuiltIn(), m_parts.desk.ownFolder()});
    const std::optional<Plan> approved = m_parts.desk.lastApproved();
    m_parts.changes.show(approved ? approved : shelf.atStart(), shelf.plan(),
        approved ? PlanChangesModel::Against::approved : PlanChangesModel::Against::start);
}

} // namespace holdfast
