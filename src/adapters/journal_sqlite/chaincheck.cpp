// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/journal_sqlite/chaincheck.h"

#include "adapters/journal_sqlite/journalschema.h"
#include "adapters/journal_sqlite/storageerror.h"

#include <QSqlQuery>
#include <QVariant>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr int sliceSize = 2'000;

// As blobs: the bytes that are in the file, whatever they are.
const QString rowsAfter = QStringLiteral(
    "SELECT position, CAST(incident AS BLOB), sequence, CAST(kind AS BLOB), version, CAST(at_utc AS BLOB), boot_ns,"
    " CAST(boot_id AS BLOB), CAST(author AS BLOB), CAST(body AS BLOB), previous, hash"
    " FROM event NOT INDEXED WHERE position > ? ORDER BY position LIMIT ?");

EventRow currentRow(const QSqlQuery &query)
{
    return {query.value(0).toLongLong(), query.value(1).toByteArray(), query.value(2).toLongLong(),
        query.value(3).toByteArray(), query.value(4).toLongLong(), query.value(5).toByteArray(),
        query.value(6).toLongLong(), query.value(7).toByteArray(), query.value(8).toByteArray(),
        query.value(9).toByteArray(), query.value(10).toByteArray(), query.value(11).toByteArray()};
}

} // namespace

std::optional<Result<JournalVerdict>> ChainCheck::step()
{
    if (!m_file.isOpen())
        return failure(ErrorCode::cancelled, u"The journal was closed while it was verified."_s);
    QSqlQuery query(m_file.database());
    query.setForwardOnly(true);
    query.prepare(rowsAfter);
    query.addBindValue(m_position);
    query.addBindValue(sliceSize);
    if (!query.exec())
        return failure(storageError(query.lastError(), m_file.path()));
    int rows = 0;
    for (; query.next(); ++rows) {
        const EventRow row = currentRow(query);
        ++m_verdict.events;
        if (m_verdict.ok) {
            if (const QString reason = fault(row); !reason.isEmpty())
                report(row.position == m_position + 1 ? row.position : m_position + 1, reason);
        }
        m_position = row.position;
        m_hash = row.hash;
    }
    if (query.lastError().isValid())
        return failure(storageError(query.lastError(), m_file.path()));
    if (rows == sliceSize)
        return std::nullopt;
    return finish();
}

QString ChainCheck::fault(const EventRow &row)
{
    if (row.position != m_position + 1)
        return u"missing: the next event in the file has position %1"_s.arg(row.position);
    if (row.previous != m_hash)
        return u"broken link: it does not continue the event before it"_s;
    if (row.hash != chainHash(row))
        return u"content changed: it does not match its hash"_s;
    qint64 &sequence = m_sequences[row.incident];
    if (row.sequence != ++sequence)
        return u"gap: event %1 of the incident stands where %2 must be"_s.arg(row.sequence).arg(sequence);
    const Result<Event> event = eventFrom(row);
    return event ? QString() : u"unreadable: "_s + event.error().why;
}

Result<JournalVerdict> ChainCheck::finish()
{
    if (!m_verdict.ok)
        return m_verdict;
    // The rows are good. What remains: an index that hides some of them, and guards that somebody removed.
    QSqlQuery query(m_file.database());
    if (!query.exec(u"PRAGMA integrity_check(1)"_s) || !query.next())
        return failure(storageError(query.lastError(), m_file.path()));
    if (query.value(0).toString() != "ok"_L1)
        report(0, u"the file is damaged: "_s + query.value(0).toString().simplified());
    const Result<bool> guarded = guardsAreInPlace(m_file.database(), m_file.path());
    if (!guarded)
        return failure(guarded.error());
    if (!*guarded && m_verdict.ok)
        report(0, u"the protection against changes was altered"_s);
    return m_verdict;
}

void ChainCheck::report(qint64 position, const QString &reason)
{
    m_verdict.ok = false;
    m_verdict.firstBad = JournalVerdict::Bad{position, reason};
}

} // namespace holdfast
