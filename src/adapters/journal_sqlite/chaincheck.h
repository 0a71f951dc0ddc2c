// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/journal_sqlite/eventrow.h"
#include "adapters/journal_sqlite/journalfile.h"
#include "interfaces/journal.h"

#include <QHash>

namespace holdfast {

/// Recomputes a journal in slices, so that appends get their turn in between.
class ChainCheck {
public:
    explicit ChainCheck(JournalFile &file)
        : m_file(file)
    { }

    /// Nothing while there is more to check.
    [[nodiscard]] std::optional<Result<JournalVerdict>> step();

private:
    [[nodiscard]] QString fault(const EventRow &row);
    [[nodiscard]] Result<JournalVerdict> finish();
    void report(qint64 position, const QString &reason);

    JournalFile &m_file;
    JournalVerdict m_verdict;
    qint64 m_position = 0;
    QByteArray m_hash = chainStart();
    QHash<QByteArray, qint64> m_sequences;
};

} // namespace holdfast
