// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace holdfast {

/// What the window calls the roles of an incident (incidentRoles()), and what each of them does.
class TeamWording {
    Q_DECLARE_TR_FUNCTIONS(holdfast::TeamWording)

public:
    [[nodiscard]] static QString role(const QString &role);
    /// One sentence: what the person does and what they leave to others.
    [[nodiscard]] static QString duty(const QString &role);
};

} // namespace holdfast
