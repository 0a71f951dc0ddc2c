// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/monitoring/alarmdesk.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostTurns = 1000;
const QString settingsName = u"attention"_s;

} // namespace

AlarmDesk::AlarmDesk(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
    load();
    connect(&m_parts.monitor, &Monitor::changed, this, &AlarmDesk::take);
}

void AlarmDesk::take(const ComponentId &component, Health from, Health to)
{
    const ComponentHealth health = m_parts.monitor.health(component);
    m_turns << HealthTurn{component, from, to, health.since.value_or(m_parts.clock.utc()), health.reason};
    if (m_turns.size() > mostTurns)
        m_turns.remove(0, m_turns.size() - mostTurns);
    Q_EMIT changed();
}

SeenComponents AlarmDesk::seen() const
{
    SeenComponents seen;
    for (const ComponentId &id : m_parts.monitor.components())
        seen.insert(id.value(), SeenComponent{m_parts.monitor.shown(id), m_parts.monitor.health(id)});
    return seen;
}

AlarmList AlarmDesk::alarms() const
{
    if (!m_parts.plan.plan())
        return {};
    const UtcTime now = m_parts.clock.utc();
    return withoutFlood(alarmsOf(*m_parts.plan.plan(), seen(), m_attention, now), now);
}

QList<Suggestion> AlarmDesk::suggestions() const
{
    return m_parts.plan.plan() ? suggestScenarios(*m_parts.plan.plan(), seen()) : QList<Suggestion>{};
}

QString AlarmDesk::nameOf(const ComponentId &component) const
{
    const Component *found = m_parts.plan.plan() ? m_parts.plan.plan()->component(component) : nullptr;
    return found ? found->name : component.value();
}

Result<> AlarmDesk::acknowledge(const ComponentId &component)
{
    if (!seen().value(component.value()).isFailing())
        return failure(
            ErrorCode::notFound, u"Nothing is wrong with “%1” that could be acknowledged."_s.arg(nameOf(component)));
    m_attention.acknowledged.insert(component.value(), {m_parts.clock.utc(), m_parts.person});
    return remember(u"Alarm acknowledged: %1"_s.arg(nameOf(component)));
}

Result<> AlarmDesk::shelve(const ComponentId &component, Duration length, const QString &reason)
{
    const UtcTime now = m_parts.clock.utc();
    const Shelved shelf{now + length, reason.trimmed(), m_parts.person};
    if (const Result<> may = mayShelve(shelf, now); !may)
        return may;
    m_attention.shelved.insert(component.value(), shelf);
    return remember(
        u"Alarm put aside until %1: %2. %3"_s.arg(formatUtcSeconds(shelf.until), nameOf(component), shelf.reason));
}

Result<> AlarmDesk::unshelve(const ComponentId &component)
{
    if (m_attention.shelved.remove(component.value()) == 0)
        return failure(ErrorCode::notFound, u"The alarm of “%1” was not put aside."_s.arg(nameOf(component)));
    return remember(u"Alarm taken back into view: %1"_s.arg(nameOf(component)));
}

Result<> AlarmDesk::remember(const QString &sentence)
{
    QJsonObject acknowledged;
    for (auto one = m_attention.acknowledged.cbegin(); one != m_attention.acknowledged.cend(); ++one)
        acknowledged.insert(one.key(), QJsonObject{{u"at"_s, formatUtc(one->at)}, {u"by"_s, one->by}});
    QJsonObject shelved;
    for (auto one = m_attention.shelved.cbegin(); one != m_attention.shelved.cend(); ++one)
        shelved.insert(one.key(),
            QJsonObject{{u"until"_s, formatUtc(one->until)}, {u"reason"_s, one->reason}, {u"by"_s, one->by}});
    if (m_parts.desk.incident().isOpen())
        m_parts.desk.submit(AddNote{sentence});
    Q_EMIT changed();
    return m_parts.settings.write(settingsName, {{u"acknowledged"_s, acknowledged}, {u"shelved"_s, shelved}});
}

void AlarmDesk::load()
{
    const QJsonObject known = m_parts.settings.read(settingsName);
    const QJsonObject acknowledged = known.value(u"acknowledged"_s).toObject();
    for (auto one = acknowledged.constBegin(); one != acknowledged.constEnd(); ++one) {
        const QJsonObject said = one.value().toObject();
        if (const auto at = parseUtc(said.value(u"at"_s).toString()))
            m_attention.acknowledged.insert(one.key(), {*at, said.value(u"by"_s).toString()});
    }
    const QJsonObject shelved = known.value(u"shelved"_s).toObject();
    for (auto one = shelved.constBegin(); one != shelved.constEnd(); ++one) {
        const QJsonObject said = one.value().toObject();
        if (const auto until = parseUtc(said.value(u"until"_s).toString()))
            m_attention.shelved.insert(
                one.key(), {*until, said.value(u"reason"_s).toString(), said.value(u"by"_s).toString()});
    }
}

} // namespace holdfast
