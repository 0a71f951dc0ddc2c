// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/incidents/incidentshelf.h"

#include "domain/incident/fold.h"
#include "workers/deliver.h"

namespace holdfast {

IncidentShelf::IncidentShelf(Journal &journal, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
{ }

void IncidentShelf::list(std::function<void(const Result<QList<Incident>> &)> done)
{
    deliver(m_journal.incidents(), this, [this, done](const Result<QList<IncidentSummary>> &summaries) {
        if (summaries)
            collect(*summaries, {}, done);
        else
            done(failure(summaries.error()));
    });
}

void IncidentShelf::collect(
    QList<IncidentSummary> rest, QList<Incident> folded, std::function<void(const Result<QList<Incident>> &)> done)
{
    if (rest.isEmpty()) {
        done(folded);
        return;
    }
    const IncidentId id = rest.takeFirst().id;
    deliver(m_journal.read(id, 0), this, [this, rest, folded, done](const Result<QList<Event>> &events) mutable {
        if (!events) {
            done(failure(events.error()));
            return;
        }
        folded << fold(*events);
        collect(std::move(rest), std::move(folded), std::move(done));
    });
}

void IncidentShelf::newestOpen(std::function<void(const Result<std::optional<IncidentId>> &)> done)
{
    list([done](const Result<QList<Incident>> &incidents) {
        if (!incidents) {
            done(failure(incidents.error()));
            return;
        }
        for (const Incident &incident : *incidents) {
            if (incident.isOpen()) {
                done(std::optional(incident.id));
                return;
            }
        }
        done(std::optional<IncidentId>{});
    });
}

void IncidentShelf::events(const IncidentId &id, std::function<void(const Result<QList<Event>> &)> done)
{
    deliver(m_journal.read(id, 0), this, [id, done](const Result<QList<Event>> &events) {
        if (events && events->isEmpty())
            done(failure(ErrorCode::notFound, tr("There is no incident “%1”.").arg(id.value())));
        else
            done(events);
    });
}

void IncidentShelf::verify(std::function<void(const Result<JournalVerdict> &)> done)
{
    deliver(m_journal.verify(), this, std::move(done));
}

} // namespace holdfast
