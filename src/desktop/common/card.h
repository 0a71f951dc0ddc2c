// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/words/tone.h"

#include <QFrame>

namespace holdfast {

/// A quiet rounded ground; with a tone it gets a strip of that colour at its leading edge.
class Card final : public QFrame {
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);
    void setTone(Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::normal;
};

} // namespace holdfast
