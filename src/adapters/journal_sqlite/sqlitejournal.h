// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/journal_sqlite/journalfile.h"
#include "interfaces/journal.h"
#include "workers/answer.h"
#include "workers/workerthread.h"

#include <mutex>

namespace holdfast {

class ChainCheck;
class JournalStore;

/// The journal in one SQLite file. A thread of its own owns the only connection; what is queued while it commits
/// becomes the next transaction (group commit). Opening happens there too, so an error of the file is the answer of
/// each call.
class SqliteJournal final : public Journal {
public:
    explicit SqliteJournal(const QString &file, JournalMode mode = JournalMode::readWrite);
    SqliteJournal(const SqliteJournal &) = delete;
    SqliteJournal &operator=(const SqliteJournal &) = delete;
    /// Everything appended so far is committed and answered; a verification that is under way ends as cancelled.
    ~SqliteJournal() override;

    QFuture<Result<>> append(const QList<Event> &events) override;
    QFuture<Result<QList<Event>>> read(const IncidentId &incident, qint64 afterSequence) override;
    QFuture<Result<QList<IncidentSummary>>> incidents() override;
    QFuture<Result<JournalVerdict>> verify() override;
    /// Compacts and closes the file, after everything asked before. An error loses nothing; the next call opens it
    /// again.
    QFuture<Result<>> close();

private:
    struct Request {
        QList<Event> events;
        Answer<Result<>> answer;
    };
    void commitQueued();
    void verifyOn(const std::shared_ptr<ChainCheck> &check, const Answer<Result<JournalVerdict>> &answer);

    std::mutex m_mutex;
    QList<Request> m_queue; ///< guarded by m_mutex
    std::shared_ptr<JournalStore> m_store; ///< used on the thread only
    WorkerThread m_thread;
};

} // namespace holdfast
