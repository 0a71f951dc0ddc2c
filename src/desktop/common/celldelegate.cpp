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
{ }

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintGround(painter, option, index);
    const QRect inner = option.rect.adjusted(theme::space2, 0, -theme::space1, 0);
    const double spent =
        index.data(RowsModel::spentRole).isValid() ? index.data(RowsModel::spentRole).toDouble() : -1.0;
    painter->save();
    painter->setFont(fontOf(option, index));
    if (spent >= 0.0) {
        const int height = 8;
        const QRectF bar(inner.left(), option.rect.center().y() - height / 2 + 1, inner.width(), height);
        shapes::bar(*painter, bar, spent, toneOf(index), option.palette);
    } else if (shapeOf(index) != Glyph::none && !index.data(RowsModel::plainRole).toBool()) {
        const shapes::Chip chip{
            index.data().toString(), shapeOf(index), toneOf(index), index.data(RowsModel::hatchedRole).toBool()};
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
    QRect inner = option.rect.adjusted(theme::space2, 0, -theme::space1, 0);
    const Glyph glyph = shapeOf(index);
    if (glyph != Glyph::none)
        inner = paintMark(painter, option, index, glyph);
    const QString below = index.data(RowsModel::belowRole).toString();
    if (!below.isEmpty())
        inner = paintBelow(painter, option, inner, below);
    const QColor ink = isHeading(index) ? theme::quiet(option.palette) : theme::text(option.palette, toneOf(index));
    painter->setPen(ink);
    const QString text = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inner.width());
    painter->drawText(inner, int(Qt::AlignLeft | (below.isEmpty() ? Qt::AlignVCenter : Qt::AlignBottom)), text);
}

QRect CellDelegate::paintMark(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, Glyph glyph) const
{
    const qreal side = painter->fontMetrics().ascent() * 0.72;
    const QRect inner = option.rect.adjusted(theme::space2, 0, -theme::space1, 0);
    const QColor ink = theme::fill(option.palette, toneOf(index));
    shapes::draw(*painter, QRectF(inner.left(), inner.center().y() - side / 2 + 1, side, side), glyph, ink);
    return inner.adjusted(int(side) + theme::space2, 0, 0, 0);
}

QRect CellDelegate::paintBelow(
    QPainter *painter, const QStyleOptionViewItem &option, const QRect &inner, const QString &text) const
{
    painter->save();
    painter->setFont(theme::font(theme::Type::small));
    painter->setPen(theme::quiet(option.palette));
    painter->drawText(inner.adjusted(0, inner.height() / 2, 0, 0), int(Qt::AlignLeft | Qt::AlignTop),
        painter->fontMetrics().elidedText(text, Qt::ElideRight, inner.width()));
    painter->restore();
    return inner.adjusted(0, 0, 0, -inner.height() / 2 + 2);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(fontOf(option, index));
    const QString text = index.data().toString();
    const shapes::Chip chip{text, shapeOf(index), toneOf(index), false};
    const int width = chip.shape == Glyph::none ? metrics.horizontalAdvance(text) : shapes::chipWidth(chip, metrics);
    const bool twoLines = !index.data(RowsModel::belowRole).toString().isEmpty();
    const int lines =
        twoLines ? metrics.height() + QFontMetrics(theme::font(theme::Type::small)).height() : metrics.height();
    return {width + theme::space4, lines + (twoLines ? 6 : theme::space2 + 2)};
}

} // namespace holdfast
