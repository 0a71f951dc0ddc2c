// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/journal_postgres/postgresteamstore.h"

#include "adapters/journal_postgres/teamschema.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast {

namespace {

constexpr Duration connectDeadline = 3s;
constexpr Duration statementDeadline = 3s;

QString seconds(Duration time) { return QString::number(double(time.count()) / 1000.0, 'f', 3); }

tl::unexpected<Error> somebodyWasFirst()
{
    return failure(ErrorCode::conflict, u"Somebody else in the team recorded something meanwhile."_s, {},
        u"Read the incident again and decide again."_s);
}

bool isRace(const Error &error)
{
    return error.detail.contains("SQLSTATE 40001"_L1) || error.detail.contains("SQLSTATE 23505"_L1);
}

} // namespace

PostgresTeamStore::PostgresTeamStore(DatabaseConnector &connector, Secret uri)
    : m_connector(connector)
    , m_uri(std::move(uri))
{ }

Result<DatabaseSession *> PostgresTeamStore::session(const std::stop_token &stop)
{
    if (m_session)
        return m_session.get();
    m_heads.clear();
    m_listens = false;
    auto fresh = m_connector.connect(m_uri, connectDeadline, stop);
    if (!fresh)
        return failure(fresh.error());
    const auto version = teamSchemaIn(**fresh, stop);
    if (!version)
        return failure(version.error());
    if (*version == 0)
        return failure(ErrorCode::notFound, u"The database %1 holds no team yet."_s.arg((*fresh)->target()), {},
            u"Set it up once: holdfastctl team init."_s);
    if (*version > teamSchemaVersion())
        return failure(ErrorCode::refused, u"The team's journal was made by a newer version of Holdfast."_s, {},
            u"Update Holdfast on this laptop."_s);
    m_session = std::move(*fresh);
    return m_session.get();
}

Result<Rows> PostgresTeamStore::query(const QString &sql, const Parameters &parameters, const std::stop_token &stop)
{
    const auto open = session(stop);
    if (!open)
        return failure(open.error());
    auto answer = (*open)->query(sql, parameters, statementDeadline, stop);
    if (!answer && !answer.error().detail.contains("SQLSTATE"_L1))
        m_session.reset(); // a statement that was refused leaves the connection as it is; everything else ends it
    else if (!answer && answer.error().detail.contains("SQLSTATE 57P"_L1))
        m_session.reset();
    return answer;
}

Result<PostgresTeamStore::Head> PostgresTeamStore::head(const QString &incident, const std::stop_token &stop)
{
    if (m_session && m_heads.contains(incident))
        return m_heads.value(incident);
    const auto found = query(u"SELECT sequence, hash FROM holdfast.event WHERE incident = $1"
                             " ORDER BY sequence DESC LIMIT 1"_s,
        {incident}, stop);
    if (!found)
        return failure(found.error());
    Head head;
    if (!found->rows.isEmpty())
        head = {found->rows[0].value(0).value_or(QString()).toLongLong(), found->rows[0].value(1).value_or(QString())};
    m_heads.insert(incident, head);
    return head;
}

Result<bool> PostgresTeamStore::areStored(
    const QList<Event> &events, const QStringList &ids, const std::stop_token &stop)
{
    const auto found =
        query(u"SELECT sequence, id FROM holdfast.event WHERE incident = $1 AND sequence BETWEEN $2 AND $3"
              " ORDER BY sequence"_s,
            {events.first().incident.value(), QString::number(events.first().sequence),
                QString::number(events.last().sequence)},
            stop);
    if (!found)
        return failure(found.error());
    if (found->rows.size() != events.size())
        return false;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        if (found->rows[i].value(1) != ids[i])
            return false;
    }
    return true;
}

