// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/probes/databasevitals.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

// Work in progress of this very look does not count; autovacuum and the like are no clients.
const QString vitalsQuery = uR"(
select
  (select extract(epoch from max(clock_timestamp() - xact_start))::text from pg_stat_activity
    where backend_type = 'client backend' and pid <> pg_backend_pid()),
  (select extract(epoch from max(clock_timestamp() - waitstart))::text from pg_locks where not granted),
  (select extract(epoch from max(replay_lag))::text from pg_stat_replication),
  (select (count(*) / current_setting('max_connections')::float8)::text from pg_stat_activity
    where backend_type = 'client backend'),
  (select (last_failed_time is not null and last_failed_time > coalesce(last_archived_time, '-infinity'))::text
    from pg_stat_archiver),
  (select checksum_failures::text from pg_stat_database where datname = current_database())
)"_s;

std::optional<double> number(const std::optional<QString> &text)
{
    bool ok = false;
    const double value = text ? text->toDouble(&ok) : 0;
    return ok ? std::optional(value) : std::nullopt;
}

Duration seconds(double count) { return Duration{qint64(count * 1000)}; }

bool isBeyond(const std::optional<double> &value, Duration limit) { return value && seconds(*value) > limit; }

} // namespace

VitalLimits VitalLimits::of(const ProbeSpec &spec)
{
    VitalLimits limits;
    limits.longestTransaction =
        parseDuration(spec.setting(u"longestTransaction"_s)).value_or(limits.longestTransaction);
    limits.longestLockWait = parseDuration(spec.setting(u"longestLockWait"_s)).value_or(limits.longestLockWait);
    limits.replicationLag = parseDuration(spec.setting(u"replicationLag"_s)).value_or(limits.replicationLag);
    return limits;
}

Result<DatabaseVitals> readVitals(DatabaseSession &session, Duration deadline, std::stop_token stop)
{
    const auto answer = session.query(vitalsQuery, {}, deadline, std::move(stop));
    if (!answer)
        return failure(answer.error());
    const QList<std::optional<QString>> row = answer->rows.value(0);
    if (row.size() != 6)
        return failure(ErrorCode::badReply, u"The database told its condition in another form."_s);
    DatabaseVitals vitals{number(row[0]), number(row[1]), number(row[2]), number(row[3]), {}, {}};
    if (row[4])
        vitals.archivingFails = *row[4] == "true"_L1;
    if (const auto damaged = number(row[5]))
        vitals.checksumFailures = int(*damaged);
    return vitals;
}

QStringList complaints(const DatabaseVitals &vitals, const VitalLimits &limits)
{
    QStringList found;
    if (vitals.checksumFailures.value_or(0) > 0)
        found << u"%1 damaged pages were found: what is stored cannot be trusted"_s.arg(*vitals.checksumFailures);
    if (vitals.archivingFails.value_or(false))
        found << u"the newest attempt to archive failed: the recovery point stands still"_s;
    if (isBeyond(vitals.replicationLag, limits.replicationLag))
        found << u"a standby is %1 behind"_s.arg(formatRough(seconds(*vitals.replicationLag)));
    if (vitals.connections.value_or(0) >= limits.connections)
        found << u"%1 % of the connections are in use"_s.arg(qRound(*vitals.connections * 100));
    if (isBeyond(vitals.longestLockWait, limits.longestLockWait))
        found << u"somebody has waited %1 for a lock"_s.arg(formatRough(seconds(*vitals.longestLockWait)));
    if (isBeyond(vitals.longestTransaction, limits.longestTransaction))
        found << u"a transaction is open for %1"_s.arg(formatRough(seconds(*vitals.longestTransaction)));
    return found;
}

QJsonObject evidenceOf(const DatabaseVitals &vitals)
{
    QJsonObject evidence;
    const auto note = [&evidence](const QString &name, const auto &value) {
        if (value)
            evidence.insert(name, *value);
    };
    note(u"longestTransaction"_s, vitals.longestTransaction);
    note(u"longestLockWait"_s, vitals.longestLockWait);
    note(u"replicationLag"_s, vitals.replicationLag);
    note(u"connections"_s, vitals.connections);
    note(u"archivingFails"_s, vitals.archivingFails);
    note(u"checksumFailures"_s, vitals.checksumFailures);
    return evidence;
}

} // namespace holdfast
