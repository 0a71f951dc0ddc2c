// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/words/tone.h"

#include <QAbstractTableModel>
#include <QList>
#include <QString>
#include <QStringList>

namespace holdfast {

/// What a view shows in one place: a text, and how much it matters.
struct Cell {
    QString text{};
    Tone tone = Tone::normal;
    Glyph shape = Glyph::none;
    QString tip{}; ///< more words for the tooltip and the screen reader
    bool strong = false; ///< the word that is read first
    bool hatched = false; ///< not to be believed: unknown or too old
    bool plain = false; ///< the shape stands before the text without a ground
    QString below{}; ///< a second, quiet line
    double spent = -1.0; ///< 0 … 1 and beyond draws a bar; negative draws none

    friend bool operator==(const Cell &, const Cell &) = default;
};

struct Row {
    QString key{}; ///< stays the same while the row means the same thing
    QList<Cell> cells{};
    bool heading = false; ///< a caption between rows; cannot be chosen

    friend bool operator==(const Row &, const Row &) = default;
};

/// A table whose rows are replaced as a whole and which tells its views only about what really changed, so that a
/// clock tick repaints a cell and neither moves the selection nor the scroll bar.
class RowsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        toneRole = Qt::UserRole + 1,
        shapeRole,
        strongRole,
        hatchedRole,
        plainRole,
        belowRole,
        spentRole,
        keyRole,
        headingRole
    };

    explicit RowsModel(QStringList headers, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    /// The position of the row with this key, or -1.
    [[nodiscard]] int rowOf(const QString &key) const;

protected:
    void setRows(QList<Row> rows);
    void setHeaders(QStringList headers) { m_headers = std::move(headers); }

private:
    void overwrite(const QList<Row> &rows, qsizetype count);

    QStringList m_headers;
    QList<Row> m_rows;
};

} // namespace holdfast
