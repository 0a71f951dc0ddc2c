// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/decide.h"
#include "interfaces/journal.h"
#include "kernel/clock.h"

#include <QObject>
#include <QTimer>
#include <deque>
#include <functional>

namespace holdfast {

/// One incident on the table: takes commands, journals what they mean, and shows the state only after it is durable.
/// Commands are carried out one after the other. When another process wrote meanwhile, its events are read and the
/// command is decided again.
class IncidentDesk : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const Result<> &)>;

    IncidentDesk(Journal &journal, const Clock &clock, QString author, QObject *parent = nullptr);

    /// Reads the incident from the journal and follows it from then on. `done` gets notFound when it does not exist.
    void open(const IncidentId &id, Done done = {});
    /// Starts a new incident; its id is made from the time and a random part.
    void declare(Declare command, Done done = {});
    /// `done` is called after the events are durable and applied, or with the reason why not.
    void submit(Command command, Done done = {});
    /// Reads what other processes have appended.
    void refresh();
    /// Reads the whole incident anew: its events stand in another order now. Nothing is shown in between.
    void reload();

    [[nodiscard]] const Incident &incident() const { return m_incident; }
    [[nodiscard]] const QList<Event> &events() const { return m_events; }
    /// Why the journal cannot be written at the moment; nothing when it can.
    [[nodiscard]] const std::optional<Error> &journalTrouble() const { return m_journalTrouble; }
    [[nodiscard]] bool isBusy() const { return !m_queue.empty(); }

Q_SIGNALS:
    /// The state has changed; emitted after each durable batch.
    void changed();
    void appended(const QList<holdfast::Event> &events);
    void journalTroubleChanged();

private:
    struct Job {
        Command command;
        Done done;
        int attempts = 0;
    };

    void next();
    void store(const QList<EventBody> &bodies);
    void stored(const QList<Event> &events, const Result<> &result);
    void finishJob(const Result<> &result);
    void foldAnew(const QList<Event> &events);
    void catchUp(const std::function<void(const Result<> &)> &then);
    void applyAll(const QList<Event> &events);
    void setJournalTrouble(std::optional<Error> trouble);

    Journal &m_journal;
    const Clock &m_clock;
    QString m_author;
    Incident m_incident;
    QList<Event> m_events;
    std::deque<Job> m_queue;
    bool m_running = false;
    bool m_catchingUp = false;
    std::optional<Error> m_journalTrouble;
    QTimer m_follow;
};

} // namespace holdfast
