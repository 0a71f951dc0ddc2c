// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/plansource.h"

#include <QObject>

namespace holdfast {

/// The plan in force. A folder with errors never replaces it: the last good plan stays and the findings tell why.
class PlanShelf : public QObject {
    Q_OBJECT

public:
    PlanShelf(const PlanSource &source, QString folder, QObject *parent = nullptr);

    /// Reads the folder again.
    void reload();
    [[nodiscard]] const std::optional<Plan> &plan() const { return m_plan; }
    [[nodiscard]] const QList<Finding> &findings() const { return m_findings; }
    /// What the plan in force was read from, and its signatures as they were then.
    [[nodiscard]] const QMap<QString, QByteArray> &files() const { return m_files; }
    [[nodiscard]] const QMap<QString, QByteArray> &signatures() const { return m_signatures; }
    [[nodiscard]] const QString &folder() const { return m_folder; }
    /// Reads another folder without putting it in force.
    [[nodiscard]] PlanReading check(const QString &folder) const;

Q_SIGNALS:
    void changed();

private:
    const PlanSource &m_source;
    QString m_folder;
    std::optional<Plan> m_plan;
    QList<Finding> m_findings;
    QMap<QString, QByteArray> m_files;
    QMap<QString, QByteArray> m_signatures;
};

} // namespace holdfast
