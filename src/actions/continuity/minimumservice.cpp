// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/continuity/minimumservice.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int timesAsked = 10; ///< of each endpoint
constexpr Duration longestAnswer = 10s;

QString truth(bool value) { return value ? u"true"_s : u"false"_s; }

const ServiceSetting *evidenceSwitchedOff(const QList<ServiceSetting> &settings)
{
    static const QRegularExpression evidence(u"log|audit|trace"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    for (const ServiceSetting &setting : settings) {
        if (!setting.value && evidence.match(setting.key).hasMatch())
            return &setting;
    }
    return nullptr;
}

Result<bool> ledgerHasRows(DatabaseSession &session, const std::stop_token &stop)
{
    const auto there = tableExists(session, u"holdfast.minimum_service"_s, stop);
    if (!there || !*there)
        return there;
    const auto rows = scalar(session, u"select count(*)::text from holdfast.minimum_service"_s, {}, stop);
    if (!rows)
        return failure(rows.error());
    return *rows != "0"_L1;
}

} // namespace

Result<Session> MinimumServiceSwitch::open(const QJsonObject &where, const std::stop_token &stop) const
{
    return openOwned(m_recovery, where, stop);
}

Result<bool> MinimumServiceSwitch::isOn(DatabaseSession &session, const std::stop_token &stop) const
{
    return ledgerHasRows(session, stop);
}

Result<> MinimumServiceSwitch::precheck(const Inputs &inputs, std::stop_token stop)
{
    const MinimumService &wanted = m_recovery.minimum;
    if (wanted.settings.isEmpty())
        return failure(ErrorCode::refused, u"The plan names no settings for the minimum viable service."_s, {},
            u"Add `minimumService.settings` to the plan."_s);
    if (const ServiceSetting *evidence = evidenceSwitchedOff(wanted.settings))
        return failure(ErrorCode::refused, u"“%1” is not switched off."_s.arg(evidence->key),
            u"What is logged during a disaster is evidence."_s, u"Take it out of the plan's minimum viable service."_s);
    const auto session = open(inputs, stop);
    return session ? Result<>{} : Result<>{failure(session.error())};
}

Result<QStringList> MinimumServiceSwitch::statements(bool on) const
{
    const auto table = quoteIdentifier(m_recovery.service.maintenanceTable);
    if (!table)
        return failure(table.error());
    if (!on)
        return QStringList{u"begin"_s,
            u"update %1 s set value = m.before from holdfast.minimum_service m where s.key = m.key and m.existed"_s.arg(
                *table),
            u"delete from %1 s using holdfast.minimum_service m where s.key = m.key and not m.existed"_s.arg(*table),
            u"delete from holdfast.minimum_service"_s, u"commit"_s};
    QStringList values;
    for (const ServiceSetting &setting : m_recovery.minimum.settings)
        values << u"(%1, %2::jsonb)"_s.arg(quoteLiteral(setting.key), quoteLiteral(truth(setting.value)));
    const QString wanted = u"(values %1) as w(key, value)"_s.arg(values.join(u", "_s));
    return QStringList{u"begin"_s, u"create schema if not exists holdfast"_s,
        u"create table if not exists holdfast.minimum_service(key text primary key, before jsonb, existed boolean not "
        "null, at timestamptz not null default clock_timestamp())"_s,
        // Where it is on already, the first account of what was before stays.
        u"insert into holdfast.minimum_service(key, before, existed) select w.key, s.value, s.key is not null from %1 "
        u"left "
        "join %2 s on s.key = w.key on conflict (key) do nothing"_s.arg(wanted, *table),
        u"insert into %1(key, value) select w.key, w.value from %2 on conflict (key) do update set value = "
        "excluded.value"_s.arg(*table, wanted),
        u"commit"_s};
}

Result<> MinimumServiceSwitch::switchTo(bool on, const QJsonObject &where, const std::stop_token &stop) const
{
    const auto session = open(where, stop);
    if (!session)
        return failure(session.error());
    const auto sql = statements(on);
    if (!sql)
        return failure(sql.error());
    return executeAll(**session, *sql, stop);
}

Result<QStringList> MinimumServiceSwitch::changes(DatabaseSession &session, const std::stop_token &stop) const
{
    const auto table = quoteIdentifier(m_recovery.service.maintenanceTable);
    if (!table)
        return failure(table.error());
    QStringList lines;
    for (const ServiceSetting &setting : m_recovery.minimum.settings) {
        const auto now =
            execute(session, u"select value::text from %1 where key = $1"_s.arg(*table), {setting.key}, stop);
        if (!now)
            return failure(now.error());
        lines << u"%1: now %2, becomes %3"_s.arg(
            setting.key, now->rows.value(0).value(0).value_or(u"not set"_s), truth(setting.value));
    }
    return lines;
}

