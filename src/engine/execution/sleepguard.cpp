// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/execution/sleepguard.h"

namespace holdfast {

SleepGuard::SleepGuard(SleepDelay &delay, StepExecutor &executor, IncidentDesk &desk, QObject *parent)
    : QObject(parent)
    , m_delay(delay)
    , m_executor(executor)
    , m_desk(desk)
{
    connect(&m_executor, &StepExecutor::activityChanged, this, &SleepGuard::guard);
    m_delay.onSleepComing([this] { sleepIsComing(); });
    guard();
}

void SleepGuard::guard()
{
    if (isInFlight())
        m_delay.hold(tr("A recovery step is under way."));
    else
        m_delay.release();
}

void SleepGuard::sleepIsComing()
{
    if (!isInFlight())
        return;
    Q_EMIT sleepDelayed(m_executor.activity().doing);
    m_desk.submit(AddNote{tr("This laptop is going to sleep in the middle of a step.")}, {});
}

} // namespace holdfast
