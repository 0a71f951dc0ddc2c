// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/board/incidentheader.h"

#include <QFrame>

class QLabel;

namespace holdfast {

class Fact;
class StateChip;
class StateMark;

/// What stays in sight on every page: what it is and how bad, who commands, the clocks, the journal.
class HeaderStrip final : public QFrame {
    Q_OBJECT

public:
    explicit HeaderStrip(QWidget *parent = nullptr);
    void show(const IncidentHeader::Face &face);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void layOut();
    void showClocks(const IncidentHeader::Face &face);

    StateChip *m_world;
    StateChip *m_plan;
    StateMark *m_mark;
    QLabel *m_title;
    StateChip *m_severity;
    Fact *m_commander;
    Fact *m_impact;
    Fact *m_tightest;
    Fact *m_journal;
    Fact *m_clock;
};

} // namespace holdfast
