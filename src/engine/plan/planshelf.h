// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/plan/planwatch.h"
#include "interfaces/plansource.h"

#include <QObject>
#include <memory>

namespace holdfast {

/// The plan in force. A folder with errors never replaces it: the last good plan stays and the findings tell why.
class PlanShelf : public QObject {
    Q_OBJECT

public:
    PlanShelf(const PlanSource &source, QString folder, QObject *parent = nullptr);

    /// Reads the folder again.
    void reload();
    /// Reads the folder again whenever somebody changes it.
    void watch();
    /// Uses the plan of this folder from now on.
    void use(const QString &folder);
    [[nodiscard]] const std::optional<Plan> &plan() const { return m_plan; }
    [[nodiscard]] const QList<Finding> &findings() const { return m_findings; }
    /// What the plan in force was read from, and its signatures as they were then.
    [[nodiscard]] const QMap<QString, QByteArray> &files() const { return m_files; }
    [[nodiscard]] const QMap<QString, QByteArray> &signatures() const { return m_signatures; }
    /// Of the file that was read last; empty while it has errors and an older plan is in force.
    [[nodiscard]] const QByteArray &revision() const { return m_revision; }
    /// The first good plan since the program was started.
    [[nodiscard]] const std::optional<Plan> &atStart() const { return m_atStart; }
    [[nodiscard]] const QString &folder() const { return m_folder; }
    /// Reads another folder without putting it in force.
    [[nodiscard]] PlanReading check(const QString &folder) const;

Q_SIGNALS:
    void changed();

private:
    const PlanSource &m_source;
    QString m_folder;
    std::optional<Plan> m_plan;
    std::optional<Plan> m_atStart;
    QList<Finding> m_findings;
    QMap<QString, QByteArray> m_files;
    QMap<QString, QByteArray> m_signatures;
    QByteArray m_revision;
    std::unique_ptr<PlanWatch> m_watch;
};

} // namespace holdfast
