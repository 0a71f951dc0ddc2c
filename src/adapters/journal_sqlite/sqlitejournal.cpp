// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/journal_sqlite/sqlitejournal.h"

#include "adapters/journal_sqlite/storageerror.h"

#include "adapters/journal_sqlite/chaincheck.h"
#include "adapters/journal_sqlite/journalstore.h"

namespace holdfast {

namespace {

/// A file that is broken is not a failure to verify it: it is the verdict.
Result<JournalVerdict> judged(Result<JournalVerdict> verdict)
{
    if (verdict || !saysDamaged(verdict.error()))
        return verdict;
    return JournalVerdict{0, false, JournalVerdict::Bad{0, verdict.error().why}};
}

} // namespace

using namespace Qt::StringLiterals;

SqliteJournal::SqliteJournal(const QString &file, JournalMode mode)
    : m_store(std::make_shared<JournalStore>(file, mode))
    , m_thread(u"journal"_s)
{ }

SqliteJournal::~SqliteJournal()
{
    m_thread.post([store = m_store] { (void)store->close(); });
    m_thread.stop(Duration::max());
}

QFuture<Result<>> SqliteJournal::append(const QList<Event> &events)
{
    const Request request{events, {}};
    const std::lock_guard lock(m_mutex);
    m_queue << request;
    // One visit takes all that is queued by then.
    if (m_queue.size() == 1)
        m_thread.post([this] { commitQueued(); });
    return request.answer.future();
}

void SqliteJournal::commitQueued()
{
    QList<Request> requests;
    {
        const std::lock_guard lock(m_mutex);
        requests.swap(m_queue);
    }
    QList<QList<Event>> events;
    for (const Request &request : requests)
        events << request.events;
    const QList<Result<>> results = m_store->append(events);
    for (qsizetype index = 0; index < requests.size(); ++index)
        requests[index].answer.give(results[index]);
    m_store->tidyUp();
}

QFuture<Result<QList<Event>>> SqliteJournal::read(const IncidentId &incident, qint64 afterSequence)
{
    const Answer<Result<QList<Event>>> answer;
    m_thread.post([this, answer, incident, afterSequence] { answer.give(m_store->read(incident, afterSequence)); });
    return answer.future();
}

QFuture<Result<QList<IncidentSummary>>> SqliteJournal::incidents()
{
    const Answer<Result<QList<IncidentSummary>>> answer;
    m_thread.post([this, answer] { answer.give(m_store->incidents()); });
    return answer.future();
}

QFuture<Result<JournalVerdict>> SqliteJournal::verify()
{
    const Answer<Result<JournalVerdict>> answer;
    m_thread.post([this, answer] {
        const Result<JournalFile *> file = m_store->forVerification();
        if (file)
            verifyOn(std::make_shared<ChainCheck>(**file), answer);
        else
            answer.give(judged(failure(file.error())));
    });
    return answer.future();
}

void SqliteJournal::verifyOn(const std::shared_ptr<ChainCheck> &check, const Answer<Result<JournalVerdict>> &answer)
{
    if (const std::optional<Result<JournalVerdict>> verdict = check->step())
        answer.give(judged(*verdict));
    else
        m_thread.post([this, check, answer] { verifyOn(check, answer); });
}

QFuture<Result<>> SqliteJournal::close()
{
    const Answer<Result<>> answer;
    m_thread.post([this, answer] { answer.give(m_store->close()); });
    return answer.future();
}

} // namespace holdfast
