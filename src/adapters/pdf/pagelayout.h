// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QList>
#include <QPaintDevice>
#include <QRectF>
#include <QString>
#include <QStringList>
#include <array>
#include <memory>

class QPainter;
class QTextLayout;

namespace holdfast::pdf {

/// How a piece of text looks.
enum class Look { title, heading, body, strong, quiet };

/// Text broken into pages, from top to bottom. Everything is in the units of the device. A text that is longer than a
/// page goes on on the next one.
class PageLayout {
public:
    /// `area` is what may be painted on; room for the foot is taken off it.
    PageLayout(QPaintDevice &device, const QRectF &area);

    void paragraph(Look look, const QString &text);
    /// A row of cells; `widths` are shares of the whole. The first row of a table is repeated on every page it goes on.
    void row(const QList<double> &widths, const QStringList &cells, Look look = Look::body);
    /// From here on `cells` stand on top of each page, until the next heading.
    void tableHead(const QList<double> &widths, const QStringList &cells);
    void gap(double share); ///< of a line's height
    void pageBreak();

    [[nodiscard]] qsizetype pages() const { return m_pages.size(); }
    /// Paints one page, with `foot` at its left and the page's number at its right.
    void paint(QPainter &painter, qsizetype page, const QString &foot) const;

private:
    /// A text that is broken into lines for one width.
    struct Cell {
        QString text;
        std::shared_ptr<QTextLayout> layout; ///< null: given up to save memory, made anew for painting
        double height = 0;
    };
    struct Piece {
        QRectF place;
        Cell cell;
        Look look = Look::body;
    };
    struct Page {
        QList<Piece> pieces;
        QList<double> lines; ///< heights of thin lines across
    };
    struct Head {
        QList<double> widths;
        QStringList cells;
    };

    [[nodiscard]] const QFont &font(Look look) const { return m_fonts[size_t(look)]; }
    [[nodiscard]] Cell cellOf(const QString &text, Look look, double width) const;
    /// The text in parts, none of which is higher than a page.
    [[nodiscard]] QList<Cell> partsOf(const QString &text, Look look, double width) const;
    void makeRoom(double height);
    void placeRow(const QList<double> &widths, const QList<Cell> &cells, Look look);
    void newPage();

    QPaintDevice &m_device;
    std::array<QFont, 5> m_fonts; ///< by look
    double m_line = 0; ///< height of a line of the body
    QRectF m_area;
    QRectF m_foot;
    QList<Page> m_pages;
    Head m_head;
    double m_y = 0;
};

} // namespace holdfast::pdf
