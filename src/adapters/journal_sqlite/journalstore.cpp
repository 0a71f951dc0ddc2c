// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/journal_sqlite/journalstore.h"

#include "adapters/journal_sqlite/journalschema.h"
#include "adapters/journal_sqlite/storageerror.h"
#include "kernel/log.h"

#include <QVariant>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

// About the 1000 pages after which SQLite itself would do it, inside a commit.
constexpr qint64 tidyAfter = 500;

QString text(const QByteArray &bytes) { return QString::fromUtf8(bytes); }

Result<> checkRequest(const QList<Event> &events, qint64 last)
{
    const Event &first = events.first();
    if (first.sequence != last + 1)
        return failure(ErrorCode::conflict, u"Something else was recorded for this incident meanwhile."_s,
            u"Event %1 was to be recorded, but %2 is next."_s.arg(first.sequence).arg(last + 1),
            u"Read the incident again and decide again."_s);
    for (qsizetype index = 0; index < events.size(); ++index) {
        if (events[index].incident != first.incident || events[index].sequence != first.sequence + index)
            return failure(ErrorCode::bug, u"The events to record do not follow each other."_s);
    }
    return {};
}

} // namespace

JournalStore::JournalStore(const QString &path, JournalMode mode)
    : m_file(path, mode)
{ }

QList<Result<>> JournalStore::append(const QList<QList<Event>> &requests)
{
    const auto all = [&requests](const Error &error) { return QList<Result<>>(requests.size(), failure(error)); };
    if (Result<> begun = begin(); !begun)
        return all(begun.error());
    Result<Head> head = newest();
    QList<Result<>> results;
    for (const QList<Event> &events : requests) {
        results << (head ? storeRequest(events, *head) : failure(head.error()));
        // Such an error may have rolled everything back already: nothing may be added after it.
        if (!results.last() && results.last().error().code == ErrorCode::storage) {
            const Error error = results.last().error();
            (void)run(u"ROLLBACK"_s);
            return all(error);
        }
    }
    if (Result<> committed = run(u"COMMIT"_s); !committed) {
        (void)run(u"ROLLBACK"_s);
        return all(committed.error());
    }
    m_sinceTidied += requests.size();
    return results;
}

Result<> JournalStore::begin()
{
    if (Result<> opened = ready(); !opened)
        return opened;
    if (Result<> writable = m_file.writable(); !writable)
        return writable;
    if (m_failedSync)
        return failure(*m_failedSync);
    return run(u"BEGIN IMMEDIATE"_s);
}

Result<> JournalStore::storeRequest(const QList<Event> &events, Head &head)
{
    if (events.isEmpty())
        return {};
    if (Result<> saved = run(u"SAVEPOINT request"_s); !saved)
        return saved;
    Head next = head;
    Result<> stored = storeEvents(events, next);
    if (!stored)
        (void)run(u"ROLLBACK TO request"_s);
    if (Result<> released = run(u"RELEASE request"_s); !released && stored)
        return released;
    if (stored)
        head = next;
    return stored;
}

Result<> JournalStore::storeEvents(const QList<Event> &events, Head &head)
{
    const Result<qint64> last = lastSequence(events.first().incident);
    if (!last)
        return failure(last.error());
    if (Result<> ok = checkRequest(events, *last); !ok)
        return ok;
    for (const Event &event : events) {
        const EventRow row = rowFrom(event, head.position + 1, head.hash);
        if (Result<> inserted = insert(row); !inserted)
            return inserted;
        head = {row.position, row.hash};
    }
    return {};
}

Result<> JournalStore::insert(const EventRow &row)
{
    QSqlQuery &query = prepared(m_insert, u"INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    const QVariantList values{row.position, text(row.incident), row.sequence, text(row.kind), row.version,
        text(row.atUtc), row.bootNs, text(row.bootId), text(row.author), text(row.body), row.previous, row.hash};
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return failure(errorOf(query));
    query.finish();
    return {};
}

Result<JournalStore::Head> JournalStore::newest()
{
    QSqlQuery &query = prepared(m_newest, u"SELECT position, hash FROM event ORDER BY position DESC LIMIT 1"_s);
    if (!query.exec())
        return failure(errorOf(query));
    Head head;
    if (query.next())
        head = {query.value(0).toLongLong(), query.value(1).toByteArray()};
    query.finish();
    return head;
}

