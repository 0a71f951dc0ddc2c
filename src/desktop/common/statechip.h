// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/style/shapes.h"

#include <QLabel>

namespace holdfast {

/// A state as shape and word in its tone. A label underneath, so that screen readers read the word as it changes.
class StateChip final : public QLabel {
    Q_OBJECT

public:
    explicit StateChip(QWidget *parent = nullptr);
    void setState(const QString &word, Glyph shape, Tone tone);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    shapes::Chip m_chip;
};

/// A shape alone, beside a text that says the same.
class StateMark final : public QWidget {
    Q_OBJECT

public:
    explicit StateMark(QWidget *parent = nullptr);
    void setState(Glyph shape, Tone tone);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Glyph m_shape = Glyph::none;
    Tone m_tone = Tone::normal;
};

} // namespace holdfast
