// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/board/objectivesmodel.h"

#include <QObject>

namespace holdfast {

/// The strip that stays above every page.
class IncidentHeader final : public QObject {
    Q_OBJECT

public:
    enum class World { live, practice, drill };
    struct Face {
        World world = World::practice;
        QString worldWord; ///< `DRILL`, `PRACTICE`, `REAL`
        QString planWord; ///< where the plan limits what may be done for real; empty: it does not
        QString title;
        QString severity;
        Tone tone = Tone::normal;
        Glyph shape = Glyph::ring;
        QString commander;
        QString commanderDetail;
        QString impact; ///< elapsed, as a clock; empty when nothing is wrong
        QString impactDetail;
        bool impactOver = false;
        std::optional<Tightest> tightest;
        QString journal;
        QString journalDetail;
        Tone journalTone = Tone::normal;
        QString clock; ///< UTC, to the second
        QString localClock;

        friend bool operator==(const Face &, const Face &) = default;
    };

    explicit IncidentHeader(QObject *parent = nullptr);
    void show(const Situation &situation, const Assessment &assessment, const std::optional<Tightest> &tightest);
    [[nodiscard]] const Face &face() const { return m_face; }
    /// `DRILL: Database is gone · Holdfast`
    [[nodiscard]] QString windowTitle() const;

Q_SIGNALS:
    void changed();

private:
    void sayWorld(Face &face, const Situation &situation) const;
    void sayIncident(Face &face, const Situation &situation, const Assessment &assessment) const;
    void sayImpact(Face &face, const Situation &situation, const Assessment &assessment) const;
    void sayJournal(Face &face, const Situation &situation) const;

    Face m_face;
};

} // namespace holdfast
