// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/journal_postgres/teamrows.h"

#include "domain/incident/eventjson.h"
#include "kernel/fieldhash.h"
#include "kernel/json.h"

using namespace Qt::StringLiterals;

namespace holdfast {

QString teamChainStart() { return QString(64, u'0'); }

QString teamHash(const TeamRow &row)
{
    return hashOfFields({row.incident.toUtf8(), QByteArray::number(row.sequence), row.id.toUtf8(), row.kind.toUtf8(),
        QByteArray::number(row.version), row.atUtc.toUtf8(), QByteArray::number(row.bootNs), row.bootId.toUtf8(),
        row.author.toUtf8(), row.body.toUtf8(), row.previous.toUtf8()});
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
