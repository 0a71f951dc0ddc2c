// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/health/healthview.h"

#include "viewmodels/words/wording.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

HealthView::HealthView(QObject *parent)
    : QObject(parent)
{ }

void HealthView::show(const HealthPicture &picture)
{
    m_picture = picture;
    alarms.show(picture);
    probes.show(picture);
    m_headline = headlineOf();
    m_sight = sightOf();
    m_firstOut = firstOutOf();
    m_suggestions = suggestionsOf();
    m_historyTrouble = picture.historyTrouble ? Wording::paragraph(*picture.historyTrouble) : QString();
    if (!alarm())
        m_alarm = picture.alarms.shown.isEmpty() ? ComponentId{} : picture.alarms.shown.first().component;
    if (!probe() && !picture.probes.isEmpty())
        chooseProbe(ProbesModel::keyOf(picture.probes.first().component, picture.probes.first().spec));
    Q_EMIT changed();
}

Cell HealthView::headlineOf() const
{
    const QList<Alarm> &list = m_picture.alarms.shown;
    const auto open = std::count_if(
        list.begin(), list.end(), [](const Alarm &alarm) { return !alarm.acknowledged && !alarm.shelved; });
    if (m_picture.alarms.isFlood())
        return {
            tr("Very much fails at once: the first ten are shown, %1 more are held back.").arg(m_picture.alarms.held),
            Tone::critical, Glyph::diamond, tr("Look at what failed first.")};
    if (open > 0)
        return {open == 1 ? tr("One alarm needs somebody.") : tr("%1 alarms need somebody.").arg(open), Tone::warning,
            Glyph::triangle};
    return {list.isEmpty() ? tr("No alarm.") : tr("Every alarm was seen."), Tone::normal, Glyph::ring};
}

Cell HealthView::sightOf() const
{
    const QString since = m_picture.sightSince ? tr("since %1").arg(formatTimeOfDay(*m_picture.sightSince)) : QString();
    switch (m_picture.sight.state) {
    case Sight::State::clear:
        return {tr("This laptop can see: %1.").arg(m_picture.sight.reason), Tone::normal, Glyph::ring};
    case Sight::State::blind:
        return {tr("This laptop cannot see %1: %2. What is shown is from before.").arg(since, m_picture.sight.reason),
            Tone::unknown, Glyph::hatch};
    case Sight::State::captured:
        return {tr("Sign in to this network first (%1): %2.").arg(since, m_picture.sight.reason), Tone::unknown,
            Glyph::hatch};
    case Sight::State::unproven:
        break;
    }
    return {tr("The plan names no witness for this laptop's own connection."), Tone::normal, Glyph::none};
}

QString HealthView::firstOutOf() const
{
    const QList<HealthTurn> &order = m_picture.firstOut.order;
    if (order.isEmpty())
        return {};
    QStringList parts{
        tr("First %1 at %2").arg(m_picture.nameOf(order.first().component), formatTimeOfDay(order.first().at))};
    for (qsizetype at = 1; at < order.size(); ++at) {
        const double later = std::chrono::duration<double>(order[at].at - order.first().at).count();
        parts << tr("then %1 %2 s later").arg(m_picture.nameOf(order[at].component)).arg(later, 0, 'f', 1);
    }
    return parts.join(u", "_s);
}

QString HealthView::reasonsOf(const QList<Suggestion::Reason> &reasons) const
{
    QStringList words;
    for (const Suggestion::Reason &reason : reasons)
        words << tr("%1 is %2").arg(m_picture.nameOf(reason.component), Wording::health(reason.shown).toLower());
    return words.join(u", "_s);
}

QString HealthView::suggestionsOf() const
{
    QStringList lines;
    for (const Suggestion &suggestion : m_picture.suggestions) {
        const Scenario *scenario = m_picture.plan ? m_picture.plan->scenario(suggestion.scenario) : nullptr;
        QString line =
            tr("%1. %2 — for it: %3")
                .arg(lines.size() + 1)
                .arg(scenario ? scenario->title : suggestion.scenario.value(), reasonsOf(suggestion.speaksFor));
        if (!suggestion.speaksAgainst.isEmpty())
            line += tr("; against it: %1").arg(reasonsOf(suggestion.speaksAgainst));
        lines << line;
    }
    return lines.join(u'\n');
}

void HealthView::tell(const QString &outcome, Tone tone)
{
    m_outcome = {outcome, tone, tone == Tone::normal ? Glyph::tick : Glyph::triangle};
    Q_EMIT changed();
}

const Alarm *HealthView::alarm() const
{
    for (const Alarm &one : m_picture.alarms.shown) {
        if (one.component == m_alarm)
            return &one;
    }
    return nullptr;
}

void HealthView::chooseAlarm(const QString &component)
{
    m_alarm = ComponentId{component};
    Q_EMIT changed();
}

bool HealthView::canAcknowledge() const { return alarm() && !alarm()->acknowledged; }

bool HealthView::canShelve() const { return alarm() && !alarm()->shelved; }

bool HealthView::canUnshelve() const { return alarm() && alarm()->shelved; }

const ProbeState *HealthView::probe() const
{
    for (const ProbeState &one : m_picture.probes) {
        if (ProbesModel::keyOf(one.component, one.spec) == m_probe)
            return &one;
    }
    return nullptr;
}

void HealthView::chooseProbe(const QString &key)
{
    if (m_probe == key)
        return;
    m_probe = key;
    m_curve = {};
    askHistory();
}

void HealthView::chooseSpan(Duration span)
{
    if (m_span == span)
        return;
    m_span = span;
    askHistory();
}

void HealthView::askHistory()
{
    if (const ProbeState *chosen = probe())
        Q_EMIT historyWanted(HistoryQuery{chosen->component, chosen->spec.name, chosen->spec.environment,
            m_picture.now - m_span, m_picture.now + std::chrono::minutes{1}});
}

void HealthView::showHistory(const HistoryQuery &query, const Result<QList<SampleRun>> &runs)
{
    const ProbeState *chosen = probe();
    if (!chosen || chosen->component != query.component || chosen->spec.name != query.probe
        || chosen->spec.environment != query.environment)
        return; // another one was chosen meanwhile
    if (!runs) {
        m_historyTrouble = Wording::paragraph(runs.error());
        Q_EMIT historyChanged();
        return;
    }
    const Duration gap = 2 * chosen->spec.interval + chosen->spec.deadline;
    m_curve = curveOf(*runs, m_picture.now, m_span, gap);
    history.show(*runs, gap);
    Q_EMIT historyChanged();
}

QString HealthView::historyTitle() const
{
    const ProbeState *chosen = probe();
    return chosen ? tr("%1, probe “%2”").arg(m_picture.nameOf(chosen->component), chosen->spec.name) : QString();
}

} // namespace holdfast
