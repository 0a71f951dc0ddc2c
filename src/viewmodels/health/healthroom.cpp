// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/health/healthroom.h"

#include "viewmodels/words/wording.h"

namespace holdfast {

namespace {

constexpr int ticksBetweenCurves = 10; ///< seconds

} // namespace

HealthRoom::HealthRoom(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connectRequests();
    connect(&m_parts.monitor, &Monitor::changed, this, &HealthRoom::refresh);
    connect(&m_parts.alarms, &AlarmDesk::changed, this, &HealthRoom::refresh);
    connect(&m_parts.sight, &SightKeeper::changed, this, &HealthRoom::refresh);
    m_tick.setInterval(std::chrono::seconds{1});
    connect(&m_tick, &QTimer::timeout, this, [this] {
        refresh();
        if (++m_ticks % ticksBetweenCurves == 0)
            m_parts.view.askHistory();
    });
    m_tick.start();
    refresh();
}

void HealthRoom::connectRequests()
{
    connect(&m_parts.view, &HealthView::acknowledgeWanted, this, [this](const ComponentId &component) {
        tell(m_parts.alarms.acknowledge(component), tr("Acknowledged. It stays in view until it is over."));
    });
    connect(&m_parts.view, &HealthView::shelveWanted, this,
        [this](const ComponentId &component, Duration length, const QString &reason) {
            tell(m_parts.alarms.shelve(component, length, reason), tr("Put aside. It comes back by itself."));
        });
    connect(&m_parts.view, &HealthView::unshelveWanted, this,
        [this](const ComponentId &component) { tell(m_parts.alarms.unshelve(component), tr("Back in view.")); });
    connect(&m_parts.view, &HealthView::historyWanted, this, [this](const HistoryQuery &query) {
        m_parts.history.read(
            query, [this, query](const Result<QList<SampleRun>> &runs) { m_parts.view.showHistory(query, runs); });
    });
}

void HealthRoom::refresh()
{
    HealthPicture picture;
    picture.now = m_parts.clock.utc();
    picture.plan = m_parts.plan.plan();
    picture.probes = m_parts.monitor.probes();
    picture.alarms = m_parts.alarms.alarms();
    picture.firstOut = m_parts.alarms.firstOut();
    picture.suggestions = m_parts.alarms.suggestions();
    picture.sight = m_parts.sight.sight();
    picture.sightSince = m_parts.sight.since();
    picture.votes = m_parts.sight.votes();
    picture.historyTrouble = m_parts.history.trouble();
    m_parts.view.show(picture);
}

void HealthRoom::tell(const Result<> &result, const QString &good)
{
    m_parts.view.tell(result ? good : Wording::paragraph(result.error()), result ? Tone::normal : Tone::warning);
}

} // namespace holdfast
