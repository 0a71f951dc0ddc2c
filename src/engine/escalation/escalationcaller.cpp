// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/escalation/escalationcaller.h"

namespace holdfast {

EscalationCaller::EscalationCaller(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
    connect(&m_parts.desk, &IncidentDesk::changed, this, &EscalationCaller::look);
    m_tick.setInterval(std::chrono::seconds{1});
    connect(&m_tick, &QTimer::timeout, this, &EscalationCaller::look);
    m_tick.start();
}

QString EscalationCaller::whyNot() const
{
    if (!isCalledByItself(m_parts.desk.incident(), m_parts.practice))
        return tr("An exercise on a real environment wakes nobody: call them yourself.");
    return {};
}

void EscalationCaller::look()
{
    const Incident &incident = m_parts.desk.incident();
    if (m_busy || !m_parts.plan.plan() || !incident.isOpen() || !whyNot().isEmpty())
        return;
    const Paging paging =
        pagingOf(*m_parts.plan.plan(), incident, m_parts.clock.now(), m_parts.outbox.channels().names(false));
    const auto done = [this](const Result<> &) { m_busy = false; };
    // One at a time: each is decided on what the one before has changed.
    if (!paging.silent.isEmpty()) {
        m_busy = true;
        return m_parts.desk.submit(TeamCommand{TellPerson{paging.silent.first()}}, done);
    }
    for (const PageDue &due : paging.calls) {
        if (!due.routes.isEmpty())
            return call(due);
    }
}

void EscalationCaller::call(const PageDue &due)
{
    m_busy = true;
    const QString text = pageText(*m_parts.plan.plan(), m_parts.desk.incident(), due);
    m_parts.desk.submit(
        MessageCommand{CallPerson{due.key, text, due.routes}}, [this](const Result<> &) { m_busy = false; });
}

} // namespace holdfast
