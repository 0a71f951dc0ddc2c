// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

#include <QSqlDatabase>

namespace holdfast {

enum class JournalMode {
    readWrite, ///< creates what is missing; opens read-only where the disk or a newer version does not let it write
    readOnly ///< creates and changes nothing: for verification and export
};

/// The one connection to a journal's file. Lives on one thread, like everything of QSqlDatabase.
class JournalFile {
public:
    JournalFile(QString path, JournalMode mode);
    JournalFile(const JournalFile &) = delete;
    JournalFile &operator=(const JournalFile &) = delete;
    ~JournalFile();

    /// Opens it, or returns at once when it is open. After a failure the next call tries again.
    [[nodiscard]] Result<> open();
    /// Why nothing can be written although it is open; none when it can.
    [[nodiscard]] Result<> writable() const;
    /// Moves the log into the main file as far as readers let it. An error here loses nothing.
    [[nodiscard]] Result<> checkpoint(const QString &kind);
    void close();
    [[nodiscard]] bool isOpen() const { return m_database.isOpen(); }

    [[nodiscard]] QSqlDatabase &database() { return m_database; }
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    [[nodiscard]] Result<> createMissing() const;
    [[nodiscard]] Result<> connect(const QString &options, const QString &name);
    [[nodiscard]] Result<> openForWriting();
    [[nodiscard]] Result<> openForReading();
    [[nodiscard]] Result<> setUpDurability();
    [[nodiscard]] Result<QString> pragma(const QString &text);

    QString m_path;
    JournalMode m_mode;
    QSqlDatabase m_database;
    std::optional<Error> m_readOnlyBecause;
};

} // namespace holdfast
