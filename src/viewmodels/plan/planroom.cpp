// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/plan/planroom.h"

#include <QPointer>

namespace holdfast {

PlanRoom::PlanRoom(PlanShelf &shelf, PlanDesk &desk, PlanEditView &view, QObject *parent)
    : QObject(parent)
    , m_shelf(shelf)
    , m_desk(desk)
    , m_view(view)
{
    connect(&shelf, &PlanShelf::changed, this, &PlanRoom::show);
    const auto tell = [self = QPointer(this)](const Result<> &done) {
        if (self)
            self->m_view.tell(done);
    };
    connect(&view, &PlanEditView::saveWanted, this,
        [this, tell](const QByteArray &revision, const QList<PlanEdit> &edits) { m_desk.save(revision, edits, tell); });
    connect(&view, &PlanEditView::copyWanted, this, [this, tell] { m_desk.copyToOwn(tell); });
    show();
}

void PlanRoom::show()
{
    m_view.show({m_shelf.plan(), m_shelf.revision(), m_shelf.folder(), m_desk.isBuiltIn(), m_desk.ownFolder()});
}

} // namespace holdfast
