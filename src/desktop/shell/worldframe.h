// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/board/incidentheader.h"

#include <QWidget>

namespace holdfast {

/// The ground of the window. In practice and in drills it wears a striped frame with the word on it, so that no
/// screenshot can be mistaken for the real thing.
class WorldFrame final : public QWidget {
    Q_OBJECT

public:
    explicit WorldFrame(QWidget *parent = nullptr);
    void setWorld(IncidentHeader::World world, const QString &word);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintStripes(QPainter &painter) const;

    IncidentHeader::World m_world = IncidentHeader::World::live;
    QString m_word;
};

} // namespace holdfast
