// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/journal_sqlite/sqlitejournal.h"
#include "interfaces/team/alonebook.h"

namespace holdfast {

/// `alone.sqlite3` beside the laptop's own journal. What was joined becomes `alone-1.sqlite3` and so on there.
class SqliteAloneBook final : public AloneBook {
public:
    explicit SqliteAloneBook(QString folder);

    std::unique_ptr<RunLease> lock() override;
    bool exists() const override;
    Journal &journal() override;
    Result<> archive() override;

private:
    [[nodiscard]] QString file() const;

    const QString m_folder;
    mutable std::mutex m_mutex; ///< guards what follows
    std::unique_ptr<SqliteJournal> m_journal;
    quint64 m_inode = 0; ///< of the file that m_journal has open; another process may have put it away
};

} // namespace holdfast
