// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/health/suggestion.h"
#include "viewmodels/centre/situation.h"
#include "viewmodels/words/tone.h"

#include <QCoreApplication>

namespace holdfast {

/// What the situation means, said once so that the header, the board and the list of what is due never disagree.
class Assessment {
    Q_DECLARE_TR_FUNCTIONS(holdfast::Assessment)

public:
    explicit Assessment(const Situation &situation);

    QList<Component> down; ///< in the order in which they failed
    QList<Component> degraded;
    QList<Component> blind; ///< watched, but unknown or stale: could be anything
    std::optional<Component> root; ///< the failure that the others follow from
    /// The incident's impact start, or what the probes say while nothing is declared.
    std::optional<UtcTime> impactStart;
    std::optional<UtcTime> detected; ///< the first look that showed it
    /// When the impact ended; nothing while it lasts.
    std::optional<UtcTime> impactEnd;
    bool calm = false; ///< nothing is wrong and no incident is open

    /// One sentence: what is broken and how bad it is.
    [[nodiscard]] QString headline() const { return m_headline; }
    /// The sentence below it: why, or what Holdfast watches.
    [[nodiscard]] QString detail() const { return m_detail; }
    [[nodiscard]] Tone tone() const { return m_tone; }
    [[nodiscard]] Glyph shape() const { return m_shape; }
    /// The scenario of the plan that fits best what the probes say; null when none does.
    [[nodiscard]] static const Scenario *fittingScenario(const Situation &situation);

private:
    [[nodiscard]] static SeenComponents seen(const Situation &situation);
    void sort(const Situation &situation);
    void findRoot(const Situation &situation);
    void findInstants(const Situation &situation);
    void sayHealthy(const Situation &situation);
    void sayBroken(const Situation &situation);
    void sayBlind(const Situation &situation);

    QString m_headline;
    QString m_detail;
    Tone m_tone = Tone::normal;
    Glyph m_shape = Glyph::ring;
};

} // namespace holdfast
