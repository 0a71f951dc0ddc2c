// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/recovery/restorepointview.h"

#include <QWidget>

namespace holdfast {

/// The strip on which the restore point is picked. Pointer, or arrow keys: one second, with Ctrl one minute.
class TimeAxis final : public QWidget {
    Q_OBJECT

public:
    explicit TimeAxis(QWidget *parent = nullptr);
    void show(const RestorePointView::Face &face);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void picked(double fraction);
    void nudged(std::chrono::milliseconds by);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRectF line() const;
    void pickAt(const QPointF &position);
    void paintMarks(QPainter &painter) const;
    void paintPoint(QPainter &painter) const;

    RestorePointView::Face m_face;
};

} // namespace holdfast
