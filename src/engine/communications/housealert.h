// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/plan.h"
#include "engine/communications/outbox.h"

namespace holdfast {

/// How one way of an alert ended.
struct AlertOutcome {
    QString channel;
    QString recipient;
    SendOutcome outcome;
};

/// Tells the house that something outside any incident is wrong, for example that a backup does not hold: in its chat,
/// and by mail to everybody whom the plan names for operations (or, without such an audience, for the first internal
/// one). By every way at once, because nobody waits for the outcome. Main thread; `done` on it.
void alertHouse(const Channels &channels, Pool &effects, const Plan &plan, const Clock &clock, const QString &subject,
    const QString &text, QObject *context, std::function<void(const QList<AlertOutcome> &)> done);

} // namespace holdfast
