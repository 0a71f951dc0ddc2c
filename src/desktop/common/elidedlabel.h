// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace holdfast {

/// One line that ends in an ellipsis where there is no room; the whole text is in the tooltip and for screen readers.
class ElidedLabel final : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace holdfast
