// SPDX-License-Identifier: GPL-3.0-or-later
#include "team/teamplace.h"

#include "adapters/journal_postgres/postgresteamfoundation.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast::test {

bool TeamPlace::start()
{
    if (!m_server.start())
        return false;
    auto admin = m_connector.connect(Secret(m_server.uri("postgres")), 5s, {});
    if (!admin || !(*admin)->query(u"CREATE DATABASE team"_s, {}, 10s, {}))
        return false;
    auto owner = m_connector.connect(ownerUri(), 5s, {});
    if (!owner || !(*owner)->query(u"CREATE ROLE alice LOGIN PASSWORD 'for-tests'"_s, {}, 5s, {}))
        return false;
    return bool(PostgresTeamFoundation(m_connector).setUp(ownerUri(), u"alice"_s, {}));
}

Secret TeamPlace::memberUri() const
{
    return Secret("postgresql://alice:for-tests@127.0.0.1:" + QByteArray::number(m_server.port()) + "/team");
}

QString TeamPlace::ask(const QString &sql, const QStringList &parameters)
{
    auto session = m_connector.connect(ownerUri(), 5s, {});
    if (!session)
        return session.error().what;
    QList<std::optional<QString>> values;
    for (const QString &parameter : parameters)
        values << parameter;
    const auto rows = (*session)->query(sql, values, 20s, {});
    return rows ? rows->rows.value(0).value(0).value_or(QString()) : rows.error().detail;
}

QStringList TeamPlace::story(const IncidentId &incident)
{
    return ask(u"SELECT coalesce(string_agg(author || ': ' || kind, ',' ORDER BY sequence), '') FROM holdfast.event"
               " WHERE incident = $1"_s,
        {incident.value()})
        .split(u',', Qt::SkipEmptyParts);
}

TestLaptop::TestLaptop(TeamPlace &place, const QString &person)
    : TestLaptop(place, person, {})
{ }

TestLaptop::TestLaptop(TeamPlace &place, const QString &person, const QString &place_)
    : made(place_.isEmpty() ? std::make_unique<QTemporaryDir>() : nullptr)
    , folder(made ? made->path() : place_)
    , own(folder + u"/journal.sqlite3"_s)
    , alone(folder)
    , store(connector, place.memberUri())
    , news(connector, place.memberUri())
    , link(TeamLink::Parts{own, alone, store, news, Laptop{folder, person}, clock})
    , journal(link, own)
    , files(folder + u"/leases"_s)
    , leases(link, files)
    , desk(journal, clock, person)
{
    QObject::connect(&link, &TeamLink::arrived, &desk, &IncidentDesk::refresh);
    QObject::connect(&link, &TeamLink::moved, &desk, &IncidentDesk::reload);
}

QStringList TestLaptop::notes() const
{
    QStringList texts;
    for (const Event &event : desk.events()) {
        if (const auto *note = std::get_if<Noted>(&event.body))
            texts << note->text;
    }
    return texts;
}

} // namespace holdfast::test
