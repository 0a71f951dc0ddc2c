// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/continuity/providerchoice.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

const QString ourOwn = u"local"_s;

Result<const ProviderChain *> chainOf(const Recovery &recovery, const Inputs &inputs)
{
    const QString function = inputs.value("function"_L1).toString();
    const auto found = std::find_if(recovery.chains.begin(), recovery.chains.end(),
        [&function](const ProviderChain &chain) { return chain.function == function; });
    if (found == recovery.chains.end())
        return failure(ErrorCode::notFound, u"The plan names no providers for “%1”."_s.arg(function), {},
            u"Add the function to `providers` in the plan."_s);
    return &*found;
}

ServiceCanary *canaryOf(const Recovery &recovery, const QString &provider)
{
    const auto found = std::find_if(recovery.canaries.begin(), recovery.canaries.end(),
        [&provider](const ServiceCanary *canary) { return canary->provider() == provider; });
    return found == recovery.canaries.end() ? nullptr : *found;
}

QString settingKey(const QString &function) { return u"providers."_s + function; }

/// Who does it now; the first of the chain where no setting says otherwise.
Result<QString> currentOf(
    const Recovery &recovery, DatabaseSession &session, const ProviderChain &chain, const std::stop_token &stop)
{
    const auto table = quoteIdentifier(recovery.service.maintenanceTable);
    if (!table)
        return failure(table.error());
    const auto rows = execute(
        session, u"select value #>> '{}' from %1 where key = $1"_s.arg(*table), {settingKey(chain.function)}, stop);
    if (!rows)
        return failure(rows.error());
    return rows->rows.value(0).value(0).value_or(chain.order.value(0));
}

void sample(ProviderSwitch &state, const QString &provider, ServiceCanary *canary, const Clock &clock,
    QStringList &told, const std::stop_token &stop)
{
    if (!canary) {
        told << u"%1: no key is set up here, so it cannot be asked"_s.arg(provider);
        return;
    }
    QString last;
    for (int i = 0; i < goodForReturn; ++i) {
        const auto seen = canary->probe(stop);
        last = seen ? seen->said : seen.error().what;
        take(state, provider, seen.has_value(), last, clock.utc());
        if (!seen && i + 1 >= badForFailover)
            break; // failed twice: that is enough
    }
    told << u"%1: %2"_s.arg(provider, last);
}

/// The statements of one switch, in order.
Result<QStringList> statementsOf(
    const Recovery &recovery, const QString &function, const QString &before, const QString &to, const QString &marker)
{
    const auto table = quoteIdentifier(recovery.service.maintenanceTable);
    if (!table)
        return failure(table.error());
    return QStringList{u"begin"_s, u"create schema if not exists holdfast"_s,
        u"create table if not exists holdfast.provider_switches(marker text primary key, function text not null, "
        u"before text not null, after text not null, at timestamptz not null default clock_timestamp())"_s,
        u"insert into holdfast.provider_switches(marker, function, before, after) values (%1, %2, %3, %4)"_s.arg(
            quoteLiteral(marker), quoteLiteral(function), quoteLiteral(before), quoteLiteral(to)),
        u"insert into %1(key, value) values (%2, to_jsonb(%3::text)) on conflict (key) do update set value = "
        u"excluded.value"_s.arg(*table, quoteLiteral(settingKey(function)), quoteLiteral(to)),
        u"commit"_s};
}

} // namespace

QString ExamineProviders::reads() const { return u"Asks each provider of the function five times, harmlessly."_s; }

Result<Observation> ExamineProviders::look(const Inputs &inputs, std::stop_token stop)
{
    const auto chain = chainOf(m_recovery, inputs);
    if (!chain)
        return failure(chain.error());
    const auto session = openOwned(m_recovery, inputs, stop);
    if (!session)
        return failure(session.error());
    const auto current = currentOf(m_recovery, **session, **chain, stop);
    if (!current)
        return failure(current.error());
    ProviderSwitch state = beginSwitch(**chain, m_recovery.clock.utc());
    if (state.current != *current && (*chain)->order.contains(*current))
        state.current = *current;
    QStringList told;
    for (const QString &provider : (*chain)->order) {
        if (provider != ourOwn)
            sample(state, provider, canaryOf(m_recovery, provider), m_recovery.clock, told, stop);
    }
    const SwitchAdvice advice = advise(state, **chain, m_recovery.clock.utc());
    Observation observation{Observation::State::finished, {}, {}, {}, {}, {}};
    observation.facts = {{u"current"_s, state.current},
        {u"proposed"_s, advice.to.isEmpty() ? state.current : advice.to},
        {u"reason"_s, advice.to.isEmpty() ? u"Nothing speaks for another one."_s : advice.reason},
        {u"summary"_s, told.join(u"; "_s)}};
    observation.evidence = observation.facts;
    return observation;
}

Result<> SwitchProvider::precheck(const Inputs &inputs, std::stop_token)
{
    const auto chain = chainOf(m_recovery, inputs);
    if (!chain)
        return failure(chain.error());
    const QString to = inputs.value("to"_L1).toString();
    if (!(*chain)->order.contains(to))
        return failure(ErrorCode::invalid, u"“%1” is no provider of “%2”."_s.arg(to, (*chain)->function),
            u"The plan names: %1."_s.arg((*chain)->order.join(u", "_s)), u"Choose one of them."_s);
    return {};
}

