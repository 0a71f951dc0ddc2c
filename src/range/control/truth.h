// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/control/disasters.h"

#include <QElapsedTimer>
#include <QJsonObject>

namespace holdfast::range {

/// Answers GET /_range/truth from the world itself. One object for one question; deletes itself.
class Truth : public QObject {
    Q_OBJECT

public:
    using Told = std::function<void(const QJsonObject &)>;

    static void tell(
        Context &context, NeonProject &project, RailwayService &service, Disasters &disasters, const Told &told);

private:
    Truth(Context &context, NeonProject &project, RailwayService &service, Disasters &disasters, const Told &told);
    /// Looks again until the newest heartbeat has advanced or the time for it is over.
    void watch();
    void finish(bool writing);
    [[nodiscard]] QString newestHeartbeat() const;
    [[nodiscard]] QJsonArray branches() const;
    [[nodiscard]] QJsonArray deployments() const;
    [[nodiscard]] QJsonValue disaster() const;
    void addTables(QJsonObject &truth) const;
    [[nodiscard]] static QJsonValue settings(Result<Sql> &sql);
    [[nodiscard]] static QJsonValue damagedRows(Result<Sql> &sql);

    Context &m_context;
    NeonProject &m_project;
    RailwayService &m_service;
    Disasters &m_disasters;
    Told m_told;
    QString m_branchId;
    Login m_login;
    bool m_reachable = false;
    QString m_firstHeartbeat;
    QElapsedTimer m_age;
    QTimer m_timer;
};

} // namespace holdfast::range
