// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/centre/commandcentre.h"

namespace holdfast {

CommandCentre::CommandCentre(Commands &commands, QObject *parent)
    : QObject(parent)
    , m_commands(commands)
{
    connect(&due, &DueModel::topChanged, this, [this] { Q_EMIT announced(due.top().title); });
}

void CommandCentre::show(const Situation &situation)
{
    const Assessment assessment(situation);
    const bool wasOpen = m_open;
    m_open = situation.incident.isOpen();
    board.show(situation, assessment);
    objectives.show(situation, assessment);
    data.show(situation, assessment);
    clocks.show(situation, assessment, data);
    showBurnDown(situation);
    circumstances.show(situation);
    header.show(situation, assessment, objectives.tightest());
    running.show(situation, objectives.tightest());
    runbook.show(situation);
    step.show(situation);
    if (step.face().stage != StepStage::confirm)
        m_confirming.clear();
    timeline.show(situation);
    latest.show(timeline);
    instants.show(situation);
    team.show(situation);
    escalation.show(situation);
    call.show(situation);
    contacts.show(situation);
    vendors.show(situation);
    plan.show(situation);
    scenarios.show(situation);
    findings.show(situation);
    planEdit.setNow(situation.now);
    review.show(situation);
    declaration.show(situation, assessment);
    due.show(situation, assessment, data);
    showHeadline(assessment);
    if (wasOpen != m_open)
        Q_EMIT headlineChanged();
}

void CommandCentre::showBurnDown(const Situation &situation)
{
    BurnDown shown = burnDownOf(situation);
    if (shown == m_burnDown)
        return;
    m_burnDown = std::move(shown);
    Q_EMIT burnDownChanged();
}

void CommandCentre::showHeadline(const Assessment &assessment)
{
    if (assessment.headline() == m_headline && assessment.detail() == m_headlineDetail
        && assessment.tone() == m_headlineTone && assessment.shape() == m_headlineShape)
        return;
    const bool said = assessment.headline() == m_headline;
    m_headline = assessment.headline();
    m_headlineDetail = assessment.detail();
    m_headlineTone = assessment.tone();
    m_headlineShape = assessment.shape();
    Q_EMIT headlineChanged();
    if (!said)
        Q_EMIT announced(m_headline);
}

void CommandCentre::tell(const Error &error, Tone tone)
{
    m_confirming.clear(); // what was refused may be confirmed again
    Q_EMIT noticed(Notice{error.what, error.why, error.next, tone});
}

void CommandCentre::perform(const DueItem &item)
{
    if (!item.step.isEmpty())
        m_commands.lookAt(item.step);
    perform(item.action);
}

void CommandCentre::pick(const StepId &picked)
{
    if (step.select(picked))
        m_commands.lookAt(picked);
}

void CommandCentre::perform(DueAction action)
{
    switch (action) {
    case DueAction::none:
        return;
    case DueAction::declare:
        Q_EMIT declareWanted();
        return;
    case DueAction::startRecovery:
        m_commands.startRecovery();
        Q_EMIT pageWanted(Page::recovery);
        return;
    case DueAction::openStep:
        step.select({});
        Q_EMIT pageWanted(Page::recovery);
        return;
    case DueAction::close:
        m_commands.close(tr("Recovered and verified."));
        return;
    case DueAction::openReview:
        Q_EMIT pageWanted(Page::review);
        return;
    case DueAction::openEscalation:
        Q_EMIT pageWanted(Page::escalation);
        return;
    case DueAction::openPlan:
        Q_EMIT pageWanted(Page::plan);
        return;
    case DueAction::lookNow:
        m_commands.lookNow();
        return;
    case DueAction::openSharing:
        Q_EMIT sharingWanted();
        return;
    }
}

void CommandCentre::answer(const QString &question, const QString &value)
{
    m_commands.answer(step.face().id, question, value);
}

void CommandCentre::confirm(const QString &typed)
{
    const StepFace &face = step.face();
    if (!step.confirms(typed) || face.confirmKey == m_confirming)
        return;
    m_confirming = face.confirmKey;
    m_commands.confirm(face.id, typed);
}

} // namespace holdfast