Result<qint64> JournalStore::lastSequence(const IncidentId &incident)
{
    QSqlQuery &query = prepared(m_lastSequence, u"SELECT max(sequence) FROM event WHERE incident = ?"_s);
    query.addBindValue(incident.value());
    if (!query.exec() || !query.next())
        return failure(errorOf(query));
    const qint64 last = query.value(0).toLongLong();
    query.finish();
    return last;
}

Result<QList<Event>> JournalStore::read(const IncidentId &incident, qint64 afterSequence)
{
    if (Result<> opened = ready(); !opened)
        return failure(opened.error());
    QSqlQuery query(m_file.database());
    query.setForwardOnly(true);
    query.prepare(u"SELECT position, sequence, kind, version, at_utc, boot_ns, boot_id, author, body FROM event"
                  " WHERE incident = ? AND sequence > ? ORDER BY sequence"_s);
    query.addBindValue(incident.value());
    query.addBindValue(afterSequence);
    if (!query.exec())
        return failure(errorOf(query));
    QList<Event> events;
    while (query.next()) {
        const auto bytes = [&query](int column) { return query.value(column).toString().toUtf8(); };
        const EventRow row{query.value(0).toLongLong(), incident.value().toUtf8(), query.value(1).toLongLong(),
            bytes(2), query.value(3).toLongLong(), bytes(4), query.value(5).toLongLong(), bytes(6), bytes(7), bytes(8),
            {}, {}};
        Result<Event> event = eventFrom(row);
        if (!event)
            return failure(event.error());
        events << std::move(*event);
    }
    if (query.lastError().isValid())
        return failure(errorOf(query));
    return events;
}

Result<QList<IncidentSummary>> JournalStore::incidents()
{
    if (Result<> opened = ready(); !opened)
        return failure(opened.error());
    QSqlQuery query(m_file.database());
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT incident, max(sequence) FROM event GROUP BY incident ORDER BY min(position) DESC"_s))
        return failure(errorOf(query));
    QList<IncidentSummary> list;
    while (query.next())
        list << IncidentSummary{IncidentId(query.value(0).toString()), query.value(1).toLongLong()};
    if (query.lastError().isValid())
        return failure(errorOf(query));
    return list;
}

Result<JournalFile *> JournalStore::forVerification()
{
    if (Result<> opened = ready(); !opened)
        return failure(opened.error());
    const Result<int> version = schemaVersion(m_file.database(), m_file.path());
    if (!version)
        return failure(version.error());
    if (*version > journalSchemaVersion)
        return failure(ErrorCode::refused, u"The journal was written by a newer version of Holdfast."_s,
            u"This version does not know the rules that it must be checked against."_s,
            u"Verify it with the newer version."_s);
    return &m_file;
}

void JournalStore::tidyUp()
{
    if (!m_file.isOpen() || m_failedSync || m_sinceTidied < tidyAfter)
        return;
    m_sinceTidied = 0;
    // PASSIVE waits for nobody; what a reader keeps back is moved the next time.
    if (const Result<> done = m_file.checkpoint(u"PASSIVE"_s); !done)
        qCWarning(logJournal) << "the journal could not be compacted:" << done.error().detail;
}

Result<> JournalStore::close()
{
    m_insert.reset();
    m_newest.reset();
    m_lastSequence.reset();
    Result<> done;
    if (m_file.isOpen() && m_file.writable() && !m_failedSync)
        done = m_file.checkpoint(u"TRUNCATE"_s);
    if (!done)
        qCWarning(logJournal) << "the journal could not be compacted:" << done.error().detail;
    m_file.close();
    return done;
}

Result<> JournalStore::ready() { return m_file.open(); }

Result<> JournalStore::run(const QString &sql)
{
    QSqlQuery query(m_file.database());
    if (!query.exec(sql))
        return failure(errorOf(query));
    return {};
}

Error JournalStore::errorOf(const QSqlQuery &query)
{
    Error error = storageError(query.lastError(), m_file.path());
    if (isFailedSync(query.lastError())) {
        error.why = u"The disk reported that it could not store data safely."_s;
        error.next =
            u"Replace the disk. Start with a state folder on another one; this file is not written any more."_s;
        m_failedSync = error;
    }
    return error;
}

QSqlQuery &JournalStore::prepared(std::optional<QSqlQuery> &query, const QString &sql)
{
    if (!query) {
        query.emplace(m_file.database());
        query->setForwardOnly(true);
        query->prepare(sql);
    }
    return *query;
}

} // namespace holdfast
