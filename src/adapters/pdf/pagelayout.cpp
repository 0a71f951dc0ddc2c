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
constexpr qsizetype pagesKept = 200;

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

QFont fontOf(Look look)
{
    QFont font(u"Noto Sans"_s);
    font.setStyleHint(QFont::SansSerif);
    font.setPointSizeF(sizeOf(look));
    font.setBold(look == Look::title || look == Look::heading || look == Look::strong);
    return font;
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
    for (const Look look : {Look::title, Look::heading, Look::body, Look::strong, Look::quiet})
        m_fonts[size_t(look)] = fontOf(look);
    m_line = QFontMetricsF(font(Look::body), &m_device).height();
    m_foot = QRectF(area.left(), area.bottom() - m_line * 1.5, area.width(), m_line * 1.5);
    m_area.setBottom(m_foot.top() - m_line);
    newPage();
}

PageLayout::Cell PageLayout::cellOf(const QString &text, Look look, double width) const
{
    Cell cell{text, std::make_shared<QTextLayout>(withLines(text), font(look), &m_device), 0};
    cell.layout->setCacheEnabled(true); // shaped once, for measuring and for painting
    cell.height = std::max(m_line, layOut(*cell.layout, width));
    return cell;
}

QList<PageLayout::Cell> PageLayout::partsOf(const QString &text, Look look, double width) const
{
    const Cell whole = cellOf(text, look, width);
    const double room = m_area.height() * 0.9; // beside the table's head
    if (whole.height <= room)
        return {whole};
    QList<Cell> parts;
    int begin = 0;
    double top = 0;
    for (int i = 0; i < whole.layout->lineCount(); ++i) {
        const QTextLine line = whole.layout->lineAt(i);
        if (line.y() + line.height() - top <= room)
            continue;
        parts << cellOf(text.mid(begin, line.textStart() - begin), look, width);
        begin = line.textStart();
        top = line.y();
    }
    return parts << cellOf(text.mid(begin), look, width);
}

void PageLayout::newPage()
{
    // What is laid out already is kept for painting, but not of a whole book.
    if (m_pages.size() > pagesKept) {
        for (Piece &piece : m_pages.last().pieces)
            piece.cell.layout.reset();
    }
    m_pages.append(Page{});
    m_y = m_area.top();
}

void PageLayout::makeRoom(double height)
{
    if (m_y + height <= m_area.bottom() || m_y <= m_area.top())
        return;
    newPage();
    if (m_head.cells.isEmpty())
        return;
    QList<Cell> cells;
    for (qsizetype i = 0; i < m_head.cells.size(); ++i)
        cells << cellOf(m_head.cells[i], Look::strong, m_head.widths.value(i) * m_area.width() - cellGap * m_line);
    placeRow(m_head.widths, cells, Look::strong);
}

void PageLayout::gap(double share) { m_y += share * m_line; }

void PageLayout::pageBreak()
{
    m_head = {};
    newPage();
}

void PageLayout::paragraph(Look look, const QString &text)
{
    if (look == Look::heading || look == Look::title)
        m_head = {};
    for (const Cell &part : partsOf(text, look, m_area.width())) {
        // A heading does not stay behind alone at the end of a page.
        makeRoom(look == Look::heading ? part.height * 4 : part.height);
        m_pages.last().pieces << Piece{QRectF(m_area.left(), m_y, m_area.width(), part.height), part, look};
        m_y += part.height;
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
    QList<QList<Cell>> parts;
    qsizetype rows = 1;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        parts << partsOf(cells[i], look, widths.value(i) * m_area.width() - cellGap * m_line);
        rows = std::max(rows, parts.last().size());
    }
    for (qsizetype r = 0; r < rows; ++r) {
        QList<Cell> line;
        double height = 0;
        for (const QList<Cell> &ofColumn : std::as_const(parts)) {
            line << ofColumn.value(r);
            height = std::max(height, line.last().height);
        }
        makeRoom(height);
        placeRow(widths, line, look);
    }
}

void PageLayout::placeRow(const QList<double> &widths, const QList<Cell> &cells, Look look)
{
    double left = m_area.left();
    double height = 0;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const double width = widths.value(i) * m_area.width();
        height = std::max(height, cells[i].height);
        if (!cells[i].text.isEmpty())
            m_pages.last().pieces << Piece{
                QRectF(left, m_y, width - cellGap * m_line, cells[i].height), cells[i], look};
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
        const Cell cell = piece.cell.layout ? piece.cell : cellOf(piece.cell.text, piece.look, piece.place.width());
        cell.layout->draw(&painter, piece.place.topLeft());
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
