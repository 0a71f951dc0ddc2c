// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/recovery/runbookmodel.h"

#include "viewmodels/recovery/stepwords.h"

namespace holdfast {

using namespace Qt::StringLiterals;

const Runbook *shownRunbook(const Situation &situation)
{
    if (situation.incident.run)
        return &situation.incident.run->runbook;
    if (!situation.plan)
        return nullptr;
    const Scenario *scenario = situation.plan->scenario(situation.incident.scenario);
    if (situation.incident.isOpen() && situation.plan->runbook(situation.chosenRunbook))
        return situation.plan->runbook(situation.chosenRunbook);
    if (situation.incident.isOpen())
        return scenario && scenario->runbook ? situation.plan->runbook(*scenario->runbook) : nullptr;
    return situation.plan->runbooks.isEmpty() ? nullptr : &situation.plan->runbooks.first();
}

RunbookModel::RunbookModel(QObject *parent)
    : RowsModel({tr("Step")}, parent)
{ }

void RunbookModel::show(const Situation &situation)
{
    const Runbook *runbook = shownRunbook(situation);
    const bool started = situation.incident.run.has_value();
    QList<Row> rows;
    QString phase;
    int number = 0;
    for (const RunbookStep &step : runbook ? runbook->steps : QList<RunbookStep>{}) {
        if (step.phase != phase) {
            phase = step.phase;
            rows << Row{u"phase:%1:%2"_s.arg(number).arg(phase), {Cell{phase}}, true};
        }
        const StepSign sign = started ? StepWords::sign(step, situation) : StepSign{{}, Tone::normal, Glyph::ring};
        Cell title{tr("%1. %2").arg(++number).arg(step.title), Tone::normal, sign.shape, step.purpose};
        title.tone = sign.tone;
        title.strong = sign.tone != Tone::normal;
        title.hatched = sign.tone == Tone::unknown;
        title.plain = true;
        title.below = step.lane.isEmpty() ? sign.word : tr("%1 · beside the others").arg(sign.word);
        rows << Row{step.id.value(), {title}};
    }
    setRows(std::move(rows));
    m_choices.clear();
    for (const Runbook &one : situation.plan ? situation.plan->runbooks : QList<Runbook>{})
        m_choices.append({one.id.value(), one.title});
    m_shown = runbook ? runbook->id.value() : QString();
    const bool canLeave = situation.incident.isOpen() && situation.currentStep();
    const bool canChoose = situation.incident.isOpen() && !situation.currentStep() && m_choices.size() > 1;
    const QString title = runbook ? runbook->title : tr("No runbook for this scenario");
    const QString useWhen = runbook ? runbook->useWhen : QString();
    const bool canStart = runbook && !started && situation.incident.isOpen();
    if (title == m_title && useWhen == m_useWhen && started == m_started && canStart == m_canStart
        && canLeave == m_canLeave && canChoose == m_canChoose)
        return;
    m_canLeave = canLeave;
    m_canChoose = canChoose;
    m_title = title;
    m_useWhen = useWhen;
    m_started = started;
    m_canStart = canStart;
    Q_EMIT titleChanged();
}

} // namespace holdfast