Result<> PostgresTeamStore::append(const QList<Event> &events, const QStringList &ids, std::stop_token stop)
{
    if (events.isEmpty())
        return {};
    const QString incident = events.first().incident.value();
    const auto before = head(incident, stop);
    if (!before)
        return failure(before.error());
    QString previous = before->hash;
    QJsonArray array;
    for (qsizetype i = 0; i < events.size(); ++i) {
        const TeamRow row = teamRow(events[i], ids.value(i), previous);
        previous = row.hash;
        array << teamRowJson(row);
    }
    const auto stored =
        query(u"INSERT INTO holdfast.event (incident, sequence, id, kind, version, at_utc, boot_ns, boot_id, author,"
              " body, previous, hash)"
              " SELECT incident, sequence, id, kind, version, at_utc, boot_ns, boot_id, author, body, previous, hash"
              " FROM jsonb_to_recordset($1::jsonb) AS e(incident text, sequence bigint, id text, kind text,"
              " version integer, at_utc text, boot_ns bigint, boot_id text, author text, body text, previous text,"
              " hash text) ORDER BY sequence"_s,
            {QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact))}, stop);
    if (stored) {
        m_heads.insert(incident, {events.last().sequence, previous});
        return {};
    }
    m_heads.remove(incident);
    if (!isRace(stored.error()) && !stored.error().mayHaveTakenEffect)
        return failure(stored.error());
    // Lost to somebody else, or only the answer was lost: the rows say which.
    const auto there = areStored(events, ids, stop);
    if (there && *there)
        return {};
    if (isRace(stored.error()))
        return somebodyWasFirst();
    return failure(stored.error());
}

void PostgresTeamStore::announce(std::stop_token stop) { static_cast<void>(query(u"NOTIFY holdfast"_s, {}, stop)); }

Result<QList<TeamRow>> PostgresTeamStore::rows(
    const QString &incident, qint64 afterSequence, const std::stop_token &stop)
{
    const auto found =
        query(u"SELECT sequence, id, kind, version, at_utc, boot_ns, boot_id, author, body, previous, hash"
              " FROM holdfast.event WHERE incident = $1 AND sequence > $2 ORDER BY sequence"_s,
            {incident, QString::number(afterSequence)}, stop);
    if (!found)
        return failure(found.error());
    QList<TeamRow> rows;
    for (const auto &row : found->rows) {
        const auto text = [&row](int column) { return row.value(column).value_or(QString()); };
        rows << TeamRow{incident, text(0).toLongLong(), text(1), text(2), text(3).toInt(), text(4),
            text(5).toLongLong(), text(6), text(7), text(8), text(9), text(10)};
    }
    return rows;
}

Result<QList<TeamEvent>> PostgresTeamStore::read(const IncidentId &incident, qint64 afterSequence, std::stop_token stop)
{
    const auto found = rows(incident.value(), afterSequence, stop);
    if (!found)
        return failure(found.error());
    QList<TeamEvent> events;
    for (const TeamRow &row : *found) {
        auto event = teamEvent(row);
        if (!event)
            return failure(event.error());
        events << TeamEvent{std::move(*event), row.id};
    }
    return events;
}

Result<QList<TeamHead>> PostgresTeamStore::heads(std::stop_token stop)
{
    // From one incident to the next through the index: the journal itself is never read through.
    const auto found = query(u"WITH RECURSIVE i AS (SELECT min(incident) AS incident FROM holdfast.event UNION ALL"
                             " SELECT (SELECT min(e.incident) FROM holdfast.event e WHERE e.incident > i.incident)"
                             " FROM i WHERE i.incident IS NOT NULL)"
                             " SELECT i.incident, h.sequence, h.id FROM i, LATERAL (SELECT sequence, id"
                             " FROM holdfast.event e WHERE e.incident = i.incident ORDER BY sequence DESC LIMIT 1) h"_s,
        {}, stop);
    if (!found)
        return failure(found.error());
    QList<TeamHead> heads;
    for (const auto &row : found->rows)
        heads << TeamHead{IncidentId(row.value(0).value_or(QString())), row.value(1).value_or(QString()).toLongLong(),
            row.value(2).value_or(QString())};
    return heads;
}

Result<bool> PostgresTeamStore::awaitNews(Duration atMost, std::stop_token stop)
{
    if (const auto open = session(stop); !open)
        return failure(open.error());
    if (!m_listens) {
        if (const auto listening = query(u"LISTEN holdfast"_s, {}, stop); !listening)
            return failure(listening.error());
        m_listens = true;
        return true; // what came before nobody was told of
    }
    const auto heard = m_session->awaitNotice(atMost, stop);
    if (!heard)
        m_session.reset();
    return heard;
}

