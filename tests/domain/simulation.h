// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/decide.h"
#include "domain/incident/fold.h"

#include <functional>
#include <random>

namespace holdfast::test {

/// What a simulated incident is made of; a test replaces one to see whether anybody notices.
struct Rules {
    std::function<Result<QList<EventBody>>(const Incident &, const Command &)> decide = &holdfast::decide;
    std::function<Incident(Incident, const Event &)> apply = &holdfast::apply;
};

/// One incident in which people and the engine ask for anything, sensible or not, in an order that the seed chooses.
/// Only what decide() accepts becomes events. The clocks do what clocks do: the computer sleeps, its time is set, it is
/// started anew.
class Simulation {
public:
    explicit Simulation(unsigned seed, Rules rules = {});

    /// Asks for one thing; the events that came of it, none when it was refused.
    QList<Event> step();
    [[nodiscard]] const Incident &incident() const { return m_incident; }
    [[nodiscard]] const QList<Event> &events() const { return m_events; }
    [[nodiscard]] Instant now() const { return m_now; }
    /// How long one step takes at most.
    void setPace(std::chrono::seconds pace) { m_pace = pace; }

private:
    void passTime();
    [[nodiscard]] bool maybe(unsigned percent) { return m_random() % 100 < percent; }
    [[nodiscard]] QString oneOf(const QStringList &list);
    [[nodiscard]] QString person();
    [[nodiscard]] QString perhaps(const QString &text);
    [[nodiscard]] QString anyId(const QString &letter, qsizetype known);
    [[nodiscard]] Command anything();
    [[nodiscard]] TeamCommand aboutPeople();
    [[nodiscard]] TeamCommand aboutWork();
    [[nodiscard]] TeamCommand aboutTheCircle();
    [[nodiscard]] Command aboutTheRun();
    [[nodiscard]] Command aboutMessages();
    [[nodiscard]] EventBody aboutDelivery(const Message &message, const Delivery &delivery);
    [[nodiscard]] EventBody outcome(const StepId &step, const StepRecord &record);

    std::mt19937 m_random;
    Rules m_rules;
    Instant m_now;
    int m_boot = 1;
    std::chrono::seconds m_pace{90};
    QList<Event> m_events;
    Incident m_incident;
};

} // namespace holdfast::test
