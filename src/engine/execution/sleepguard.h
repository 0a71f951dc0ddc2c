// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/execution/stepexecutor.h"
#include "interfaces/laptop/sleepdelay.h"

namespace holdfast {

/// While a step is in flight sleep waits, so that its outcome can still be recorded. The laptop that sleeps all the
/// same is in the record. Main thread.
class SleepGuard final : public QObject {
    Q_OBJECT

public:
    SleepGuard(SleepDelay &delay, StepExecutor &executor, IncidentDesk &desk, QObject *parent = nullptr);

Q_SIGNALS:
    /// The laptop is about to sleep and waits; `doing` says what for.
    void sleepDelayed(const QString &doing);

private:
    [[nodiscard]] bool isInFlight() const { return m_executor.activity().kind == Activity::Kind::working; }
    void guard();
    void sleepIsComing();

    SleepDelay &m_delay;
    StepExecutor &m_executor;
    IncidentDesk &m_desk;
};

} // namespace holdfast
