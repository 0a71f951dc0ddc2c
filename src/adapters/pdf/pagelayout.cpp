// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/pdf/pagelayout.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPen>
#include <QTextLayout>
#include <algorithm>

namespace holdfast::pdf {

using namespace Qt::StringLiterals;

namespace {

constexpr double bodySize = 9.5; ///< points
constexpr double cellGap = 0.5; ///< of a line's height, between two cells
constexpr double rowGap = 0.35;

double sizeOf(Look look)
{
    switch (look) {
    case Look::title:
        return 18;
    case Look::heading:
        return 13;
    case Look::quiet:
        return 8;
    default:
        return bodySize;
    }
}

/// Breaks the text at words, and within one only where it is wider than the whole. Its height.
double layOut(QTextLayout &layout, double width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    double height = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, height));
        height += line.height();
    }
    layout.endLayout();
    return height;
}

QString withLines(QString text) { return text.replace(u'\n', QChar::LineSeparator); }

} // namespace

PageLayout::PageLayout(QPaintDevice &device, const QRectF &area)
    : m_device(device)
    , m_area(area)
{
    const double line = QFontMetricsF(font(Look::body), &m_device).height();
    m_foot = QRectF(area.left(), area.bottom() - line * 1.5, area.width(), line * 1.5);
    m_area.setBottom(m_foot.top() - line);
    newPage();
}

QFont PageLayout::font(Look look) const
{
    QFont font(u"Noto Sans"_s);
    font.setStyleHint(QFont::SansSerif);
    font.setPointSizeF(sizeOf(look));
    font.setBold(look == Look::title || look == Look::heading || look == Look::strong);
    return font;
}

double PageLayout::heightOf(const QString &text, Look look, double width) const
{
    QTextLayout layout(withLines(text.isEmpty() ? u" "_s : text), font(look), &m_device);
    return layOut(layout, width);
}

QStringList PageLayout::pagesOf(const QString &text, Look look, double width) const
{
    QTextLayout layout(withLines(text), font(look), &m_device);
    const double room = m_area.height() * 0.9; // beside the table's head
    if (layOut(layout, width) <= room)
        return {text};
    QStringList parts;
    int begin = 0;
    double top = 0;
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        if (line.y() + line.height() - top <= room)
            continue;
        parts << text.mid(begin, line.textStart() - begin);
        begin = line.textStart();
        top = line.y();
    }
    return parts << text.mid(begin);
}

void PageLayout::newPage()
{
    m_pages.append(Page{});
    m_y = m_area.top();
}

void PageLayout::makeRoom(double height)
{
    if (m_y + height <= m_area.bottom() || m_y <= m_area.top())
        return;
    newPage();
    if (!m_head.cells.isEmpty())
        placeRow(m_head.widths, m_head.cells, Look::strong, 0);
}

void PageLayout::gap(double share) { m_y += share * QFontMetricsF(font(Look::body), &m_device).height(); }

void PageLayout::pageBreak()
{
    m_head = {};
    newPage();
}

void PageLayout::paragraph(Look look, const QString &text)
{
    if (look == Look::heading || look == Look::title)
        m_head = {};
    for (const QString &part : pagesOf(text, look, m_area.width())) {
        const double height = heightOf(part, look, m_area.width());
        // A heading does not stay behind alone at the end of a page.
        makeRoom(look == Look::heading ? height * 4 : height);
        m_pages.last().pieces << Piece{QRectF(m_area.left(), m_y, m_area.width(), height), part, look};
        m_y += height;
    }
    gap(rowGap);
}

void PageLayout::tableHead(const QList<double> &widths, const QStringList &cells)
{
    m_head = {};
    row(widths, cells, Look::strong);
    m_head = {widths, cells};
}

void PageLayout::row(const QList<double> &widths, const QStringList &cells, Look look)
{
    const double space = cellGap * QFontMetricsF(font(Look::body), &m_device).height();
    QList<QStringList> parts;
    qsizetype rows = 1;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        parts << pagesOf(cells[i], look, widths.value(i) * m_area.width() - space);
        rows = std::max(rows, parts.last().size());
    }
    for (qsizetype r = 0; r < rows; ++r) {
        QStringList line;
        double height = 0;
        for (qsizetype i = 0; i < parts.size(); ++i) {
            line << parts[i].value(r);
            height = std::max(height, heightOf(line.last(), look, widths.value(i) * m_area.width() - space));
        }
        makeRoom(height);
        placeRow(widths, line, look, height);
    }
}

void PageLayout::placeRow(const QList<double> &widths, const QStringList &cells, Look look, double height)
{
    const double space = cellGap * QFontMetricsF(font(Look::body), &m_device).height();
    double left = m_area.left();
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const double width = widths.value(i) * m_area.width();
        if (height <= 0)
            height = heightOf(cells[i], look, width - space);
        m_pages.last().pieces << Piece{QRectF(left, m_y, width - space, height), cells[i], look};
        left += width;
    }
    m_y += height;
    gap(rowGap / 2);
    m_pages.last().lines << m_y;
    gap(rowGap / 2);
}

void PageLayout::paint(QPainter &painter, qsizetype page, const QString &foot) const
{
    const Page &shown = m_pages[page];
    painter.setPen(Qt::black);
    for (const Piece &piece : shown.pieces) {
        QTextLayout layout(withLines(piece.text), font(piece.look), &m_device);
        layOut(layout, piece.place.width());
        layout.draw(&painter, piece.place.topLeft());
    }
    painter.setPen(QPen(QColor(190, 190, 190), 0));
    for (const double y : shown.lines)
        painter.drawLine(QPointF(m_area.left(), y), QPointF(m_area.right(), y));
    painter.setPen(QColor(70, 70, 70));
    painter.setFont(font(Look::quiet));
    painter.drawText(m_foot, Qt::AlignLeft | Qt::AlignBottom, foot);
    painter.drawText(m_foot, Qt::AlignRight | Qt::AlignBottom,
        QCoreApplication::translate("holdfast::PdfPrinter", "Page %1 of %2").arg(page + 1).arg(pages()));
}

} // namespace holdfast::pdf