Result<Preview> MinimumServiceSwitch::preview(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto session = open(inputs, stop);
    if (!session)
        return failure(session.error());
    const auto sql = statements(m_on);
    const auto lines = m_on ? changes(**session, stop) : Result<QStringList>{QStringList{}};
    const auto on = isOn(**session, stop);
    if (!sql || !lines || !on)
        return failure(!sql ? sql.error() : !lines ? lines.error() : on.error());
    QStringList radius = *lines;
    for (const ReducedFunction &function : m_recovery.minimum.reduced)
        radius << (m_on ? function.effect : u"No longer so: %1"_s.arg(function.effect));
    if (*on == m_on)
        radius.prepend(m_on ? u"It is on already."_s : u"It is off already: nothing changes."_s);
    const QString change = m_on ? u"%1 does only what it must, until this is taken back."_s
                                : u"Every setting becomes exactly what it was before."_s;
    return Preview{{RequestPreview{u"sql"_s, {}, (*session)->target(), {}, sql->join(u";\n"_s)}},
        m_on ? change.arg(m_recovery.service.name) : change, radius, {}};
}

Result<Handle> MinimumServiceSwitch::begin(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto session = open(inputs, stop);
    const auto on = session ? isOn(**session, stop) : Result<bool>{failure(session.error())};
    if (!on)
        return failure(on.error());
    if (m_on || *on) {
        if (auto done = switchTo(m_on, inputs, stop); !done)
            return failure(done.error());
    }
    return Handle{{u"branch"_s, inputs.value(u"branch"_s)}};
}

Result<std::optional<Handle>> MinimumServiceSwitch::find(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto session = open(inputs, stop);
    if (!session)
        return failure(session.error());
    const auto on = isOn(**session, stop);
    if (!on)
        return failure(on.error());
    if (*on != m_on)
        return std::optional<Handle>{};
    return std::optional<Handle>{Handle{{u"branch"_s, inputs.value(u"branch"_s)}}};
}

Result<Observation> MinimumServiceSwitch::observe(const Handle &handle, std::stop_token)
{
    return Observation{Observation::State::finished, {}, {}, handle, {}, {}};
}

Result<Undoing> MinimumServiceSwitch::undo(const Handle &handle, std::stop_token stop)
{
    if (handle.isEmpty())
        return Undoing{true, u"Nothing was switched."_s};
    if (auto done = switchTo(!m_on, handle, stop); !done)
        return failure(done.error());
    return Undoing{
        true, m_on ? u"Every setting is exactly what it was before."_s : u"The minimum viable service is on again."_s};
}

Result<Verdict> MinimumPromise::run(const Inputs &, std::stop_token stop)
{
    const MinimumService &promise = m_recovery.minimum;
    int answered = 0;
    int asked = 0;
    Duration slowest{0};
    QStringList problems;
    for (const QString &path : promise.endpoints) {
        for (int time = 0; time < timesAsked && !stop.stop_requested(); ++time) {
            ++asked;
            const auto took = m_recovery.gate.answers(path, longestAnswer, stop);
            if (took) {
                ++answered;
                slowest = std::max(slowest, *took);
            } else if (problems.size() < 3) {
                problems << path + u": "_s + reasonOf(took.error());
            }
        }
    }
    if (asked == 0)
        return Verdict{Verdict::Kind::unknown, u"The plan names no endpoints that must answer."_s, {}, {}};
    const double share = 100.0 * answered / asked;
    const bool often = share >= promise.availability.value_or(100.0);
    const bool fast = !promise.responseTime || slowest <= *promise.responseTime;
    const QString summary = u"%1 of %2 questions were answered (%3 %), the slowest in %4 ms."_s.arg(answered)
                                .arg(asked)
                                .arg(share, 0, 'f', 1)
                                .arg(slowest.count());
    return Verdict{often && fast ? Verdict::Kind::pass : Verdict::Kind::fail,
        (QStringList{summary} + problems).join(u' '),
        {{u"answered"_s, answered}, {u"asked"_s, asked}, {u"slowestMilliseconds"_s, qint64(slowest.count())}}, {}};
}

Result<Verdict> MinimumServiceIs::run(const Inputs &inputs, std::stop_token stop)
{
    const auto session = openOwned(m_recovery, inputs, stop);
    if (!session)
        return failure(session.error());
    const auto on = ledgerHasRows(**session, stop);
    if (!on)
        return failure(on.error());
    const bool wanted = inputs.value(u"on"_s).toBool();
    return Verdict{*on == wanted ? Verdict::Kind::pass : Verdict::Kind::fail,
        *on ? u"The minimum viable service is on; what every setting was before is kept."_s
            : u"The minimum viable service is off."_s,
        {}, {}};
}

} // namespace holdfast
