// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/communication/decidemessages.h"
#include "domain/incident/incident.h"
#include "domain/plan/plan.h"

namespace holdfast {

/// What messages may be filled with, by name: `incident.title`, `incident.impactStart`, `incident.restored`,
/// `incident.situation`, `incident.severity`, `incident.commander`, `service.name`, `next.update`, `now`. Only what is
/// known is there: nothing is invented. Times are told to the minute, in UTC. While an incident is need-to-know its
/// title is its codename.
[[nodiscard]] QJsonObject messageFacts(
    const Plan &plan, const Incident &incident, const Audience &audience, const Instant &now);

struct RenderedText {
    QString subject;
    QString text;
    QJsonObject used; ///< the facts that stand in it
    QStringList missing; ///< facts that it wants and that are not known, in the order of the text
};

/// Fills the places `${name}`. A missing fact leaves its place as it is, so that the gap is seen.
[[nodiscard]] RenderedText renderText(const QString &subject, const QString &text, const QJsonObject &facts);

/// The template of the plan for this audience and occasion; null when there is none.
[[nodiscard]] const MessageTemplate *templateFor(const Plan &plan, const Audience &audience, const QString &occasion);

/// Names of facts that say something else now than when the message was drafted; the clock and the next promise are
/// no news by themselves.
[[nodiscard]] QStringList changedFacts(const Message &message, const QJsonObject &now);

/// By which ways an audience is reached: its first channel that is set up, with everybody who has an address there.
/// `available` are the channels of this environment.
[[nodiscard]] QList<Route> routesTo(const Audience &audience, const QStringList &available, const QString &after = {});

} // namespace holdfast
