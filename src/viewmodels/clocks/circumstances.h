// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/decideteam.h"
#include "viewmodels/centre/situation.h"

#include <QObject>

namespace holdfast {

/// What holds for the incident: conditions that start legal clocks and call people, the severity, duties that are met.
class Circumstances final : public QObject {
    Q_OBJECT

public:
    explicit Circumstances(QObject *parent = nullptr);
    void show(const Situation &situation);

    [[nodiscard]] bool isOpen() const { return m_situation.incident.isOpen(); }
    [[nodiscard]] Severity severity() const { return m_situation.incident.severity; }
    /// Only who needs to know is told, under a codename.
    [[nodiscard]] bool isRestricted() const { return m_situation.incident.team.restricted; }
    /// "Data breach since 01:41:49Z (access log)"; or that nothing special holds.
    [[nodiscard]] QString holding() const;
    /// `data-breach` reads as "Data breach".
    [[nodiscard]] static QString conditionTitle(const QString &condition);
    /// The legal clock of a row of the clocks; empty where the row is none or its duty is met already.
    [[nodiscard]] QString openDuty(const QString &row) const;

    /// `since` nothing: now.
    [[nodiscard]] TeamCommand condition(
        const QString &name, bool holds, const std::optional<UtcTime> &since, const QString &source) const;

Q_SIGNALS:
    void changed();

private:
    Situation m_situation;
};

} // namespace holdfast
