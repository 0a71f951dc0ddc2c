// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/control/measure.h"
#include "range/neon/project.h"
#include "range/postgres/standby.h"
#include "range/railway/service.h"

#include <QUrl>

namespace holdfast::range {

/// Does the damage that a drill is about, on the branch that is live, and remembers what was there before.
class Disasters : public QObject {
    Q_OBJECT

public:
    Disasters(NeonProject &project, RailwayService &service, const Standby &standby, QObject *parent);

    [[nodiscard]] static QStringList names();
    [[nodiscard]] static bool takesCount(const QString &name);
    /// `done` is called when it is true in the world.
    void strike(const QString &name, qint64 count, const Done &done);
    [[nodiscard]] const std::optional<Baseline> &baseline() const { return m_baseline; }
    /// The branch that the live instance is connected to; nullptr when there is none.
    [[nodiscard]] NeonBranch *liveBranch();
    /// The standby's database that the live instance is connected to instead; nothing when it is not.
    [[nodiscard]] std::optional<Login> standbyInUse();

private:
    /// Locks the tables, measures, marks the moment; the transaction stays open in `inside`.
    [[nodiscard]] QUrl databaseInUse();
    [[nodiscard]] Result<Baseline> freeze(Sql &inside, Sql &outside) const;
    [[nodiscard]] Result<> damage(const QString &name, qint64 count, Sql &inside, Sql &outside) const;
    void strikeService(const QString &name, const Done &done);
    void awaitTurn(const QString &deploymentId, const Done &done);

    NeonProject &m_project;
    RailwayService &m_service;
    const Standby &m_standby;
    std::optional<Baseline> m_baseline;
};

} // namespace holdfast::range
