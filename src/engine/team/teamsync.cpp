// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/team/teamsync.h"

#include "domain/incident/fold.h"
#include "domain/team/joining.h"
#include "workers/answer.h"

#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

/// How often others may be quicker before joining is put off.
constexpr int mostAttempts = 20;

QList<Event> eventsOf(const QList<TeamEvent> &stored)
{
    QList<Event> events;
    for (const TeamEvent &one : stored)
        events << one.event;
    return events;
}

QSet<QString> idsOf(const QList<TeamEvent> &stored)
{
    QSet<QString> ids;
    for (const TeamEvent &one : stored)
        ids.insert(one.id);
    return ids;
}

/// The id without the number that tells equal events apart.
QString contentOf(const QString &id) { return id.section(u'-', 0, 0); }

Result<qint64> lastIn(Journal &journal, const IncidentId &incident)
{
    const auto all = await(journal.incidents());
    if (!all)
        return failure(all.error());
    for (const IncidentSummary &one : *all) {
        if (one.id == incident)
            return one.lastSequence;
    }
    return 0;
}

Error otherHistory(const IncidentId &incident)
{
    return {ErrorCode::tampered, u"The team's journal holds another history of %1."_s.arg(incident.value()),
        u"What it has stored is not what this laptop has seen of it."_s,
        u"Nothing was changed on either side. Keep both: an older state of the team's database may have been restored."_s,
        {}, {}, false};
}

Event noteAfter(const Event &last, const QString &author, const QString &text)
{
    return Event{last.incident, last.sequence + 1, last.at, author, Noted{text}};
}

} // namespace

TeamSync::TeamSync(Journal &own, AloneBook &alone, TeamStore &store, Laptop laptop)
    : m_own(own)
    , m_alone(alone)
    , m_store(store)
    , m_laptop(std::move(laptop))
{ }

Result<qint64> TeamSync::lastOwn(const IncidentId &incident) { return lastIn(m_own, incident); }

Result<qint64> TeamSync::lastAlone(const IncidentId &incident)
{
    return m_alone.exists() ? lastIn(m_alone.journal(), incident) : Result<qint64>(0);
}

Result<> TeamSync::keep(const QList<Event> &events)
{
    if (events.isEmpty())
        return {};
    const auto kept = await(m_own.append(events));
    if (kept || kept.error().code != ErrorCode::conflict)
        return kept;
    const auto last = lastOwn(events.first().incident);
    if (!last)
        return failure(last.error());
    QList<Event> rest;
    for (const Event &event : events) {
        if (event.sequence > *last)
            rest << event;
    }
    return rest.isEmpty() || rest.first().sequence != *last + 1 ? Result<>() : await(m_own.append(rest));
}

Result<> TeamSync::write(const QList<Event> &events, std::stop_token stop)
{
    const auto stored = m_store.append(events, eventIds(events), stop);
    if (!stored && stored.error().code == ErrorCode::conflict && !events.isEmpty()) {
        const IncidentId incident = events.first().incident;
        const auto own = lastOwn(incident);
        if (const auto pulled = own ? pullOne(incident, *own, stop) : Result<bool>(failure(own.error())); !pulled)
            return failure(pulled.error());
    }
    return stored ? keep(events) : stored;
}

Result<> TeamSync::writeAlone(const QList<Event> &events)
{
    if (events.isEmpty())
        return {};
    const auto lock = m_alone.lock();
    if (!lock)
        return failure(ErrorCode::busy, u"Another window of Holdfast is joining what was written alone."_s, {},
            u"Try again in a moment."_s);
    const IncidentId incident = events.first().incident;
    const auto own = lastOwn(incident);
    const auto alone = lastAlone(incident);
    if (!own || !alone)
        return failure(own ? alone.error() : own.error());
    if (events.first().sequence != *own + *alone + 1)
        return failure(ErrorCode::conflict, u"Something else was recorded for this incident meanwhile."_s, {},
            u"Read the incident again and decide again."_s);
    return await(m_alone.journal().append(following(events, *alone)));
}

