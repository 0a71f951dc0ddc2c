// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/recovery/stepview.h"

#include "domain/approval/acting.h"
#include "viewmodels/recovery/resultwords.h"
#include "viewmodels/recovery/runbookmodel.h"
#include "viewmodels/recovery/stepwords.h"
#include "viewmodels/words/wording.h"

#include <QJsonArray>

namespace holdfast {

using namespace Qt::StringLiterals;
using std::chrono::duration_cast;

StepView::StepView(QObject *parent)
    : QObject(parent)
{ }

void StepView::show(const Situation &situation)
{
    const auto before = m_situation.currentStepId();
    const auto now = situation.currentStepId();
    const bool other = m_situation.incident.id != situation.incident.id;
    m_situation = situation;
    // The run has moved on: what needs a person now must be on the page.
    if (before != now || other)
        m_selected = {};
    refresh();
}

bool StepView::select(const StepId &step)
{
    const bool isOther = m_situation.currentStepId() != std::optional(step);
    m_selected = isOther ? step : StepId{};
    refresh();
    return isOther && m_situation.isOpenStep(step);
}

bool StepView::confirms(const QString &typed) const
{
    return m_face.stage == StepStage::confirm && m_face.gate == StepGate::open
        && (!m_face.typed || (!m_face.target.isEmpty() && typed == m_face.target));
}

void StepView::refresh()
{
    StepFace face;
    const Runbook *runbook = shownRunbook(m_situation);
    const auto &run = m_situation.incident.run;
    const RunbookStep *step = runbook && !m_selected.isEmpty() ? runbook->find(m_selected) : nullptr;
    if (!step && run)
        step = m_situation.currentStep();
    if (step)
        face = faceOf(*step);
    else
        face = run ? finished() : overview();
    if (face == m_face)
        return;
    m_face = std::move(face);
    Q_EMIT changed();
}

StepFace StepView::overview() const
{
    StepFace face;
    const Runbook *runbook = shownRunbook(m_situation);
    if (!runbook) {
        face.title = tr("This scenario has no runbook");
        face.purpose =
            tr("The plan describes it without steps that Holdfast could carry out. Recover by hand and write "
               "down what you do with N.");
        return face;
    }
    face.stage = StepStage::overview;
    face.title = runbook->title;
    face.purpose = runbook->useWhen;
    face.position = tr("Runbook · steps: %1").arg(runbook->steps.size());
    face.doing = m_situation.incident.isOpen()
        ? tr("Nothing has been started. Every change is shown first and waits for your confirmation.")
        : tr("To run it, declare an incident first (D). Until then you can read every step.");
    return face;
}

StepFace StepView::finished() const
{
    StepFace face;
    face.stage = StepStage::finished;
    face.title = m_situation.incident.closedAt ? tr("The incident is closed") : tr("Recovered and verified");
    face.position = m_situation.incident.run->runbook.title;
    face.word = tr("Done");
    face.shape = Glyph::tick;
    face.purpose = m_situation.incident.closedAt
        ? m_situation.incident.closingSummary
        : tr("Every step is done and its checks have passed. Close the incident when the service has been steady for a "
             "while; the review can be exported at any time.");
    face.results = ResultWords::results(m_situation);
    return face;
}

StepFace StepView::faceOf(const RunbookStep &step)
{
    const auto &run = m_situation.incident.run;
    const Runbook &runbook = *shownRunbook(m_situation);
    const auto current = m_situation.currentStepId();
    const StepRecord record = run ? run->record(step.id) : StepRecord{};
    StepFace face;
    face.id = step.id;
    const auto at = std::find(runbook.steps.begin(), runbook.steps.end(), step);
    face.position =
        tr("Step %1 of %2 · %3").arg(at - runbook.steps.begin() + 1).arg(runbook.steps.size()).arg(step.phase);
    if (!step.lane.isEmpty())
        face.position += u" · "_s + tr("goes on beside the others");
    if (const auto usual = usualOf(step); usual && step.confirmation != Confirmation::none)
        face.position += u" · "_s
            + tr("usually %1, mostly within %2 (runs: %3)")
                  .arg(formatRough(usual->half), formatRough(usual->mostly))
                  .arg(usual->runs);
    face.title = step.title;
    face.purpose = step.purpose;
    face.undo = step.undo;
    face.irreversible = step.irreversible;
    face.stage = stageOf(step, record, current && *current == step.id);
    face.proofFirst = face.stage >= StepStage::working && face.stage != StepStage::watching;
    sayState(face, step, record, current && *current == step.id);
    sayPreview(face, step, record);
    if (current && *current == step.id)
        sayQuestions(face, step);
    if (current && *current == step.id)
        sayOtherWays(face, step, record);
    sayChecks(face, step, record);
    sayProblem(face, step, record);
    if (face.stage == StepStage::confirm)
        sayConfirmation(face, step, record);
    if (face.stage == StepStage::confirm && m_situation.barred)
        sayGate(face, step, record);
    return face;
}

std::optional<UsualTime> StepView::usualOf(const RunbookStep &step) const
{
    const Runbook *runbook = shownRunbook(m_situation);
    const bool drill = m_situation.incident.isDeclared() ? m_situation.incident.drill : m_situation.desk.practice;
    return runbook ? m_situation.history.step(runbook->id, step.id, drill) : std::nullopt;
}

StepStage StepView::stageOf(const RunbookStep &step, const StepRecord &record, bool current) const
{
    using Kind = Activity::Kind;
    if (record.state == StepState::done)
        return StepStage::done;
    if (record.state == StepState::skipped)
        return StepStage::skipped;
    if (!current)
        return record.state == StepState::undone ? StepStage::undone : StepStage::later;
    const Kind kind = m_situation.activity.kind;
    if (kind == Kind::watching)
        return StepStage::watching;
    switch (record.state) {
    case StepState::planned:
        return kind == Kind::answer ? StepStage::answer : StepStage::preparing;
    case StepState::previewed:
        return step.confirmation == Confirmation::none ? StepStage::preparing : StepStage::confirm;
    case StepState::intended:
        if (kind == Kind::person)
            return StepStage::person;
        return StepWords::isInDoubt(step, m_situation) ? StepStage::doubt : StepStage::working;
    case StepState::failed:
        return StepStage::failed;
    case StepState::undone:
        return StepStage::undone;
    default:
        return StepStage::working;
    }
}

void StepView::sayState(StepFace &face, const RunbookStep &step, const StepRecord &record, bool current) const
{
    if (!m_situation.incident.run) {
        face.word = tr("Not started");
        face.shape = Glyph::ring;
        return;
    }
    const StepSign sign = StepWords::sign(step, m_situation);
    face.word = sign.word;
    face.tone = sign.tone;
    face.shape = sign.shape;
    if (record.state == StepState::done && record.finishedAt)
        face.outcome = record.begunAt
            ? tr("Done at %1 in %2%3")
                  .arg(formatTimeOfDay(*record.finishedAt),
                      formatRough(
                          duration_cast<Duration>(*record.finishedAt - record.intendedAt.value_or(*record.begunAt))),
                      record.adopted ? tr("; found at the provider after an interruption and not sent again")
                                     : QString())
            : tr("Done at %1").arg(formatTimeOfDay(*record.finishedAt));
    if (record.state == StepState::done && record.finishedAt && record.intendedAt
        && step.confirmation != Confirmation::none
        && isUnusuallyFast(duration_cast<Duration>(*record.finishedAt - *record.intendedAt), usualOf(step)))
        face.outcome += u' ' + tr("That is unusually fast: look whether it did what it should.");
    if (record.state == StepState::undone)
        face.outcome = record.told;
    if (record.state == StepState::skipped)
        face.outcome = record.skipped;
    if (record.state == StepState::done && !record.byHand.isEmpty())
        face.outcome = tr("Done by hand: %1").arg(record.byHand);
    if (current)
        sayProgress(face, step, record);
}

void StepView::sayProgress(StepFace &face, const RunbookStep &step, const StepRecord &record) const
{
    const Activity &activity = m_situation.activity;
    if (activity.step == step.id) {
        face.doing = activity.doing;
        if (activity.since)
            face.since = tr("for %1, since %2")
                             .arg(Wording::length(duration_cast<Duration>(m_situation.now - *activity.since)),
                                 formatTimeOfDay(*activity.since));
        if (activity.trouble && face.stage != StepStage::failed)
            face.trouble = tr("The last look did not work (%1) and is repeated.").arg(activity.trouble->what);
    }
    const bool acting = record.state == StepState::begun || record.state == StepState::intended;
    if (acting && record.intendedAt && m_situation.now - *record.intendedAt > step.timeLimit)
        face.overdue = tr("This takes longer than the %1 that the plan allows. Nothing is stopped; it goes on at the "
                          "provider.")
                           .arg(Wording::span(step.timeLimit));
}

void StepView::sayPreview(StepFace &face, const RunbookStep &step, const StepRecord &record) const
{
    face.requests = StepWords::requests(record.preview);
    face.requestCount = int(record.preview.value("requests"_L1).toArray().size());
    face.change = record.preview.value("change"_L1).toString();
    for (const QJsonValue &line : record.preview.value("blastRadius"_L1).toArray())
        face.blastRadius << line.toString();
    if (face.change.isEmpty() && step.confirmation == Confirmation::none)
        face.change = tr("This step only reads.");
    else if (face.change.isEmpty())
        face.change = tr("The exact requests are worked out when the step's turn comes.");
}

void StepView::sayQuestions(StepFace &face, const RunbookStep &step)
{
    // An answer may be changed until the step is confirmed.
    if (face.stage != StepStage::answer && face.stage != StepStage::confirm)
        return;
    const QJsonObject answers = m_situation.incident.run->answers;
    for (const Question &question : step.questions) {
        const QString recorded = answers.value(question.name).toString();
        const QString suggestion = m_situation.suggestions.value(question.name);
        const bool isPoint = question.kind == Question::Kind::restorePoint;
        if (isPoint)
            m_restorePoint.show(m_situation, question, suggestion, recorded);
        face.questions << QuestionFace{question.name, question.title, recorded.isEmpty() ? suggestion : recorded,
            !recorded.isEmpty(), isPoint, {}};
        for (const Question::Option &option : question.options)
            face.questions.last().options << qMakePair(option.value, option.title);
        if (recorded.isEmpty())
            face.questions.last().due = dueText(step, question);
    }
}

QString StepView::dueText(const RunbookStep &step, const Question &question) const
{
    const std::optional<UtcTime> due = m_situation.incident.run->answerDue(step.id, question);
    if (!due)
        return {};
    QString otherwise = question.otherwise;
    for (const Question::Option &option : question.options)
        otherwise = option.value == question.otherwise ? option.title : otherwise;
    const auto left = std::max(Duration{0}, duration_cast<Duration>(*due - m_situation.now));
    return tr("If nobody chooses by %1 (in %2), “%3” is taken.")
        .arg(formatTimeOfDay(*due), Wording::length(left), otherwise);
}

void StepView::sayChecks(StepFace &face, const RunbookStep &step, const StepRecord &record) const
{
    for (qsizetype i = 0; i < step.checks.size(); ++i) {
        CheckFace check{step.checks[i].title, tr("Not checked yet"), {}, Tone::normal, Glyph::ring};
        if (i < record.checks.size() && !record.checks[i].verdict.isEmpty()) {
            const CheckResult &result = record.checks[i];
            check.summary = result.summary;
            const bool pass = result.verdict == "pass"_L1;
            const bool fail = result.verdict == "fail"_L1;
            check.word = pass ? tr("Passed") : fail ? tr("Failed") : tr("Could not tell");
            check.tone = pass ? Tone::normal : fail ? Tone::critical : Tone::unknown;
            check.shape = pass ? Glyph::tick : fail ? Glyph::diamond : Glyph::hatch;
        }
        face.checks << check;
    }
}

void StepView::sayProblem(StepFace &face, const RunbookStep &step, const StepRecord &record) const
{
    if (face.stage == StepStage::doubt || face.stage == StepStage::person) {
        face.what = tr("Outcome unknown: no answer came.");
        face.why = record.error ? record.error->what : tr("Holdfast ended before the answer was recorded.");
        face.next = face.stage == StepStage::doubt
            ? tr("Holdfast is asking the provider whether it happened. Nothing is sent a second time.")
            : tr(
                "The provider cannot tell. Look there yourself; if it surely did not happen, say so and how you know.");
    } else if (face.stage == StepStage::failed) {
        face.what = record.failure.isEmpty() && record.error ? record.error->what : record.failure;
        face.why = record.error ? record.error->why : QString();
        face.next = record.error && !record.error->next.isEmpty() ? record.error->next
            : record.observedAt ? tr("The change was made, but a check did not pass. Check again if it may pass now; "
                                     "otherwise take it back or try again.")
                                : tr("Nothing was completed. Try again, or look at the provider first.");
    }
    face.canRetry = face.stage == StepStage::failed || face.stage == StepStage::skipped
        || (face.stage == StepStage::undone && m_selected.isEmpty());
    face.canRetry = face.canRetry && m_situation.incident.isOpen();
    face.canCheck = face.stage == StepStage::failed && record.observedAt.has_value();
    const bool acted = !record.handle.isEmpty() && step.confirmation != Confirmation::none;
    face.canUndo = acted && !step.irreversible && (face.stage == StepStage::failed || face.stage == StepStage::done)
        && m_situation.incident.isOpen() && m_situation.incident.run->mayUndo(step.id);
}

void StepView::sayOtherWays(StepFace &face, const RunbookStep &step, const StepRecord &record) const
{
    const bool open = m_situation.incident.isOpen();
    face.canStop = open && record.state == StepState::begun;
    face.canReport = open && next(record.state, StepSignal::byHand).has_value();
    const Run &run = *m_situation.incident.run;
    const QJsonObject known = run.facts.value(step.id.value()).toObject();
    const auto unknown = [&](NeededBy by) {
        QStringList facts = factsNeededFrom(run.runbook, step.id, by);
        facts.removeIf([&known](const QString &fact) { return known.contains(fact); });
        return facts;
    };
    face.factsAsked = unknown(NeededBy::checksToo);
    face.canSkip = open && next(record.state, StepSignal::skipped) && !record.begunAt && record.byHand.isEmpty()
        && unknown(NeededBy::laterSteps).isEmpty();
}

void StepView::sayGate(StepFace &face, const RunbookStep &step, const StepRecord &record) const
{
    const bool planHolds = m_situation.desk.practice || !m_situation.incident.glassBroken.isEmpty()
        || (m_situation.signing && m_situation.signing->isApproved());
    face.why = m_situation.barred->why;
    if (planHolds && step.needsSecondPerson && !isApprovedNow(record, m_situation.now)) {
        face.gate = StepGate::approval;
        face.what = tr("A second person must approve this step.");
        face.next = tr("On another computer or here: holdfastctl approve --incident %1 --step %2 --person NAME. Then "
                       "paste what it prints.")
                        .arg(m_situation.incident.id.value(), step.id.value());
        return;
    }
    face.gate = StepGate::glass;
    face.what = tr("This step does not act: the plan is not approved.");
    face.next = tr("Have it signed and read it again, or act all the same and say why. The reason is recorded and "
                   "holds for this incident.");
}

void StepView::sayConfirmation(StepFace &face, const RunbookStep &step, const StepRecord &record) const
{
    face.typed = step.confirmation == Confirmation::typed;
    face.personal = step.action == "person.checklist"_L1;
    face.target = m_situation.typedTarget;
    face.confirmText = step.title;
    face.confirmKey = u"%1/%2/%3"_s.arg(step.id.value()).arg(record.attempt).arg(record.digest);
}

} // namespace holdfast
