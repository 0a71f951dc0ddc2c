// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/journal_sqlite/eventrow.h"

#include "domain/incident/eventjson.h"
#include "kernel/json.h"

#include <QCryptographicHash>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype hashLength = 32;

/// A field with its length before it, so that no two rows share their bytes.
void addField(QCryptographicHash &hash, const QByteArray &field)
{
    hash.addData(QByteArray::number(field.size()) + ':');
    hash.addData(field);
    hash.addData(QByteArrayView(",", 1));
}

tl::unexpected<Error> unreadable(const EventRow &row, const QString &why)
{
    Error error{ErrorCode::storage, u"Event %1 of the journal cannot be read."_s.arg(row.position), why,
        u"Verify the journal. If a newer version of Holdfast wrote it, open it with that version."_s, {}, {}, false};
    return failure(error);
}

} // namespace

QByteArray chainStart() { return QByteArray(hashLength, '\0'); }

QByteArray chainHash(const EventRow &row)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView("\0", 1));
    hash.addData(row.previous);
    for (const QByteArray &field : {QByteArray::number(row.position), row.incident, QByteArray::number(row.sequence),
             row.kind, QByteArray::number(row.version), row.atUtc, QByteArray::number(row.bootNs), row.bootId,
             row.author, row.body})
        addField(hash, field);
    return hash.result();
}

EventRow rowFrom(const Event &event, qint64 position, const QByteArray &previous)
{
    EventRow row{position, event.incident.value().toUtf8(), event.sequence, eventKind(event.body).toUtf8(),
        eventVersion(event.body), formatUtc(event.at.utc).toLatin1(), event.at.bootTime.count(),
        event.at.bootId.toUtf8(), event.author.toUtf8(), canonicalJson(bodyToJson(event.body)), previous, {}};
    row.hash = chainHash(row);
    return row;
}

Result<Event> eventFrom(const EventRow &row)
{
    const std::optional<UtcTime> utc = parseUtc(QString::fromUtf8(row.atUtc));
    if (!utc)
        return unreadable(row, u"Its time is not an instant."_s);
    const Result<QJsonObject> object = parseJsonObject(row.body);
    if (!object)
        return unreadable(row, object.error().what + u' ' + object.error().why);
    if (canonicalJson(*object) != row.body)
        return unreadable(row, u"Its content does not have the form that Holdfast writes."_s);
    Result<EventBody> body = bodyFromJson(QString::fromUtf8(row.kind), int(row.version), *object);
    if (!body)
        return unreadable(row, body.error().what);
    return Event{IncidentId(QString::fromUtf8(row.incident)), row.sequence,
        Instant{*utc, std::chrono::nanoseconds{row.bootNs}, QString::fromUtf8(row.bootId)},
        QString::fromUtf8(row.author), std::move(*body)};
}

} // namespace holdfast
