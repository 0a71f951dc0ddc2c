// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"
#include "interfaces/journal.h"

#include <QObject>
#include <functional>

namespace holdfast {

/// All incidents of the journal, for lists and for finding the one to go on with; and the journal as a whole.
class IncidentShelf : public QObject {
    Q_OBJECT

public:
    explicit IncidentShelf(Journal &journal, QObject *parent = nullptr);

    /// All incidents, folded, the newest first.
    void list(std::function<void(const Result<QList<Incident>> &)> done);
    /// The newest incident that is still open; nothing when there is none.
    void newestOpen(std::function<void(const Result<std::optional<IncidentId>> &)> done);
    void events(const IncidentId &id, std::function<void(const Result<QList<Event>> &)> done);
    void verify(std::function<void(const Result<JournalVerdict> &)> done);

private:
    void collect(
        QList<IncidentSummary> rest, QList<Incident> folded, std::function<void(const Result<QList<Incident>> &)> done);

    Journal &m_journal;
};

} // namespace holdfast
