// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/common/celldelegate.h"

#include "desktop/style/shapes.h"
#include "desktop/style/theme.h"
#include "viewmodels/words/rowsmodel.h"

#include <QPainter>

namespace holdfast {

namespace {

Tone toneOf(const QModelIndex &index) { return Tone(index.data(RowsModel::toneRole).toInt()); }
Glyph shapeOf(const QModelIndex &index) { return Glyph(index.data(RowsModel::shapeRole).toInt()); }
bool isHeading(const QModelIndex &index) { return index.data(RowsModel::headingRole).toBool(); }

QFont fontOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    QFont font = option.font;
    if (isHeading(index))
        font = theme::font(theme::Type::small);
    if (index.data(RowsModel::strongRole).toBool() || isHeading(index))
        font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

CellDelegate::CellDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintGround(painter, option, index);
    const QRect inner = option.rect.adjusted(theme::space2, 0, -theme::space1, 0);
    const double spent = index.data(RowsModel::spentRole).isValid() ? index.data(RowsModel::spentRole).toDouble() : -1.0;
    painter->save();
    painter->setFont(fontOf(option, index));
    if (spent >= 0.0) {
        const int height = 8;
        const QRectF bar(inner.left(), option.rect.center().y() - height / 2 + 1, inner.width(), height);
        shapes::bar(*painter, bar, spent, toneOf(index), option.palette);
    } else if (shapeOf(index) != Glyph::none) {
        const shapes::Chip chip {index.data().toString(), shapeOf(index), toneOf(index),
            index.data(RowsModel::hatchedRole).toBool()};
        const int height = painter->fontMetrics().height() + theme::space1;
        QRect area(inner.left(), option.rect.center().y() - height / 2 + 1, inner.width(), height);
        area.setWidth(std::min(inner.width(), shapes::chipWidth(chip, painter->fontMetrics())));
        shapes::draw(*painter, area, chip, option.palette);
    } else {
        paintText(painter, option, index);
    }
    painter->restore();
}

void CellDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QPalette &palette = option.palette;
    const bool selected = option.state & QStyle::State_Selected;
    if (selected && !isHeading(index))
        painter->fillRect(option.rect, palette.color(QPalette::Highlight));
    painter->fillRect(QRect(option.rect.bottomLeft(), QSize(option.rect.width(), 1)), theme::line(palette));
    const auto *view = qobject_cast<const QWidget *>(option.widget);
    if (selected && view && view->hasFocus() && index.column() == 0)
        painter->fillRect(
            QRect(option.rect.topLeft(), QSize(3, option.rect.height())), theme::fill(palette, Tone::notice));
}

void CellDelegate::paintText(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect inner = option.rect.adjusted(theme::space2, 0, -theme::space1, 0);
    const QColor ink = isHeading(index) ? theme::quiet(option.palette) : theme::text(option.palette, toneOf(index));
    painter->setPen(ink);
    const QString text = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inner.width());
    painter->drawText(inner, int(Qt::AlignLeft | Qt::AlignVCenter), text);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(fontOf(option, index));
    const QString text = index.data().toString();
    const shapes::Chip chip {text, shapeOf(index), toneOf(index), false};
    const int width = chip.shape == Glyph::none ? metrics.horizontalAdvance(text) : shapes::chipWidth(chip, metrics);
    return {width + theme::space4, metrics.height() + theme::space2 + theme::space1};
}

} // namespace holdfast