Result<Preview> SwitchProvider::preview(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    const auto chain = chainOf(m_recovery, inputs);
    if (!chain)
        return failure(chain.error());
    const auto session = openOwned(m_recovery, inputs, stop);
    if (!session)
        return failure(session.error());
    const auto before = currentOf(m_recovery, **session, **chain, stop);
    if (!before)
        return failure(before.error());
    const QString to = inputs.value("to"_L1).toString();
    const auto sql = statementsOf(m_recovery, (*chain)->function, *before, to, key.marker());
    if (!sql)
        return failure(sql.error());
    Preview preview{{RequestPreview{u"sql"_s, {}, (*session)->target(), {}, sql->join(u";\n"_s)}},
        u"“%1” is done by “%2” instead of “%3”."_s.arg((*chain)->function, to, *before), {}, {{u"before"_s, *before}}};
    if (*before == to)
        preview.blastRadius << u"It is done by “%1” already: nothing changes."_s.arg(to);
    if (to == ourOwn)
        preview.blastRadius << u"Results come from our own fallback and are estimates; they are marked as such."_s;
    if (!(*chain)->approver.isEmpty())
        preview.blastRadius << u"The plan wants the approval of: %1."_s.arg((*chain)->approver);
    preview.blastRadius << u"Another company gets the data of this function. Is that agreed with data protection?"_s
                        << u"The switch is written into the ledger holdfast.provider_switches."_s;
    return preview;
}

Result<Handle> SwitchProvider::begin(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    const auto session = openOwned(m_recovery, inputs, stop);
    if (!session)
        return failure(session.error());
    const QString function = inputs.value("function"_L1).toString();
    const QString before = key.memo.value("before"_L1).toString();
    const QString to = inputs.value("to"_L1).toString();
    const auto sql = statementsOf(m_recovery, function, before, to, key.marker());
    if (!sql)
        return failure(sql.error());
    if (auto done = executeAll(**session, *sql, stop); !done)
        return failure(done.error());
    return Handle{{u"function"_s, function}, {u"before"_s, before}, {u"to"_s, to}, {u"marker"_s, key.marker()},
        {u"branch"_s, inputs.value("branch"_L1)}};
}

Result<std::optional<Handle>> SwitchProvider::find(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    const auto session = openOwned(m_recovery, inputs, stop);
    if (!session)
        return failure(session.error());
    const auto there = tableExists(**session, u"holdfast.provider_switches"_s, stop);
    if (!there)
        return failure(there.error());
    if (!*there)
        return std::optional<Handle>();
    const auto rows = execute(**session,
        u"select function, before, after from holdfast.provider_switches where marker = $1"_s, {key.marker()}, stop);
    if (!rows)
        return failure(rows.error());
    if (rows->rows.isEmpty())
        return std::optional<Handle>();
    const auto &row = rows->rows.first();
    return std::optional(Handle{{u"function"_s, row.value(0).value_or(QString())},
        {u"before"_s, row.value(1).value_or(QString())}, {u"to"_s, row.value(2).value_or(QString())},
        {u"marker"_s, key.marker()}, {u"branch"_s, inputs.value("branch"_L1)}});
}

Result<Undoing> SwitchProvider::undo(const Handle &handle, std::stop_token stop)
{
    const auto session = openOwned(m_recovery, handle, stop);
    if (!session)
        return failure(session.error());
    const QString before = handle.value("before"_L1).toString();
    const auto sql = statementsOf(m_recovery, handle.value("function"_L1).toString(), handle.value("to"_L1).toString(),
        before, handle.value("marker"_L1).toString() + u"-undone"_s);
    if (!sql)
        return failure(sql.error());
    if (auto done = executeAll(**session, *sql, stop); !done)
        return failure(done.error());
    return Undoing{true, u"It is done by “%1” again."_s.arg(before)};
}

Result<Verdict> ProviderWorks::run(const Inputs &inputs, std::stop_token stop)
{
    const auto chain = chainOf(m_recovery, inputs);
    if (!chain)
        return failure(chain.error());
    const auto session = openOwned(m_recovery, inputs, stop);
    if (!session)
        return failure(session.error());
    const auto current = currentOf(m_recovery, **session, **chain, stop);
    if (!current)
        return failure(current.error());
    const QString to = inputs.value("to"_L1).toString();
    if (*current != to)
        return Verdict{Verdict::Kind::fail, u"Read back: it is done by “%1”."_s.arg(*current), {}, {}};
    const QJsonObject back{{u"restoredAt"_s, formatUtc(m_recovery.clock.utc())}};
    if (to == ourOwn)
        return Verdict{Verdict::Kind::pass, u"Read back: it is done by our own fallback."_s, {}, back};
    ServiceCanary *canary = canaryOf(m_recovery, to);
    if (!canary)
        return Verdict{Verdict::Kind::unknown, u"“%1” cannot be asked from here: no key is set up."_s.arg(to), {}, {}};
    const auto done = canary->rehearse(stop);
    if (!done)
        return Verdict{Verdict::Kind::fail, done.error().what, {}, {}};
    return Verdict{Verdict::Kind::pass, u"It did the real thing once: %1"_s.arg(done->said), {}, back};
}

} // namespace holdfast
