// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/incident/decide.h"

#include "domain/approval/acting.h"
#include "domain/incident/fold.h"
#include "domain/review/figures.h"

#include <algorithm>

namespace holdfast {

namespace {

using Outcome = Result<QList<EventBody>>;

tl::unexpected<Error> refusal(const QString &what, const QString &why = {}, const QString &next = {})
{
    return failure(ErrorCode::refused, what, why, next);
}

tl::unexpected<Error> notOpen(const Incident &state)
{
    if (!state.isDeclared())
        return refusal(QStringLiteral("There is no such incident."));
    return refusal(QStringLiteral("This incident is closed."), {}, QStringLiteral("Declare a new one."));
}

struct StepView {
    const RunbookStep *step = nullptr;
    const StepRecord *record = nullptr;
};

Result<StepView> viewOf(const Incident &state, const StepId &id)
{
    if (!state.isOpen())
        return notOpen(state);
    if (!state.run)
        return refusal(QStringLiteral("No recovery is running."), {}, QStringLiteral("Start a runbook first."));
    const RunbookStep *step = state.run->runbook.find(id);
    if (!step)
        return failure(ErrorCode::notFound, QStringLiteral("This runbook has no step “%1”.").arg(id.value()));
    return StepView{step, &state.run->record(id)};
}

/// The table and the order of the runbook: a step only moves when all before it are done.
Result<> allowed(const Incident &state, const StepView &view, StepSignal signal)
{
    if (!next(view.record->state, signal))
        return refusal(QStringLiteral("“%1” cannot do that now.").arg(view.step->title),
            QStringLiteral("Its state has changed meanwhile."), QStringLiteral("Look at the step again."));
    if (signal == StepSignal::undone && !state.run->mayUndo(view.step->id))
        return refusal(QStringLiteral("“%1” cannot be taken back now.").arg(view.step->title),
            QStringLiteral("A later step rests on it."), QStringLiteral("Take the later step back first."));
    const bool needsItsTurn = signal != StepSignal::undone && signal != StepSignal::retried;
    if (needsItsTurn && state.run->currentStep() && !state.run->openSteps().contains(view.step->id))
        return refusal(QStringLiteral("“%1” is not the next step.").arg(view.step->title));
    return {};
}

/// Whether a step has begun and its outcome is awaited.
bool isOnItsWay(StepState state)
{
    return state == StepState::confirmed || state == StepState::intended || state == StepState::begun
        || state == StepState::observed;
}

/// A step that was left out is only gone back to while nothing else is on its way.
Result<> mayReturnTo(const Incident &state, const StepView &view)
{
    if (view.record->state != StepState::skipped)
        return {};
    for (const StepId &open : state.run->openSteps()) {
        if (isOnItsWay(state.run->record(open).state))
            return refusal(QStringLiteral("“%1” cannot be taken up now.").arg(view.step->title),
                QStringLiteral("“%1” is on its way.").arg(state.run->runbook.find(open)->title),
                QStringLiteral("Wait until it has ended."));
    }
    return {};
}

/// What the runbook needs from a step and nobody has said.
QStringList missingFacts(const Incident &state, const StepId &step, NeededBy by, const QJsonObject &given = {})
{
    const QJsonObject known = state.run->facts.value(step.value()).toObject();
    QStringList missing;
    for (const QString &fact : factsNeededFrom(state.run->runbook, step, by)) {
        if (!known.contains(fact) && !given.contains(fact))
            missing << fact;
    }
    return missing;
}

Outcome decideOn(const Incident &state, const TeamCommand &command) { return decideTeam(state, command); }

Outcome decideOn(const Incident &state, const MessageCommand &command) { return decideMessages(state, command); }

Outcome decideOn(const Incident &state, const Declare &command)
{
    if (state.isDeclared())
        return failure(ErrorCode::conflict, QStringLiteral("This incident was declared already."));
    if (command.declaration.title.trimmed().isEmpty())
        return failure(ErrorCode::invalid, QStringLiteral("An incident needs a title."), {},
            QStringLiteral("Say in a few words what is broken."));
    const UtcTime impact = std::min(command.impactStart.value_or(command.now), command.now);
    const QString source = command.impactStart ? command.impactSource : QStringLiteral("declaration");
    QList<EventBody> events{command.declaration, InstantSet{InstantName::impactStart, impact, source, {}}};
    if (command.detected)
        events << InstantSet{InstantName::detected, *command.detected, command.impactSource, {}};
    events << InstantSet{InstantName::declared, command.now, QStringLiteral("declaration"), {}};
    return events;
}

Outcome decideOn(const Incident &state, const SetInstant &command)
{
    if (!state.isOpen())
        return notOpen(state);
    if (state.instants.contains(command.instant.name) && command.instant.reason.trimmed().isEmpty())
        return failure(ErrorCode::invalid, QStringLiteral("This instant is set already."), {},
            QStringLiteral("Give a reason for the correction."));
    return QList<EventBody>{command.instant};
}

Outcome decideOn(const Incident &state, const AddNote &command)
{
    if (!state.isDeclared())
        return notOpen(state);
    if (command.text.trimmed().isEmpty())
        return failure(ErrorCode::invalid, QStringLiteral("An empty note is not recorded."));
    return QList<EventBody>{Noted{command.text.trimmed()}};
}

Outcome decideOn(const Incident &state, const StartRun &command)
{
    if (!state.isOpen())
        return notOpen(state);
    if (state.run && state.run->currentStep())
        return failure(ErrorCode::conflict, QStringLiteral("A recovery is running already."), {},
            QStringLiteral("Go on with it, or leave it with a reason."));
    if (command.runbook.steps.isEmpty())
        return failure(ErrorCode::invalid, QStringLiteral("This runbook has no steps."));
    return QList<EventBody>{RunStarted{command.runbook, runbookHash(command.runbook)}};
}

Outcome decideOn(const Incident &state, const LeaveRun &command)
{
    if (!state.isOpen())
        return notOpen(state);
    const auto current = state.run ? state.run->currentStep() : std::nullopt;
    if (!current)
        return failure(ErrorCode::conflict, QStringLiteral("No recovery is running."));
    if (command.reason.trimmed().isEmpty())
        return failure(ErrorCode::invalid, QStringLiteral("A runbook is left with a reason."), {},
            QStringLiteral("Say why another way is better."));
    for (const StepId &open : state.run->openSteps()) {
        const StepState now = state.run->record(open).state;
        if (now == StepState::intended || now == StepState::begun)
            return refusal(QStringLiteral("This runbook cannot be left yet."),
                QStringLiteral("“%1” has begun and its outcome is not known.")
                    .arg(state.run->runbook.find(open)->title),
                QStringLiteral("Wait until it has ended, or settle it."));
    }
    return QList<EventBody>{RunLeft{command.reason.trimmed()}};
}

Outcome decideOn(const Incident &state, const AnswerStep &command)
{
    const auto view = viewOf(state, command.step);
    if (!view)
        return failure(view.error());
    if (auto ok = allowed(state, *view, StepSignal::answered); !ok)
        return failure(ok.error());
    for (const Question &question : view->step->questions) {
        if (question.name != command.name)
            continue;
        if (question.kind == Question::Kind::restorePoint && !parseUtc(command.value))
            return failure(ErrorCode::invalid,
                QStringLiteral("“%1” is not an instant with its offset.").arg(command.value), {},
                QStringLiteral("Write it like 2026-11-23T01:41:49Z."));
        const bool offered = std::any_of(question.options.begin(), question.options.end(),
            [&command](const Question::Option &option) { return option.value == command.value; });
        if (question.kind == Question::Kind::choice && !offered)
            return failure(ErrorCode::invalid, QStringLiteral("“%1” is not one of the choices.").arg(command.value));
        return QList<EventBody>{StepAnswered{command.step, command.name, command.value}};
    }
    return failure(ErrorCode::notFound, QStringLiteral("This step does not ask for “%1”.").arg(command.name));
}

Outcome decideOn(const Incident &state, const ConfirmStep &command)
{
    const auto view = viewOf(state, command.step);
    if (!view)
        return failure(view.error());
    if (auto ok = allowed(state, *view, StepSignal::confirmed); !ok)
        return failure(ok.error());
    if (command.digest != view->record->digest)
        return failure(ErrorCode::conflict, QStringLiteral("The request has changed since it was shown."), {},
            QStringLiteral("Read the new preview, then confirm again."));
    static const QStringList ways{QStringLiteral("none"), QStringLiteral("press"), QStringLiteral("typed")};
    if (view->step->confirmation == Confirmation::typed) {
        const auto target = resolveText(view->step->typedTarget, resolveScope(state));
        if (!target)
            return failure(target.error());
        if (target->isEmpty() || command.typedTarget != *target)
            return refusal(QStringLiteral("The typed name does not match."),
                QStringLiteral("“%1” was expected.").arg(*target), QStringLiteral("Type it exactly as shown."));
    }
    return QList<EventBody>{StepConfirmed{
        command.step, view->record->attempt, command.digest, command.confirmedBy, ways[int(view->step->confirmation)]}};
}

Outcome decideOn(const Incident &state, const BreakGlass &command)
{
    if (!state.isOpen())
        return notOpen(state);
    if (command.reason.trimmed().isEmpty())
        return failure(ErrorCode::invalid, QStringLiteral("Breaking the glass needs a reason."));
    return QList<EventBody>{GlassBroken{command.reason.trimmed(), command.missing}};
}

Outcome decideOn(const Incident &state, const ApproveStep &command)
{
    const auto view = viewOf(state, command.step);
    if (!view)
        return failure(view.error());
    if (view->record->state != StepState::previewed)
        return refusal(QStringLiteral("“%1” cannot be approved now.").arg(view->step->title),
            QStringLiteral("Its request is not shown and waiting."));
    const Approval &approval = command.approval;
    if (approval.kind != ApprovalKind::step
        || approval.sha256 != sha256Of(stepContent(state.id, command.step, *view->record)))
        return failure(ErrorCode::conflict, QStringLiteral("The approval is for another request."),
            QStringLiteral("It was made for another step, or the request has changed since."),
            QStringLiteral("Ask the second person to look again and to approve what is shown now."));
    if (state.nonces.contains(approval.nonce))
        return refusal(QStringLiteral("This approval was used already."), {},
            QStringLiteral("Ask the second person for a new one."));
    return QList<EventBody>{StepApproved{command.step, view->record->attempt, view->record->digest, approval.person,
        approval.keyId, approval.nonce, approval.expiresAt}};
}

Outcome decideOn(const Incident &state, const DeclareAbsent &command)
{
    const auto view = viewOf(state, command.step);
    if (!view)
        return failure(view.error());
    if (auto ok = allowed(state, *view, StepSignal::absent); !ok)
        return failure(ok.error());
    if (command.reason.trimmed().isEmpty())
        return failure(ErrorCode::invalid, QStringLiteral("Say how you know that it did not happen."));
    return QList<EventBody>{StepAbsent{command.step, view->record->attempt, command.reason.trimmed()}};
}

Outcome decideOn(const Incident &state, const RetryStep &command)
{
    const auto view = viewOf(state, command.step);
    if (!view)
        return failure(view.error());
    if (auto ok = allowed(state, *view, StepSignal::retried); !ok)
        return failure(ok.error());
    if (auto ok = mayReturnTo(state, *view); !ok)
        return failure(ok.error());
    return QList<EventBody>{StepRetried{command.step, view->record->attempt + 1, command.reason}};
}

Outcome decideOn(const Incident &state, const SkipStep &command)
{
    const auto view = viewOf(state, command.step);
    if (!view)
        return failure(view.error());
    if (auto ok = allowed(state, *view, StepSignal::skipped); !ok)
        return failure(ok.error());
    if (command.reason.trimmed().isEmpty())
        return failure(ErrorCode::invalid, QStringLiteral("A step is left out with a reason."), {},
            QStringLiteral("Say why the recovery goes on without it."));
    if (view->record->begunAt || !view->record->byHand.isEmpty())
        return refusal(QStringLiteral("“%1” has acted and cannot be left out.").arg(view->step->title),
            QStringLiteral("What it did must be verified or taken back."),
            QStringLiteral("Check again, try again, or take it back."));
    const QStringList missing = missingFacts(state, command.step, NeededBy::laterSteps);
    if (!missing.isEmpty())
        return refusal(QStringLiteral("“%1” cannot be left out.").arg(view->step->title),
            QStringLiteral("Later steps need what it finds out: %1.").arg(missing.join(QStringLiteral(", "))),
            QStringLiteral("Do it by hand and say what you found, or leave the runbook."));
    return QList<EventBody>{StepSkipped{command.step, view->record->attempt, command.reason.trimmed(), false}};
}

Outcome decideOn(const Incident &state, const StopStep &command)
{
    const auto view = viewOf(state, command.step);
    if (!view)
        return failure(view.error());
    if (view->record->state != StepState::begun)
        return refusal(QStringLiteral("“%1” cannot be stopped now.").arg(view->step->title),
            view->record->state == StepState::intended ? QStringLiteral("Whether it has begun is being found out.")
                                                       : QStringLiteral("Nothing of it is under way."),
            QStringLiteral("Look at the step again."));
    if (command.reason.trimmed().isEmpty())
        return failure(ErrorCode::invalid, QStringLiteral("A step is stopped with a reason."), {},
            QStringLiteral("Say why it is not waited for."));
    const Error stopped{ErrorCode::cancelled, QStringLiteral("Stopped by a person: %1").arg(command.reason.trimmed()),
        QStringLiteral("Nothing more is sent. What had begun may still come to its end at the provider."),
        QStringLiteral("Look there, then try again or take it back."), {}, {}, false};
    return QList<EventBody>{StepBroken{command.step, view->record->attempt, stopped}};
}

Outcome decideOn(const Incident &state, const ReportByHand &command)
{
    const auto view = viewOf(state, command.step);
    if (!view)
        return failure(view.error());
    if (auto ok = allowed(state, *view, StepSignal::byHand); !ok)
        return failure(ok.error());
    if (command.told.trimmed().isEmpty())
        return failure(ErrorCode::invalid, QStringLiteral("Say what was done by hand."), {},
            QStringLiteral("Who reads the review must be able to follow it."));
    const QStringList missing = missingFacts(state, command.step, NeededBy::checksToo, command.facts);
    if (!missing.isEmpty())
        return failure(ErrorCode::invalid,
            QStringLiteral("Say what was found: %1.").arg(missing.join(QStringLiteral(", "))),
            QStringLiteral("The checks and the later steps need it."));
    const int attempt = view->record->attempt + (view->record->state == StepState::failed ? 1 : 0);
    return QList<EventBody>{StepByHand{command.step, attempt, command.told.trimmed(), command.facts}};
}

Outcome decideOn(const Incident &state, const CloseIncident &command)
{
    if (!state.isOpen())
        return notOpen(state);
    if (command.abandon && command.summary.trimmed().isEmpty())
        return failure(ErrorCode::invalid, QStringLiteral("Say why the recovery is left unfinished."));
    if (const int open = state.communications.underWay(); open > 0 && !command.abandon)
        return refusal(QStringLiteral("Messages are still on their way: %1.").arg(open), {},
            QStringLiteral("Wait until they have arrived, or leave them with a reason."));
    if (!command.abandon && state.run && state.run->currentStep())
        return refusal(QStringLiteral("The recovery is not finished."),
            QStringLiteral("“%1” is still open.").arg(state.run->runbook.find(*state.run->currentStep())->title),
            QStringLiteral("Finish the runbook, or leave it with a reason."));
    QList<EventBody> events;
    for (const Measured &figure : figuresOf(state))
        events << figure;
    events << Closed{command.summary.trimmed()};
    return events;
}

Outcome decideOn(const Incident &state, const Record &command)
{
    if (!state.isOpen())
        return notOpen(state);
    if (!fitsDeliveries(state, command.body))
        return failure(ErrorCode::conflict, QStringLiteral("This delivery has moved on meanwhile."));
    const auto signal = stepSignal(command.body);
    if (!signal)
        return QList<EventBody>{command.body};
    const auto view = viewOf(state, stepOf(command.body));
    if (!view)
        return failure(view.error());
    if (auto ok = allowed(state, *view, *signal); !ok)
        return failure(ok.error());
    return QList<EventBody>{command.body};
}

} // namespace

Result<QList<EventBody>> decide(const Incident &state, const Command &command)
{
    return std::visit([&state](const auto &alternative) { return decideOn(state, alternative); }, command);
}

} // namespace holdfast