Result<QList<Event>> TeamSync::read(const IncidentId &incident, qint64 afterSequence)
{
    if (!m_alone.exists()) // nearly always, and asked for every second
        return await(m_own.read(incident, afterSequence));
    const auto own = lastOwn(incident);
    if (!own)
        return failure(own.error());
    auto events = await(m_own.read(incident, afterSequence));
    if (!events)
        return events;
    const auto lock = m_alone.lock();
    if (!lock || !m_alone.exists())
        return events;
    const auto alone = await(m_alone.journal().read(incident, std::max<qint64>(0, afterSequence - *own)));
    if (!alone)
        return failure(alone.error());
    // What another process put into the own journal between both reads would be counted twice: the next read has it.
    if (!events->isEmpty() && events->last().sequence != *own)
        return events;
    for (Event event : *alone) {
        event.sequence += *own;
        *events << event;
    }
    return events;
}

Result<QList<IncidentSummary>> TeamSync::incidents()
{
    auto all = await(m_own.incidents());
    if (!all || !m_alone.exists())
        return all;
    const auto lock = m_alone.lock();
    const auto alone = lock && m_alone.exists() ? await(m_alone.journal().incidents())
                                                : Result<QList<IncidentSummary>>(QList<IncidentSummary>());
    if (!alone)
        return failure(alone.error());
    for (const IncidentSummary &extra : *alone) {
        const auto known =
            std::find_if(all->begin(), all->end(), [&](const IncidentSummary &one) { return one.id == extra.id; });
        if (known != all->end())
            known->lastSequence += extra.lastSequence;
        else
            all->prepend(extra);
    }
    return all;
}

Result<qint64> TeamSync::waiting()
{
    const auto lock = m_alone.exists() ? m_alone.lock() : nullptr;
    if (!lock || !m_alone.exists())
        return 0;
    const auto all = await(m_alone.journal().incidents());
    if (!all)
        return failure(all.error());
    qint64 count = 0;
    for (const IncidentSummary &one : *all)
        count += one.lastSequence;
    return count;
}

Result<bool> TeamSync::pullOne(const IncidentId &incident, qint64 own, const std::stop_token &stop)
{
    // One more than is new, to see that it continues what is here.
    const auto stored = m_store.read(incident, std::max<qint64>(0, own - 1), stop);
    if (!stored)
        return failure(stored.error());
    QList<TeamEvent> fresh = *stored;
    if (own > 0) {
        const auto here = await(m_own.read(incident, own - 1));
        if (!here)
            return failure(here.error());
        if (fresh.isEmpty() || here->isEmpty()
            || contentOf(fresh.first().id) != contentOf(eventIds({here->first()}).first()))
            return failure(otherHistory(incident));
        fresh.removeFirst();
    }
    if (fresh.isEmpty())
        return false;
    if (const auto kept = keep(eventsOf(fresh)); !kept)
        return failure(kept.error());
    return true;
}

Result<bool> TeamSync::pull(std::stop_token stop)
{
    const auto heads = m_store.heads(stop);
    const auto own = await(m_own.incidents());
    if (!heads || !own)
        return failure(heads ? own.error() : heads.error());
    QHash<QString, qint64> here;
    for (const IncidentSummary &one : *own)
        here.insert(one.id.value(), one.lastSequence);
    bool arrived = false;
    for (const TeamHead &head : *heads) {
        const qint64 last = here.value(head.incident.value());
        if (head.sequence <= last)
            continue;
        const auto pulled = pullOne(head.incident, last, stop);
        if (!pulled && pulled.error().code == ErrorCode::tampered)
            continue; // it was said when the team was met
        if (!pulled)
            return pulled;
        arrived = arrived || *pulled;
    }
    return arrived;
}

