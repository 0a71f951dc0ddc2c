// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/centre/assessment.h"

#include "viewmodels/words/wording.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

Assessment::Assessment(const Situation &situation)
{
    sort(situation);
    findRoot(situation);
    findInstants(situation);
    calm = down.isEmpty() && degraded.isEmpty() && blind.isEmpty() && !situation.incident.isOpen();
    if (!down.isEmpty() || !degraded.isEmpty())
        sayBroken(situation);
    else if (!blind.isEmpty())
        sayBlind(situation);
    else
        sayHealthy(situation);
}

void Assessment::sort(const Situation &situation)
{
    if (!situation.plan)
        return;
    for (const Component &component : situation.plan->components) {
        const Watched watched = situation.watched(component.id);
        if (!watched.watched)
            continue;
        switch (watched.shown) {
        case Health::down:
            down << component;
            break;
        case Health::degraded:
            degraded << component;
            break;
        case Health::unknown:
        case Health::stale:
            blind << component;
            break;
        case Health::up:
            break;
        }
    }
    const auto since = [&](const Component &component) {
        return situation.watched(component.id).health.since.value_or(situation.now);
    };
    std::stable_sort(
        down.begin(), down.end(), [&](const Component &a, const Component &b) { return since(a) < since(b); });
}

SeenComponents Assessment::seen(const Situation &situation)
{
    SeenComponents seen;
    for (auto one = situation.health.cbegin(); one != situation.health.cend(); ++one) {
        if (one->watched)
            seen.insert(one.key(), {one->shown, one->health});
    }
    return seen;
}

void Assessment::findRoot(const Situation &situation)
{
    const QList<Cause> causes = situation.plan ? causesOf(*situation.plan, seen(situation)) : QList<Cause>{};
    for (const Cause &cause : causes) {
        if (situation.watched(cause.component).shown == Health::down) {
            root = *situation.plan->component(cause.component);
            return;
        }
    }
    if (!down.isEmpty())
        root = down.first();
    else if (!degraded.isEmpty())
        root = degraded.first();
}

void Assessment::findInstants(const Situation &situation)
{
    const Incident &incident = situation.incident;
    if (incident.isOpen()) {
        impactStart = incident.instant(InstantName::impactStart);
        impactEnd = incident.instant(InstantName::restored);
        return;
    }
    if (down.isEmpty())
        return;
    const ComponentHealth &first = situation.watched(down.first().id).health;
    QList<Sample> latest;
    for (const Watched &watched : situation.health) {
        if (watched.last)
            latest << *watched.last;
    }
    impactStart = holdfast::impactStart(first, latest);
    detected = first.since;
}

void Assessment::sayHealthy(const Situation &situation)
{
    if (!situation.plan) {
        m_headline = tr("No recovery plan could be read.");
        m_detail = tr("Open the Plan page to see what is wrong with it.");
        m_tone = Tone::warning;
        m_shape = Glyph::triangle;
        return;
    }
    m_headline = tr("Everything that is watched is up.");
    int count = 0;
    for (const Watched &watched : situation.health)
        count += watched.watched ? 1 : 0;
    m_detail = tr("Holdfast watches %1 of the %2 components of %3, every few seconds.")
                   .arg(count)
                   .arg(situation.plan->components.size())
                   .arg(situation.plan->service.name);
}

void Assessment::sayBroken(const Situation &situation)
{
    const Watched watched = situation.watched(root->id);
    const bool isDown = !down.isEmpty();
    m_headline = isDown ? tr("%1 is down.").arg(root->name) : tr("%1 is degraded.").arg(root->name);
    m_tone = isDown ? Tone::critical : Tone::warning;
    m_shape = isDown ? Glyph::diamond : Glyph::triangle;
    QStringList parts;
    if (!watched.health.reason.isEmpty())
        parts << watched.health.reason;
    const int others = int(down.size() + degraded.size()) - 1;
    if (others > 0)
        parts << tr("also affected: %1").arg(others);
    if (!blind.isEmpty())
        parts << tr("not known: %1").arg(blind.size());
    m_detail = parts.join(u" · "_s);
}

void Assessment::sayBlind(const Situation &situation)
{
    const bool starting = std::all_of(blind.begin(), blind.end(),
        [&](const Component &component) { return !situation.watched(component.id).last.has_value(); });
    m_tone = starting ? Tone::normal : Tone::unknown;
    m_shape = Glyph::hatch;
    if (starting) {
        m_headline = tr("Looking at every component for the first time.");
        m_detail = tr("Nothing is known yet.");
        return;
    }
    if (situation.sight.isObstructed()) {
        const bool isCaptured = situation.sight.state == Sight::State::captured;
        m_headline = isCaptured ? tr("Sign in to this network first: nothing can be seen through it.")
                                : tr("This laptop has no network: nothing can be seen.");
        m_detail = tr("%1. The service may be up or down.").arg(situation.sight.reason);
        return;
    }
    m_headline = blind.size() == 1 ? tr("%1 cannot be seen.").arg(blind.first().name)
                                   : tr("%1 components cannot be seen.").arg(blind.size());
    m_detail = tr("Their last known state is too old to be believed: they may be up or down.");
}

const Scenario *Assessment::fittingScenario(const Situation &situation)
{
    if (!situation.plan)
        return nullptr;
    const QList<Suggestion> fitting = suggestScenarios(*situation.plan, seen(situation), 1);
    return fitting.isEmpty() ? nullptr : situation.plan->scenario(fitting.first().scenario);
}

} // namespace holdfast
