// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/communication/decidemessages.h"
#include "domain/escalation/due.h"

namespace holdfast {

/// Somebody who must be called now, and by which ways.
struct PageDue {
    int level = 0;
    QString role;
    QString person;
    QString key; ///< the same for the same call, whenever it is asked: one call has one key
    QList<Route> routes; ///< empty: nothing reaches this person but a voice
    Duration late{0}; ///< behind its time, for example because this laptop slept
};

/// What escalation demands at one instant.
struct Paging {
    QList<PageDue> calls; ///< not called yet
    QList<PersonTold> silent; ///< called, and did not answer within the level's time
};

/// Follows from the plan and from what was done: who was called, who answered, who acknowledged. A level of which one
/// answer is enough calls nobody any more once there is one, but for those whom a condition calls at once. Pure.
[[nodiscard]] Paging pagingOf(
    const Plan &plan, const Incident &incident, const Instant &now, const QStringList &channels);

/// Whether calls are made at all without a person: an exercise on a real environment wakes nobody. `practice`: whatever
/// is sent stays on this machine.
[[nodiscard]] inline bool isCalledByItself(const Incident &incident, bool practice)
{
    return practice || !incident.drill;
}

/// The call that comes by itself if nothing happens before: nobody answers, puts it off or closes the incident.
struct NextCall {
    PageDue call;
    Duration in{0};
};
/// Nothing when nobody else is due, or when an answer already ended the level. Pure.
[[nodiscard]] std::optional<NextCall> nextCallOf(
    const Plan &plan, const Incident &incident, const Instant &now, const QStringList &channels);

/// The ways to one person, the fastest first: pager, text message, mail. A number is told without its blanks.
/// While a breach is investigated chat and mail may be read by whoever broke in, and are left out.
[[nodiscard]] QList<Route> routesToPerson(
    const Contact &contact, const QString &person, const QStringList &channels, bool isBreach);

/// Whether what is said in chat and mail may be read by an intruder.
[[nodiscard]] bool isOutOfBand(const Incident &incident);

/// What the person is told.
[[nodiscard]] QString pageText(const Plan &plan, const Incident &incident, const PageDue &call);

} // namespace holdfast
