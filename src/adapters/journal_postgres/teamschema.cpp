// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/journal_postgres/teamschema.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast {

namespace {

constexpr Duration setupDeadline = 15s;

const char *const eventTable = R"(CREATE TABLE holdfast.event (
  incident text NOT NULL CHECK (incident <> ''),
  sequence bigint NOT NULL CHECK (sequence > 0),
  id text NOT NULL UNIQUE,
  kind text NOT NULL,
  version integer NOT NULL,
  at_utc text NOT NULL,
  boot_ns bigint NOT NULL,
  boot_id text NOT NULL,
  author text NOT NULL,
  body text NOT NULL,
  previous text NOT NULL CHECK (length(previous) = 64),
  hash text NOT NULL CHECK (length(hash) = 64),
  written_by text NOT NULL DEFAULT session_user,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (incident, sequence)
))";

const char *const followsFunction = R"(CREATE FUNCTION holdfast.follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last record;
BEGIN
  SELECT sequence, hash INTO last FROM holdfast.event
    WHERE incident = NEW.incident ORDER BY sequence DESC LIMIT 1;
  IF NEW.sequence <> coalesce(last.sequence, 0) + 1 OR NEW.previous <> coalesce(last.hash, repeat('0', 64)) THEN
    RAISE EXCEPTION 'event % of % is not the next one', NEW.sequence, NEW.incident USING ERRCODE = '40001';
  END IF;
  RETURN NEW;
END $$)";

const char *const refusesFunction = R"(CREATE FUNCTION holdfast.refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is append-only' USING ERRCODE = '42501';
END $$)";

const char *const claimTable = R"(CREATE TABLE holdfast.claim (
  name text PRIMARY KEY,
  holder text NOT NULL,
  person text NOT NULL,
  epoch bigint NOT NULL,
  until timestamptz NOT NULL
))";

const char *const laptopTable = R"(CREATE TABLE holdfast.laptop (
  id text PRIMARY KEY,
  person text NOT NULL,
  doing text NOT NULL,
  seen timestamptz NOT NULL
))";

const char *const memberRole = R"(DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'holdfast_member') THEN
    CREATE ROLE holdfast_member NOLOGIN;
  END IF;
END $$)";

} // namespace

const QList<TeamMigration> &teamMigrations()
{
    static const QList<TeamMigration> all{{1, u"events, claims, laptops, and the role of members"_s,
        {u"CREATE SCHEMA holdfast"_s, u"CREATE TABLE holdfast.schema_version (version integer PRIMARY KEY)"_s,
            QString::fromLatin1(eventTable), QString::fromLatin1(followsFunction),
            u"CREATE TRIGGER event_follows BEFORE INSERT ON holdfast.event"
            " FOR EACH ROW EXECUTE FUNCTION holdfast.follows()"_s,
            QString::fromLatin1(refusesFunction),
            u"CREATE TRIGGER event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON holdfast.event"
            " FOR EACH STATEMENT EXECUTE FUNCTION holdfast.refuses()"_s,
            QString::fromLatin1(claimTable), QString::fromLatin1(laptopTable), QString::fromLatin1(memberRole),
            u"GRANT USAGE ON SCHEMA holdfast TO holdfast_member"_s,
            u"GRANT SELECT ON holdfast.schema_version TO holdfast_member"_s,
            u"GRANT SELECT, INSERT ON holdfast.event TO holdfast_member"_s,
            u"GRANT SELECT, INSERT, UPDATE ON holdfast.claim, holdfast.laptop TO holdfast_member"_s}}};
    return all;
}

int teamSchemaVersion() { return teamMigrations().last().version; }

Result<int> teamSchemaIn(DatabaseSession &session, std::stop_token stop)
{
    const auto there =
        session.query(u"SELECT to_regclass('holdfast.schema_version') IS NOT NULL"_s, {}, setupDeadline, stop);
    if (!there)
        return failure(there.error());
    if (there->rows.value(0).value(0) != u"t"_s)
        return 0;
    const auto version =
        session.query(u"SELECT coalesce(max(version), 0) FROM holdfast.schema_version"_s, {}, setupDeadline, stop);
    if (!version)
        return failure(version.error());
    return version->rows.value(0).value(0).value_or(QString()).toInt();
}

QStringList teamSetup(int from)
{
    QStringList statements;
    for (const TeamMigration &migration : teamMigrations()) {
        if (migration.version <= from)
            continue;
        statements << migration.statements;
        statements << u"INSERT INTO holdfast.schema_version VALUES (%1)"_s.arg(migration.version);
    }
    return statements;
}

Result<> executeTogether(DatabaseSession &session, const QStringList &statements, std::stop_token stop)
{
    for (const QString &statement : QStringList{u"BEGIN"_s} + statements + QStringList{u"COMMIT"_s}) {
        if (const auto done = session.query(statement, {}, setupDeadline, stop); !done)
            return failure(done.error()); // the connection ends, and with it what was begun
    }
    return {};
}

} // namespace holdfast
