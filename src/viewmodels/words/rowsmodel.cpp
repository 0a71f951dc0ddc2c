// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/words/rowsmodel.h"

#include <algorithm>
#include <utility>

namespace holdfast {

using namespace Qt::StringLiterals;

RowsModel::RowsModel(QStringList headers, QObject *parent)
    : QAbstractTableModel(parent)
    , m_headers(std::move(headers))
{ }

int RowsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int RowsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_headers.size()); }

QVariant RowsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows[index.row()];
    if (role == keyRole)
        return row.key;
    if (role == headingRole)
        return row.heading;
    if (index.column() >= row.cells.size())
        return {};
    const Cell &cell = row.cells[index.column()];
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    // Tooltips guess whether a text is rich: always rich and always escaped leaves nothing to guess.
    case Qt::ToolTipRole:
        return cell.tip.isEmpty() ? QVariant() : QVariant(u"<qt>%1</qt>"_s.arg(cell.tip.toHtmlEscaped()));
    case Qt::AccessibleTextRole:
        return cell.below.isEmpty() ? cell.text : cell.text + u", "_s + cell.below;
    case Qt::AccessibleDescriptionRole:
        return cell.tip;
    case toneRole:
        return int(cell.tone);
    case shapeRole:
        return int(cell.shape);
    case strongRole:
        return cell.strong;
    case hatchedRole:
        return cell.hatched;
    case plainRole:
        return cell.plain;
    case belowRole:
        return cell.below;
    case spentRole:
        return cell.spent;
    default:
        return {};
    }
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_headers.size())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(m_headers[section]) : QVariant();
}

Qt::ItemFlags RowsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return Qt::NoItemFlags;
    const Qt::ItemFlags leaf = Qt::ItemNeverHasChildren;
    return m_rows[index.row()].heading ? leaf : leaf | Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

int RowsModel::rowOf(const QString &key) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &row) { return row.key == key; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

void RowsModel::setRows(QList<Row> rows)
{
    const qsizetype common = std::min(rows.size(), m_rows.size());
    const bool sameStart = std::equal(
        rows.begin(), rows.begin() + common, m_rows.begin(), [](const Row &a, const Row &b) { return a.key == b.key; });
    if (!sameStart) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    overwrite(rows, common);
    if (rows.size() > common) {
        beginInsertRows({}, int(common), int(rows.size()) - 1);
        m_rows = std::move(rows);
        endInsertRows();
    } else if (m_rows.size() > common) {
        beginRemoveRows({}, int(common), int(m_rows.size()) - 1);
        m_rows = std::move(rows);
        endRemoveRows();
    }
}

void RowsModel::overwrite(const QList<Row> &rows, qsizetype count)
{
    for (qsizetype row = 0; row < count; ++row) {
        if (rows[row] == m_rows[row])
            continue;
        m_rows[row] = rows[row];
        Q_EMIT dataChanged(index(int(row), 0), index(int(row), int(m_headers.size()) - 1));
    }
}

} // namespace holdfast