Result<Claim> PostgresTeamStore::claim(const QString &name, const Laptop &laptop, Duration lease, std::stop_token stop)
{
    const auto taken = query(u"INSERT INTO holdfast.claim AS c (name, holder, person, epoch, until)"
                             " VALUES ($1, $2, $3, 1, clock_timestamp() + make_interval(secs => $4::float8))"
                             " ON CONFLICT (name) DO UPDATE SET holder = $2, person = $3,"
                             " epoch = c.epoch + CASE WHEN c.holder = $2 THEN 0 ELSE 1 END, until = excluded.until"
                             " WHERE c.holder = $2 OR c.until < clock_timestamp() RETURNING epoch"_s,
        {name, laptop.id, laptop.person, seconds(lease)}, stop);
    if (!taken)
        return failure(taken.error());
    if (!taken->rows.isEmpty())
        return Claim{laptop.id, laptop.person, taken->rows[0].value(0).value_or(QString()).toLongLong(), true};
    const auto other = query(u"SELECT holder, person, epoch FROM holdfast.claim WHERE name = $1"_s, {name}, stop);
    if (!other)
        return failure(other.error());
    const auto row = other->rows.value(0);
    return Claim{row.value(0).value_or(QString()), row.value(1).value_or(QString()),
        row.value(2).value_or(QString()).toLongLong(), false};
}

Result<> PostgresTeamStore::hold(
    const QString &name, const Laptop &laptop, qint64 epoch, Duration lease, std::stop_token stop)
{
    const auto held = query(u"UPDATE holdfast.claim SET until = clock_timestamp() + make_interval(secs => $4::float8)"
                            " WHERE name = $1 AND holder = $2 AND epoch = $3 AND until > clock_timestamp()"_s,
        {name, laptop.id, QString::number(epoch), seconds(lease)}, stop);
    if (!held)
        return failure(held.error());
    if (held->affected == 1)
        return {};
    return failure(ErrorCode::conflict, u"Another laptop of the team carries this out now."_s, {},
        u"Watch it there, or take it over when it is free."_s);
}

Result<> PostgresTeamStore::release(const QString &name, const Laptop &laptop, qint64 epoch, std::stop_token stop)
{
    const auto released = query(u"UPDATE holdfast.claim SET until = clock_timestamp()"
                                " WHERE name = $1 AND holder = $2 AND epoch = $3"_s,
        {name, laptop.id, QString::number(epoch)}, stop);
    if (!released)
        return failure(released.error());
    return {};
}

Result<QList<Colleague>> PostgresTeamStore::greet(const Laptop &laptop, const QString &doing, std::stop_token stop)
{
    const auto greeted = query(u"INSERT INTO holdfast.laptop AS l (id, person, doing, seen)"
                               " VALUES ($1, $2, $3, clock_timestamp())"
                               " ON CONFLICT (id) DO UPDATE SET person = $2, doing = $3, seen = clock_timestamp()"_s,
        {laptop.id, laptop.person, doing}, stop);
    if (!greeted)
        return failure(greeted.error());
    const auto found = query(u"SELECT id, person, doing, extract(epoch FROM clock_timestamp() - seen)::float8"
                             " FROM holdfast.laptop WHERE id <> $1 ORDER BY seen DESC"_s,
        {laptop.id}, stop);
    if (!found)
        return failure(found.error());
    QList<Colleague> colleagues;
    for (const auto &row : found->rows)
        colleagues << Colleague{{row.value(0).value_or(QString()), row.value(1).value_or(QString())},
            row.value(2).value_or(QString()), Duration{qint64(row.value(3).value_or(QString()).toDouble() * 1000)}};
    return colleagues;
}

Result<qint64> PostgresTeamStore::verify(std::stop_token stop)
{
    const auto all = heads(stop);
    if (!all)
        return failure(all.error());
    qint64 count = 0;
    for (const TeamHead &one : *all) {
        const auto found = rows(one.incident.value(), 0, stop);
        if (!found)
            return failure(found.error());
        QString previous = teamChainStart();
        for (qsizetype i = 0; i < found->size(); ++i) {
            const TeamRow &row = found->at(i);
            if (row.sequence != i + 1 || row.previous != previous || row.hash != teamHash(row))
                return failure(ErrorCode::tampered,
                    u"Event %1 of %2 in the team's journal is not what was written."_s.arg(i + 1).arg(row.incident), {},
                    u"Keep this database as evidence; every laptop has its own copy of the journal."_s);
            previous = row.hash;
            ++count;
        }
    }
    return count;
}

} // namespace holdfast
