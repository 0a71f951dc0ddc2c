// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/journal_postgres/teamrows.h"

#include "domain/incident/eventjson.h"
#include "kernel/json.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace holdfast {

QString teamChainStart() { return QString(64, u'0'); }

QString teamHash(const TeamRow &row)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &field :
        {row.incident, QString::number(row.sequence), row.id, row.kind, QString::number(row.version), row.atUtc,
            QString::number(row.bootNs), row.bootId, row.author, row.body, row.previous}) {
        const QByteArray bytes = field.toUtf8();
        hash.addData(QByteArray::number(bytes.size()) + ':');
        hash.addData(bytes);
    }
    return QString::fromLatin1(hash.result().toHex());
}

TeamRow teamRow(const Event &event, const QString &id, const QString &previous)
{
    TeamRow row{event.incident.value(), event.sequence, id, eventKind(event.body), eventVersion(event.body),
        formatUtc(event.at.utc), qint64(event.at.bootTime.count()), event.at.bootId, event.author,
        QString::fromUtf8(canonicalJson(bodyToJson(event.body))), previous, {}};
    row.hash = teamHash(row);
    return row;
}

Result<Event> teamEvent(const TeamRow &row)
{
    const QString place = u"Event %1 of %2 in the team's journal cannot be read."_s.arg(row.sequence).arg(row.incident);
    const std::optional<UtcTime> utc = parseUtc(row.atUtc);
    if (!utc)
        return failure(ErrorCode::badReply, place, u"Its time is not an instant."_s);
    const auto object = parseJsonObject(row.body.toUtf8());
    if (!object)
        return failure(ErrorCode::badReply, place, object.error().what);
    auto body = bodyFromJson(row.kind, row.version, *object);
    if (!body)
        return failure(ErrorCode::badReply, place, body.error().what, u"Update Holdfast on this laptop."_s);
    return Event{IncidentId(row.incident), row.sequence,
        Instant{*utc, std::chrono::nanoseconds{row.bootNs}, row.bootId}, row.author, std::move(*body)};
}

QJsonObject teamRowJson(const TeamRow &row)
{
    // Texts throughout: JSON's numbers would not hold every one of 64 bits.
    return {{u"incident"_s, row.incident}, {u"sequence"_s, QString::number(row.sequence)}, {u"id"_s, row.id},
        {u"kind"_s, row.kind}, {u"version"_s, QString::number(row.version)}, {u"at_utc"_s, row.atUtc},
        {u"boot_ns"_s, QString::number(row.bootNs)}, {u"boot_id"_s, row.bootId}, {u"author"_s, row.author},
        {u"body"_s, row.body}, {u"previous"_s, row.previous}, {u"hash"_s, row.hash}};
}

} // namespace holdfast
