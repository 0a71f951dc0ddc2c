// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/journal_sqlite/eventrow.h"
#include "adapters/journal_sqlite/journalfile.h"
#include "interfaces/journal.h"

#include <QSqlQuery>

namespace holdfast {

/// What the journal's thread does with its connection. Everything opens the file first if it is not open.
class JournalStore {
public:
    JournalStore(const QString &path, JournalMode mode);

    /// Commits all requests as one transaction; each is stored or refused on its own. One result per request.
    [[nodiscard]] QList<Result<>> append(const QList<QList<Event>> &requests);
    [[nodiscard]] Result<QList<Event>> read(const IncidentId &incident, qint64 afterSequence);
    [[nodiscard]] Result<QList<IncidentSummary>> incidents();
    /// The open file, for a ChainCheck. A newer schema is refused: its rules are not known.
    [[nodiscard]] Result<JournalFile *> forVerification();

    /// Moves the log into the main file when it has grown; for the idle moment after a commit.
    void tidyUp();
    /// Empties the log and closes the file.
    [[nodiscard]] Result<> close();

private:
    struct Head {
        qint64 position = 0;
        QByteArray hash = chainStart();
    };
    [[nodiscard]] Result<> ready();
    [[nodiscard]] Result<> begin();
    [[nodiscard]] Result<> storeRequest(const QList<Event> &events, Head &head);
    [[nodiscard]] Result<> storeEvents(const QList<Event> &events, Head &head);
    [[nodiscard]] Result<> insert(const EventRow &row);
    [[nodiscard]] Result<Head> newest();
    [[nodiscard]] Result<qint64> lastSequence(const IncidentId &incident);
    [[nodiscard]] Result<> run(const QString &sql);
    [[nodiscard]] Error errorOf(const QSqlQuery &query);
    [[nodiscard]] QSqlQuery &prepared(std::optional<QSqlQuery> &query, const QString &sql);

    JournalFile m_file;
    std::optional<Error> m_failedSync; ///< after it nothing is written to this file any more
    qint64 m_sinceTidied = 0; ///< requests
    std::optional<QSqlQuery> m_insert;
    std::optional<QSqlQuery> m_newest;
    std::optional<QSqlQuery> m_lastSequence;
};

} // namespace holdfast
