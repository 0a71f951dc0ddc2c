// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/record/timelinemodel.h"

#include "viewmodels/centre/situation.h"
#include "viewmodels/words/wording.h"

namespace holdfast {

TimelineModel::TimelineModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void TimelineModel::show(const Situation &situation)
{
    if (situation.incident.id != m_incident || situation.events.size() < m_entries.size()) {
        beginResetModel();
        m_incident = situation.incident.id;
        m_entries.clear();
        endResetModel();
    }
    const qsizetype known = m_entries.size();
    if (situation.events.size() <= known)
        return;
    QList<TimelineEntry> fresh;
    for (qsizetype i = known; i < situation.events.size(); ++i)
        fresh << describe(situation.events[i], situation.incident);
    beginInsertRows({}, int(known), int(situation.events.size()) - 1);
    m_entries << fresh;
    endInsertRows();
}

int TimelineModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_entries.size()); }

int TimelineModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(columns); }

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_entries.size())
        return {};
    const TimelineEntry &entry = m_entries[index.row()];
    const bool important = entry.weight == TimelineEntry::Weight::important;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return textOf(entry, index.column());
    case Qt::ToolTipRole:
        if (index.column() == timeColumn)
            return tr("%1 on this machine's clock").arg(Wording::local(entry.at));
        return {};
    case RowsModel::strongRole:
        return important && index.column() == textColumn;
    case RowsModel::shapeRole:
        return int(important && index.column() == textColumn ? Glyph::square : Glyph::none);
    case RowsModel::toneRole:
        return int(Tone::normal);
    case RowsModel::plainRole:
        return true;
    case RowsModel::keyRole:
        return entry.sequence;
    default:
        return {};
    }
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case timeColumn:
        return tr("Time (UTC)");
    case textColumn:
        return tr("What happened");
    case authorColumn:
        return tr("Who");
    default:
        return {};
    }
}

QVariant TimelineModel::textOf(const TimelineEntry &entry, int column) const
{
    switch (column) {
    case timeColumn:
        return formatTimeOfDay(entry.at);
    case textColumn:
        return entry.text;
    case authorColumn:
        return entry.author;
    default:
        return {};
    }
}

LatestModel::LatestModel(QObject *parent)
    : RowsModel({tr("Time (UTC)"), tr("What happened")}, parent)
{ }

void LatestModel::show(const TimelineModel &timeline)
{
    QList<Row> rows;
    const QList<TimelineEntry> &entries = timeline.entries();
    for (auto entry = entries.crbegin(); entry != entries.crend() && rows.size() < count; ++entry) {
        const bool important = entry->weight == TimelineEntry::Weight::important;
        rows << Row{QString::number(entry->sequence),
            {Cell{formatTimeOfDay(entry->at), Tone::normal, Glyph::none, Wording::local(entry->at)},
                Cell{entry->text, Tone::normal, important ? Glyph::square : Glyph::none, entry->text, important, false,
                    true}}};
    }
    setRows(std::move(rows));
}

} // namespace holdfast
