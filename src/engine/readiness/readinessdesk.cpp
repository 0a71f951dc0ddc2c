// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/readiness/readinessdesk.h"

#include <QPointer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

KeyFact factOf(const KeyState &key)
{
    KeyFact fact;
    fact.name = key.name;
    fact.purpose = key.purpose;
    fact.isStored = key.where != KeyState::Where::nowhere;
    return fact;
}

} // namespace

int Readiness::count(ReadinessVerdict verdict) const
{
    return int(std::count_if(
        checks.begin(), checks.end(), [verdict](const ReadinessCheck &check) { return check.verdict == verdict; }));
}

ReadinessDesk::ReadinessDesk(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
    connect(&m_parts.monitor, &Monitor::sampled, this, [this] {
        if (m_isAwaitingLook && m_parts.monitor.isComplete())
            readJournal();
    });
}

void ReadinessDesk::find(std::function<void(const Readiness &)> done)
{
    m_waiting.push_back(std::move(done));
    if (m_waiting.size() > 1)
        return;
    m_facts = {};
    tryKeys(m_parts.practice ? QList<KeyState>() : m_parts.keys.list());
}

void ReadinessDesk::tryKeys(QList<KeyState> keys)
{
    while (!keys.isEmpty()) {
        const KeyState key = keys.takeFirst();
        m_facts.keys << factOf(key);
        if (key.where == KeyState::Where::nowhere || !key.checkable)
            continue;
        return m_parts.keys.check(key.name, [this, keys](const Result<KeyReport> &report) {
            KeyFact &fact = m_facts.keys.last();
            fact.told = report ? report->told : report.error().what;
            fact.tried = report                                  ? KeyFact::Tried::works
                : report.error().code == ErrorCode::unauthorised ? KeyFact::Tried::refused
                                                                 : KeyFact::Tried::unknown;
            if (report) {
                fact.scopes = report->scopes;
                fact.expiresAt = report->expiresAt;
            }
            tryKeys(keys);
        });
    }
    awaitLook();
}

void ReadinessDesk::awaitLook()
{
    m_isAwaitingLook = true;
    if (m_parts.monitor.isComplete())
        return readJournal();
    m_parts.monitor.lookNow();
}

void ReadinessDesk::readJournal()
{
    m_isAwaitingLook = false;
    for (const ComponentId &component : m_parts.monitor.components()) {
        if (const auto sample = m_parts.monitor.lastSample(component))
            m_facts.samples.insert(component.value(), *sample);
    }
    m_parts.incidents.list([this](const Result<QList<Incident>> &past) {
        if (past)
            m_facts.past = *past;
        listBackups();
    });
}

void ReadinessDesk::listBackups()
{
    m_parts.backups.list([this](const Result<QList<DatabaseDump>> &dumps) {
        if (dumps)
            m_facts.dumps = *dumps;
        examineMachine();
    });
}

void ReadinessDesk::examineMachine()
{
    if (!m_parts.machine)
        return finish({});
    m_parts.machine([self = QPointer(this)](const QList<ReadinessCheck> &machine) {
        if (self)
            self->finish(machine);
    });
}

void ReadinessDesk::finish(const QList<ReadinessCheck> &machine)
{
    m_facts.reach = m_parts.reach.book();
    const UtcTime now = m_parts.clock.utc();
    Readiness found{now, {}, {}};
    if (const std::optional<Plan> &plan = m_parts.plan.plan()) {
        found.checks = readinessOf(*plan, m_facts, now) + machine;
        found.coverage = coverageOf(*plan, m_facts.past.value_or(QList<Incident>()), now);
    }
    m_last = found;
    for (const auto &done : std::exchange(m_waiting, {}))
        done(found);
    Q_EMIT this->found();
}

} // namespace holdfast
