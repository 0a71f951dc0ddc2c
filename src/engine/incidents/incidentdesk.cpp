// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/incidents/incidentdesk.h"

#include "domain/incident/fold.h"
#include "kernel/log.h"
#include "workers/deliver.h"

#include <QRandomGenerator>

namespace holdfast {

using namespace std::chrono_literals;

namespace {

/// Somebody else may be quicker many times in a row; giving up would lose what a person said.
constexpr int mostAttempts = 100;
/// How often other processes' events are looked for.
constexpr Duration followInterval = 1s;

IncidentId newIncidentId(UtcTime now, QRandomGenerator &random)
{
    QString time = formatUtcSeconds(now);
    time.remove(QLatin1Char('-')).remove(QLatin1Char(':')).remove(QLatin1Char('Z'));
    time.replace(QLatin1Char(' '), QLatin1Char('-'));
    const QString distinct = QStringLiteral("%1").arg(random.bounded(0x10000U), 4, 16, QLatin1Char('0'));
    return IncidentId{QStringLiteral("inc-%1-%2").arg(time, distinct)};
}

} // namespace

IncidentDesk::IncidentDesk(Journal &journal, const Clock &clock, QString author, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_clock(clock)
    , m_author(std::move(author))
{
    m_follow.setInterval(followInterval);
    connect(&m_follow, &QTimer::timeout, this, &IncidentDesk::refresh);
}

void IncidentDesk::open(const IncidentId &id, Done done)
{
    m_incident = Incident{};
    m_incident.id = id;
    m_events.clear();
    catchUp([this, done = std::move(done)](const Result<> &result) {
        Result<> outcome = result;
        if (result && !m_incident.isDeclared())
            outcome = failure(ErrorCode::notFound, tr("There is no incident “%1”.").arg(m_incident.id.value()));
        if (outcome)
            m_follow.start();
        if (done)
            done(outcome);
    });
}

void IncidentDesk::declare(Declare command, Done done)
{
    m_incident = Incident{};
    m_incident.id = newIncidentId(command.now, *QRandomGenerator::global());
    m_events.clear();
    m_follow.start();
    submit(std::move(command), std::move(done));
}

void IncidentDesk::submit(Command command, Done done)
{
    m_queue.push_back({std::move(command), std::move(done), 0});
    next();
}

void IncidentDesk::next()
{
    if (m_running || m_queue.empty())
        return;
    m_running = true;
    const auto decision = decide(m_incident, m_queue.front().command);
    if (!decision)
        finishJob(failure(decision.error()));
    else if (decision->isEmpty())
        finishJob({});
    else
        store(*decision);
}

void IncidentDesk::store(const QList<EventBody> &bodies)
{
    QList<Event> events;
    const Instant now = m_clock.now();
    for (const EventBody &body : bodies)
        events << Event{m_incident.id, m_incident.lastSequence + 1 + events.size(), now, m_author, body};
    deliver(m_journal.append(events), this, [this, events](const Result<> &result) { stored(events, result); });
}

void IncidentDesk::stored(const QList<Event> &events, const Result<> &result)
{
    if (result) {
        setJournalTrouble(std::nullopt);
        applyAll(events);
        finishJob({});
        return;
    }
    const bool otherWrote = result.error().code == ErrorCode::conflict;
    if (!otherWrote) {
        qCWarning(logJournal) << "append failed:" << result.error().detail;
        setJournalTrouble(result.error());
        finishJob(result);
        return;
    }
    if (++m_queue.front().attempts >= mostAttempts) {
        finishJob(result);
        return;
    }
    catchUp([this](const Result<> &caughtUp) {
        if (!caughtUp) {
            finishJob(caughtUp);
            return;
        }
        m_running = false;
        next();
    });
}

void IncidentDesk::finishJob(const Result<> &result)
{
    const Done done = std::move(m_queue.front().done);
    m_queue.pop_front();
    m_running = false;
    if (done)
        done(result);
    next();
}

void IncidentDesk::refresh()
{
    if (m_running || m_catchingUp || m_incident.id.isEmpty())
        return;
    m_catchingUp = true;
    catchUp([this](const Result<> &) { m_catchingUp = false; });
}

void IncidentDesk::reload()
{
    if (m_incident.id.isEmpty())
        return;
    const IncidentId asked = m_incident.id;
    deliver(m_journal.read(asked, 0), this, [this, asked](const Result<QList<Event>> &events) {
        if (events && asked == m_incident.id)
            foldAnew(*events);
    });
}

void IncidentDesk::foldAnew(const QList<Event> &events)
{
    Incident folded;
    folded.id = m_incident.id;
    for (const Event &event : events)
        folded = apply(std::move(folded), event);
    m_incident = std::move(folded);
    m_events = events;
    Q_EMIT changed();
}

void IncidentDesk::catchUp(const std::function<void(const Result<> &)> &then)
{
    const IncidentId asked = m_incident.id;
    deliver(
        m_journal.read(asked, m_incident.lastSequence), this, [this, asked, then](const Result<QList<Event>> &events) {
            if (events && asked == m_incident.id)
                applyAll(*events);
            then(events ? Result<>{} : Result<>{failure(events.error())});
        });
}

void IncidentDesk::applyAll(const QList<Event> &events)
{
    QList<Event> fresh;
    for (const Event &event : events) {
        if (event.sequence != m_incident.lastSequence + 1)
            continue; // read twice: a refresh and a conflict may overlap
        m_incident = apply(std::move(m_incident), event);
        fresh << event;
    }
    if (fresh.isEmpty())
        return;
    m_events << fresh;
    Q_EMIT appended(fresh);
    Q_EMIT changed();
}

void IncidentDesk::setJournalTrouble(std::optional<Error> trouble)
{
    if (trouble == m_journalTrouble)
        return;
    m_journalTrouble = std::move(trouble);
    Q_EMIT journalTroubleChanged();
}

} // namespace holdfast
