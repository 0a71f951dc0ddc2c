// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/centre/declareform.h"

#include "viewmodels/words/wording.h"

namespace holdfast {

DeclareForm::DeclareForm(QObject *parent)
    : QObject(parent)
{ }

void DeclareForm::show(const Situation &situation, const Assessment &assessment)
{
    m_canDeclare = !situation.incident.isOpen() && situation.plan.has_value();
    m_drillOnly = situation.desk.practice;
    m_suggestion = {};
    m_suggestion.severity = Severity::sev1; // as bad as it could be; lowering it later costs nothing
    m_suggestion.drill = m_drillOnly;
    m_suggestion.title =
        assessment.root && !assessment.down.isEmpty() ? tr("%1 is down").arg(assessment.root->name) : QString();
    m_suggestion.impactStart = assessment.impactStart;
    m_suggestion.detected = assessment.detected;
    m_impactText = tr("Impact starts with the declaration; it can be corrected later.");
    if (assessment.impactStart && !assessment.down.isEmpty()) {
        m_suggestion.impactSource = tr("probe of %1").arg(assessment.down.first().name);
        m_impactText = tr("Impact since %1 (%2), as the %3 saw it.")
                           .arg(formatTimeOfDay(*assessment.impactStart),
                               Wording::age(*assessment.impactStart, situation.now), m_suggestion.impactSource);
    }
    m_profileText = m_drillOnly ? tr("Practice range: recorded as a DRILL, production is not touched.")
                                : tr("Profile “%1”: this is REAL. Declaring starts the record and changes nothing.")
                                      .arg(situation.desk.profile);
    suggestScenario(situation, assessment);
}

void DeclareForm::suggestScenario(const Situation &situation, const Assessment &assessment)
{
    m_scenarios.clear();
    if (!situation.plan)
        return;
    const Scenario *fitting = assessment.root ? Assessment::fittingScenario(situation) : nullptr;
    for (const Scenario &scenario : situation.plan->scenarios)
        m_scenarios << Choice{scenario.id, scenario.title, fitting && fitting->id == scenario.id};
    if (fitting)
        m_suggestion.scenario = fitting->id;
    else if (!m_scenarios.isEmpty())
        m_suggestion.scenario = m_scenarios.first().id;
}

QString DeclareForm::problem(const QString &title) const
{
    if (!m_canDeclare)
        return tr("An incident is open already.");
    return title.trimmed().isEmpty() ? tr("Say in a few words what is broken.") : QString();
}

} // namespace holdfast
