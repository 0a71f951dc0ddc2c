// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dryrun.h"

#include "domain/incident/decide.h"
#include "domain/incident/fold.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

QString sentence(const Error &error) { return QStringList{error.what, error.why}.join(u' ').trimmed(); }

/// The answers that would be proposed, where they can be told already.
void proposeAnswers(const RunbookStep &step, QJsonObject &scope)
{
    QJsonObject answers = scope.value(u"answers"_s).toObject();
    for (const Question &question : step.questions) {
        if (const auto proposed = resolveText(question.suggestion, scope))
            answers.insert(question.name, *proposed);
    }
    scope.insert(u"answers"_s, answers);
}

DryStep lookAt(const RunbookStep &step, const QJsonObject &scope, const Incident &incident,
    const ActionCatalogue &catalogue, const std::stop_token &stop)
{
    DryStep seen{step.id, step.title, DryStep::State::blocked, {}, {}};
    StepAction *action = catalogue.action(step.action);
    if (!action) {
        seen.why = u"This version cannot do “%1”."_s.arg(step.action);
        return seen;
    }
    const auto inputs = resolveInputs(step.inputs, scope);
    if (!inputs) {
        seen.state = DryStep::State::later;
        seen.why = u"It depends on what an earlier step brings about. "_s + inputs.error().what;
        return seen;
    }
    if (const auto ready = action->precheck(*inputs, stop); !ready) {
        seen.why = sentence(ready.error());
        return seen;
    }
    const auto preview = action->preview({incident.id, step.id, {}}, *inputs, stop);
    if (!preview) {
        seen.why = sentence(preview.error());
        return seen;
    }
    seen.state = DryStep::State::shown;
    seen.preview = toJson(*preview);
    return seen;
}

/// A step that only reads is carried out, so that what it finds out can stand in the steps after it.
void takeFacts(const RunbookStep &step, const Incident &incident, const ActionCatalogue &catalogue, QJsonObject &scope,
    const std::stop_token &stop)
{
    StepAction *action = catalogue.action(step.action);
    const auto inputs = resolveInputs(step.inputs, scope);
    if (!action || !inputs)
        return;
    const auto handle = action->begin({incident.id, step.id, {}}, *inputs, stop);
    const auto seen = handle ? action->observe(*handle, stop) : Result<Observation>{failure(handle.error())};
    if (!seen || seen->state != Observation::State::finished)
        return;
    QJsonObject facts = scope.value(u"steps"_s).toObject();
    facts.insert(step.id.value(), seen->facts);
    scope.insert(u"steps"_s, facts);
}

} // namespace

QList<DryStep> dryRunOf(
    const Runbook &runbook, const Incident &incident, const ActionCatalogue &catalogue, const std::stop_token &stop)
{
    QJsonObject scope = resolveScope(incident);
    QList<DryStep> steps;
    for (const RunbookStep &step : runbook.steps) {
        if (stop.stop_requested())
            break;
        proposeAnswers(step, scope);
        steps << lookAt(step, scope, incident, catalogue, stop);
        const bool onlyReads = step.confirmation == Confirmation::none
            && steps.constLast().preview.value(u"requests"_s).toArray().isEmpty();
        if (steps.constLast().state == DryStep::State::shown && onlyReads)
            takeFacts(step, incident, catalogue, scope, stop);
    }
    return steps;
}

Incident rehearsalIncident(const Runbook &runbook, const QString &title, const Instant &now)
{
    Incident incident;
    incident.id = IncidentId{u"rehearsal"_s};
    Declare declare;
    declare.declaration = {ScenarioId{u"rehearsal"_s}, title, Severity::sev3, true, u"practice"_s, {}};
    declare.now = now.utc;
    for (const Command &command : {Command{declare}, Command{StartRun{runbook}}}) {
        const auto bodies = decide(incident, command);
        if (!bodies)
            break;
        for (const EventBody &body : *bodies)
            incident = apply(incident, Event{incident.id, incident.lastSequence + 1, now, u"rehearsal"_s, body});
    }
    return incident;
}

} // namespace holdfast
