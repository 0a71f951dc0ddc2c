// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/board/objectivesmodel.h"
#include "viewmodels/centre/situation.h"
#include "viewmodels/words/tone.h"

#include <QObject>

namespace holdfast {

/// What is running: the current step, what it waits for, since when.
class RunningView final : public QObject {
    Q_OBJECT

public:
    struct Face {
        QString title;
        QString position; ///< "Step 3 of 9"
        QString doing;
        QString since;
        QString rest; ///< how long the rest took before, and whether that is in time
        QString trouble;
        Tone tone = Tone::normal;
        Glyph shape = Glyph::ring;
        double progress = 0.0; ///< steps done of all

        friend bool operator==(const Face &, const Face &) = default;
    };

    explicit RunningView(QObject *parent = nullptr);
    /// `tightest`: the objective that the rest of the run is compared with.
    void show(const Situation &situation, const std::optional<Tightest> &tightest);
    [[nodiscard]] const Face &face() const { return m_face; }

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] Face faceOf(const Situation &situation, const std::optional<Tightest> &tightest) const;
    void sayRest(
        Face &face, const Situation &situation, const RunbookStep &step, const std::optional<Tightest> &tightest) const;
    void sayActivity(Face &face, const Situation &situation) const;

    Face m_face;
};

} // namespace holdfast
