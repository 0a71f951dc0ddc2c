// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/plan/plandesk.h"

#include "workers/deliver.h"

#include <QDir>

namespace holdfast {

PlanDesk::PlanDesk(PlanShelf &shelf, const PlanWriter &writer, Pool &pool, Places places, const ApprovedPlan *approved,
    QObject *parent)
    : QObject(parent)
    , m_shelf(shelf)
    , m_writer(writer)
    , m_pool(pool)
    , m_places(std::move(places))
    , m_approved(approved)
{ }

bool PlanDesk::isBuiltIn() const
{
    // Without a folder there is no canonical path.
    const QString builtIn = QDir(m_places.builtIn).canonicalPath();
    return !m_places.builtIn.isEmpty() && !builtIn.isEmpty() && QDir(m_shelf.folder()).canonicalPath() == builtIn;
}

std::optional<Plan> PlanDesk::lastApproved() const { return m_approved ? m_approved->lastApproved() : std::nullopt; }

void PlanDesk::save(const QByteArray &revision, const QList<PlanEdit> &edits, const Done &done)
{
    if (isBuiltIn()) {
        return done(failure(ErrorCode::refused, tr("The plan that came with Holdfast is never changed."), {},
            tr("Copy it to %1 first.").arg(m_places.own)));
    }
    const auto write = [&writer = m_writer, folder = m_shelf.folder(), revision, edits] {
        return writer.save(folder, revision, edits);
    };
    deliver(m_pool.run(write), this, [this, done](const Result<> &saved) {
        // Also after a refusal: what is on disk now is what the person must look at.
        m_shelf.reload();
        done(saved);
    });
}

void PlanDesk::copyToOwn(const Done &done)
{
    const auto write = [&writer = m_writer, from = m_shelf.folder(), to = m_places.own] {
        return writer.copy(from, to);
    };
    deliver(m_pool.run(write), this, [this, done](const Result<> &copied) {
        if (copied)
            m_shelf.use(m_places.own);
        done(copied);
    });
}

} // namespace holdfast
