// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/centre/assessment.h"
#include "viewmodels/centre/commands.h"

#include <QObject>

namespace holdfast {

/// The declaration, filled from what the probes say. Opening it takes the prefill; after that it is the person's.
class DeclareForm final : public QObject {
    Q_OBJECT

public:
    struct Choice {
        ScenarioId id;
        QString title;
        bool suggested = false;

        friend bool operator==(const Choice &, const Choice &) = default;
    };

    explicit DeclareForm(QObject *parent = nullptr);
    void show(const Situation &situation, const Assessment &assessment);

    /// What a declaration of this moment says.
    [[nodiscard]] const Declaration &suggestion() const { return m_suggestion; }
    [[nodiscard]] const QList<Choice> &scenarios() const { return m_scenarios; }
    /// "Impact since 01:41:49Z (2 min), as the probe of PostgreSQL Database saw it."
    [[nodiscard]] QString impactText() const { return m_impactText; }
    /// Where this will be recorded and what it touches.
    [[nodiscard]] QString profileText() const { return m_profileText; }
    [[nodiscard]] bool isDrillOnly() const { return m_drillOnly; }
    [[nodiscard]] bool canDeclare() const { return m_canDeclare; }
    /// Why a declaration with this title is not complete; empty when it is.
    [[nodiscard]] QString problem(const QString &title) const;

private:
    void suggestScenario(const Situation &situation, const Assessment &assessment);

    Declaration m_suggestion;
    QList<Choice> m_scenarios;
    QString m_impactText;
    QString m_profileText;
    bool m_drillOnly = false;
    bool m_canDeclare = false;
};

} // namespace holdfast
