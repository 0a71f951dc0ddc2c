// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/words/tone.h"

#include <QStyledItemDelegate>

namespace holdfast {

/// Paints the cells of a RowsModel: chips where there is a shape with a word, bars where there is a length, headings
/// across the row.
class CellDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit CellDelegate(QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    /// Both return the room that is left for the text.
    [[nodiscard]] QRect paintMark(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, Glyph glyph) const;
    [[nodiscard]] QRect paintBelow(
        QPainter *painter, const QStyleOptionViewItem &option, const QRect &inner, const QString &text) const;
    void paintGround(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintText(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

} // namespace holdfast