Result<> TeamSync::share(const IncidentId &incident, qint64 theirLast, const std::stop_token &stop)
{
    const auto all = await(m_own.read(incident, 0));
    if (!all)
        return failure(all.error());
    const QStringList ids = eventIds(*all);
    if (theirLast == 0) {
        Incident folded;
        for (const Event &event : *all)
            folded = apply(std::move(folded), event);
        if (!folded.isOpen())
            return {}; // what was over before is this laptop's own
    } else {
        const auto stored = m_store.read(incident, theirLast - 1, stop);
        if (!stored)
            return failure(stored.error());
        if (stored->isEmpty() || contentOf(stored->first().id) != contentOf(ids.value(theirLast - 1)))
            return failure(otherHistory(incident));
    }
    return m_store.append(all->mid(theirLast), ids.mid(theirLast), stop);
}

Result<> TeamSync::joinOne(
    const IncidentId &incident, const QList<Event> &ours, Changes &changes, const std::stop_token &stop)
{
    const QStringList ourIds = eventIds(ours);
    QList<Event> theirs;
    for (int attempt = 0; attempt < mostAttempts; ++attempt) {
        const auto own = lastOwn(incident);
        if (!own)
            return failure(own.error());
        const auto stored = m_store.read(incident, *own, stop);
        if (!stored)
            return failure(stored.error());
        const QSet<QString> known = idsOf(*stored);
        QList<Event> next;
        QStringList ids;
        for (qsizetype i = 0; i < ours.size(); ++i) {
            if (!known.contains(ourIds[i])) {
                next << ours[i];
                ids << ourIds[i];
            }
        }
        const QList<Event> fresh = eventsOf(*stored);
        // Ours that are there already were stored by a call whose answer was lost.
        theirs << withoutKnown(fresh, ourIds);
        if (const auto kept = keep(fresh); !kept)
            return kept;
        changes.arrived = changes.arrived || !fresh.isEmpty();
        if (next.isEmpty())
            return {};
        next = following(next, *own + fresh.size());
        if (!theirs.isEmpty()) {
            next << noteAfter(
                next.last(), m_laptop.person, joiningNote(m_laptop.person, ours, contradictions(theirs, ours)));
            ids << eventIds({next.last()});
        }
        const auto added = m_store.append(next, ids, stop);
        if (added)
            return keep(next);
        if (added.error().code != ErrorCode::conflict)
            return added;
    }
    return failure(
        ErrorCode::busy, u"The team writes faster than this laptop can join."_s, {}, u"It is tried again by itself."_s);
}

Result<> TeamSync::joinAlone(Changes &changes, const std::stop_token &stop)
{
    if (!m_alone.exists())
        return {};
    const auto lock = m_alone.lock();
    if (!lock)
        return failure(ErrorCode::busy, u"Another window of Holdfast is joining what was written alone."_s);
    if (!m_alone.exists())
        return {};
    const auto all = await(m_alone.journal().incidents());
    if (!all)
        return failure(all.error());
    for (const IncidentSummary &one : *all) {
        const auto ours = await(m_alone.journal().read(one.id, 0));
        if (!ours)
            return failure(ours.error());
        if (const auto joined = joinOne(one.id, *ours, changes, stop); !joined)
            return joined;
    }
    return m_alone.archive();
}

Result<TeamSync::Changes> TeamSync::meet(std::stop_token stop)
{
    Changes changes;
    const auto heads = m_store.heads(stop);
    const auto own = await(m_own.incidents());
    if (!heads || !own)
        return failure(heads ? own.error() : heads.error());
    QHash<QString, qint64> there;
    for (const TeamHead &head : *heads)
        there.insert(head.incident.value(), head.sequence);
    for (const IncidentSummary &one : *own) {
        const qint64 theirs = there.value(one.id.value());
        if (one.lastSequence <= theirs)
            continue;
        const auto shared = share(one.id, theirs, stop);
        if (!shared && shared.error().code == ErrorCode::tampered)
            changes.troubles << shared.error().what;
        else if (!shared && shared.error().code != ErrorCode::conflict) // another process of this laptop was quicker
            return failure(shared.error());
    }
    if (const auto joined = joinAlone(changes, stop); !joined)
        return failure(joined.error());
    const auto pulled = pull(stop);
    if (!pulled)
        return failure(pulled.error());
    changes.arrived = changes.arrived || *pulled;
    return changes;
}

} // namespace holdfast
