// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/plan/planshelf.h"
#include "interfaces/approvedplan.h"
#include "interfaces/planwriter.h"
#include "workers/pool.h"

#include <functional>

namespace holdfast {

/// Changes the plan in force on behalf of a person. Works in the pool; answers come in the desk's own thread.
class PlanDesk final : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const Result<> &)>;
    struct Places {
        QString builtIn; ///< the plan that came with the program: never changed
        QString own; ///< where the person's own plan belongs
    };

    /// Without `approved` no version counts as approved.
    PlanDesk(PlanShelf &shelf, const PlanWriter &writer, Pool &pool, Places places,
        const ApprovedPlan *approved = nullptr, QObject *parent = nullptr);

    /// The plan that came with the program is in force: it must be copied before anything in it can be changed.
    [[nodiscard]] bool isBuiltIn() const;
    [[nodiscard]] const QString &ownFolder() const { return m_places.own; }
    [[nodiscard]] std::optional<Plan> lastApproved() const;
    /// Carries the edits out on the file of that revision and reads it again; see PlanWriter::save.
    void save(const QByteArray &revision, const QList<PlanEdit> &edits, const Done &done);
    /// Copies the plan in force to the person's own folder and uses it from there.
    void copyToOwn(const Done &done);

private:
    PlanShelf &m_shelf;
    const PlanWriter &m_writer;
    Pool &m_pool;
    const Places m_places;
    const ApprovedPlan *m_approved;
};

} // namespace holdfast
