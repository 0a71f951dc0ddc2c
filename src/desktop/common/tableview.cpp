// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/common/tableview.h"

#include "desktop/common/celldelegate.h"
#include "desktop/style/theme.h"
#include "viewmodels/words/rowsmodel.h"

#include <QEvent>
#include <QFocusEvent>
#include <QHeaderView>

namespace holdfast {

TableView::TableView(QWidget *parent)
    : QTableView(parent)
{
    setItemDelegate(new CellDelegate(this));
    setTabKeyNavigation(false);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setWordWrap(false);
    setMouseTracking(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setProperty("type", QStringLiteral("small"));
    horizontalHeader()->setProperty("quiet", true);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    adaptRowHeight();
}

void TableView::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, [this] { updateGeometry(); });
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        updateGeometry();
        if (m_spans)
            spanHeadings();
    });
    connect(model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_spans)
            spanHeadings();
    });
}

void TableView::setStretch(int column) { horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch); }

void TableView::fitRowsToContents() { verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents); }

void TableView::setFittedRows(int rows)
{
    m_fitted = rows;
    updateGeometry();
}

void TableView::spanHeadings()
{
    m_spans = true;
    clearSpans();
    for (int row = 0; row < model()->rowCount(); ++row) {
        if (model()->index(row, 0).data(RowsModel::headingRole).toBool())
            setSpan(row, 0, 1, model()->columnCount());
    }
}

void TableView::setLeastRows(int rows)
{
    m_least = rows;
    updateGeometry();
}

QSize TableView::sizeHint() const { return {QTableView::sizeHint().width(), heightFor(m_fitted)}; }

QSize TableView::minimumSizeHint() const
{
    const int most = m_least > 0 ? m_least : m_fitted;
    const int rows = model() ? std::clamp(model()->rowCount(), 1, most) : 1;
    return {QTableView::minimumSizeHint().width(), heightFor(rows)};
}

void TableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        adaptRowHeight();
}

void TableView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    // Focus that came by keyboard must be seen somewhere.
    if (model() && !currentIndex().isValid() && event->reason() != Qt::MouseFocusReason)
        moveCursor(MoveDown, Qt::NoModifier);
    if (selectionModel() && currentIndex().isValid())
        selectRow(currentIndex().row());
    viewport()->update();
}

void TableView::adaptRowHeight()
{
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + theme::space2 + 2);
}

int TableView::heightFor(int rows) const
{
    const int head = horizontalHeader()->isVisibleTo(this) ? horizontalHeader()->sizeHint().height() : 0;
    return head + rows * verticalHeader()->defaultSectionSize() + 2;
}

} // namespace holdfast
