// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace holdfast {

/// A QR code that a phone can read from the screen: black on white whatever the theme, with the quiet zone of four
/// modules that ISO/IEC 18004 asks for. Takes no room while there is nothing to show.
class QrCode final : public QWidget {
    Q_OBJECT

public:
    explicit QrCode(QWidget *parent = nullptr);
    /// What a camera reads; empty shows nothing.
    void setText(const QString &text);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    QList<bool> m_dark; ///< row by row
    int m_width = 0; ///< modules in a row
};

} // namespace holdfast
