// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace holdfast {

/// A quiet table: whole rows, no grid, Tab leaves it. Wants to be as high as its rows, up to a limit.
class TableView final : public QTableView {
    Q_OBJECT

public:
    explicit TableView(QWidget *parent = nullptr);
    void setModel(QAbstractItemModel *model) override;
    /// One column takes what is left, the others are as wide as their contents.
    void setStretch(int column);
    /// Shows this many rows without scrolling when there are as many.
    void setFittedRows(int rows);
    /// Below this many rows it is never squeezed; without it, the fitted ones.
    void setLeastRows(int rows);
    /// Rows are as high as they need instead of all alike.
    void fitRowsToContents();
    /// Headings take the whole width.
    void spanHeadings();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void adaptRowHeight();
    [[nodiscard]] int heightFor(int rows) const;

    int m_fitted = 8;
    int m_least = 0;
    bool m_spans = false;
};

} // namespace holdfast
