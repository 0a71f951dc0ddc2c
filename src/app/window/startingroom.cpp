// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/startingroom.h"

namespace holdfast {

StartingRoom::StartingRoom(Desk place, UtcTime now, std::function<void()> onTryAgain)
    : m_onTryAgain(std::move(onTryAgain))
    , m_centre(*this)
{
    m_situation.now = now;
    m_situation.desk = std::move(place);
    m_centre.show(m_situation);
}

void StartingRoom::showPlan(const PlanShelf &plans)
{
    m_situation.plan = plans.plan();
    m_situation.findings = plans.findings();
    m_situation.planFolder = plans.folder();
    // Nothing was measured yet: what will be watched is unknown, not well.
    for (const Component &component : plans.plan() ? plans.plan()->components : QList<Component>{}) {
        if (component.isWatched())
            m_situation.health.insert(component.id.value(), Watched{true, Health::unknown, {}, {}, {}});
    }
    m_centre.show(m_situation);
}

void StartingRoom::say(const QString &sentence)
{
    m_reason = sentence;
    m_centre.tell(Notice{sentence, {}, {}, Tone::notice});
}

void StartingRoom::failed(const Error &error)
{
    m_reason = error.what;
    m_centre.tell(error);
}

void StartingRoom::refuse()
{
    m_centre.tell(Notice{tr("Not yet: Holdfast is still starting."), m_reason, {}, Tone::notice});
}

} // namespace holdfast
