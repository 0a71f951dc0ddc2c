// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/repair/rowdifference.h"

namespace holdfast {

/// What was put back, and whether by us: counted in the ledger that the same transaction wrote.
struct RepairEntry {
    qint64 inserted = 0;
    qint64 restored = 0;
};

/// Repairs the live database in one transaction: all of it happens, or nothing. The transaction writes a ledger of its
/// own, `holdfast.repairs` and `holdfast.repaired_rows` with each row as it was before, so that afterwards anybody can
/// tell what was done, and it can be taken back. Blocking; effects thread.
class RepairTransaction {
public:
    RepairTransaction(DatabaseSession &live, QString marker, const std::stop_token &stop);

    /// Puts the missing rows back, and with `alsoChanged` the changed ones as they were in the copy. Refuses (conflict)
    /// and changes nothing when the counts are not those of `wanted`.
    [[nodiscard]] Result<RepairEntry> run(
        DatabaseSession &copy, const QList<TableDifference> &wanted, bool alsoChanged) const;
    /// What a transaction with this marker did; nothing when there was none.
    [[nodiscard]] Result<std::optional<RepairEntry>> entry() const;
    /// Takes it back, in one transaction again.
    [[nodiscard]] Result<RepairEntry> takeBack(const QList<MeasuredTable> &tables) const;
    /// The statements that run() sends, for the preview.
    [[nodiscard]] static Result<QStringList> statements(const QList<TableDifference> &wanted, bool alsoChanged);

private:
    struct Names;
    [[nodiscard]] Result<> prepareLedger() const;
    [[nodiscard]] Result<RepairEntry> repairAll(
        DatabaseSession &copy, const QList<TableDifference> &wanted, bool alsoChanged) const;
    [[nodiscard]] Result<qint64> put(
        DatabaseSession &copy, const MeasuredTable &table, const QList<qint64> &keys, bool insert) const;
    /// What the copy says about rows that stay as they are, for a person.
    [[nodiscard]] Result<> keepConflicts(
        DatabaseSession &copy, const MeasuredTable &table, const QList<qint64> &keys) const;
    [[nodiscard]] Result<QString> rowsOf(DatabaseSession &copy, const Names &names, const QString &keys) const;
    [[nodiscard]] Result<Names> namesOf(const MeasuredTable &table) const;
    [[nodiscard]] Result<Rows> ask(const QString &sql, const QList<std::optional<QString>> &parameters = {}) const;
    /// Ends the transaction: commits a success, rolls a failure back.
    [[nodiscard]] Result<RepairEntry> end(Result<RepairEntry> outcome) const;

    DatabaseSession &m_live;
    QString m_marker;
    const std::stop_token &m_stop;
};

} // namespace holdfast
