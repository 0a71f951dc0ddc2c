// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/database/datachecks.h"

#include <QJsonArray>

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A heartbeat is written several times a second; a gap longer than this before the restore point is a surprise.
constexpr Duration expectedGap = 30s;

} // namespace

Result<UtcTime> newestHeartbeat(const Recovery &recovery, DatabaseSession &session, const std::stop_token &stop)
{
    const auto table = quoteIdentifier(recovery.service.heartbeatTable);
    if (!table)
        return failure(table.error());
    const auto text = scalar(session,
        u"select to_char(max(at) at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from %1"_s.arg(*table), {},
        stop);
    if (!text)
        return failure(text.error());
    const std::optional<UtcTime> time = parseUtc(*text);
    if (!time)
        return failure(ErrorCode::badReply, u"The newest heartbeat “%1” is not an instant."_s.arg(*text));
    return *time;
}

Result<Verdict> Integrity::run(const Inputs &inputs, std::stop_token stop)
{
    const auto session = openOwned(m_recovery, inputs, stop);
    if (!session)
        return failure(session.error());
    if (auto readOnly = execute(**session, u"set default_transaction_read_only = on"_s, {}, stop); !readOnly)
        return failure(readOnly.error());
    QJsonArray evidence;
    QStringList broken;
    for (const IntegrityRule &rule : m_recovery.integrity) {
        const auto found = scalar(**session, rule.sql, {}, stop);
        const bool holds = found && *found == QString::number(rule.expected);
        evidence << QJsonObject{
            {u"rule"_s, rule.id}, {u"expected"_s, rule.expected}, {u"found"_s, found ? *found : found.error().what}};
        if (!holds)
            broken << u"%1: expected %2, found %3."_s.arg(rule.title)
                          .arg(rule.expected)
                          .arg(found ? *found : found.error().what);
    }
    const QJsonObject facts{{u"rules"_s, evidence}};
    if (!broken.isEmpty())
        return Verdict{Verdict::Kind::fail, broken.join(u' '), facts, {}};
    return Verdict{Verdict::Kind::pass, u"All %1 integrity rules hold."_s.arg(m_recovery.integrity.size()), facts, {}};
}

Result<Verdict> RecoveryPoint::run(const Inputs &inputs, std::stop_token stop)
{
    const auto branch = textInput(inputs, "branch");
    const auto point = timeInput(inputs, "point");
    if (!branch || !point)
        return failure(branch ? point.error() : branch.error());
    const auto session = openBranch(m_recovery, *branch, m_recovery.service.ownerRole, stop);
    if (!session)
        return failure(session.error());
    const auto newest = newestHeartbeat(m_recovery, **session, stop);
    if (!newest)
        return failure(newest.error());
    const QJsonObject evidence{{u"newest"_s, formatUtc(*newest)}, {u"asked"_s, formatUtc(*point)}};
    if (*newest > *point)
        return Verdict{Verdict::Kind::fail,
            u"The branch holds data from %1, newer than the restore point."_s.arg(formatUtc(*newest)), evidence, {}};
    const Duration gap = std::chrono::duration_cast<Duration>(*point - *newest);
    if (gap > expectedGap)
        return Verdict{Verdict::Kind::fail,
            u"The newest data is %1 older than the restore point."_s.arg(formatRough(gap)), evidence, {}};
    return Verdict{
        Verdict::Kind::pass, u"The newest data is from %1, as asked."_s.arg(formatUtc(*newest)), evidence, {}};
}

} // namespace holdfast
