// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/board/runningview.h"

#include "viewmodels/words/wording.h"

namespace holdfast {

RunningView::RunningView(QObject *parent)
    : QObject(parent)
{ }

void RunningView::show(const Situation &situation, const std::optional<Tightest> &tightest)
{
    Face face = faceOf(situation, tightest);
    if (face == m_face)
        return;
    m_face = std::move(face);
    Q_EMIT changed();
}

RunningView::Face RunningView::faceOf(const Situation &situation, const std::optional<Tightest> &tightest) const
{
    Face face;
    if (!situation.incident.run) {
        face.title = tr("Nothing is running");
        face.doing =
            situation.incident.isOpen() ? tr("The recovery has not been started.") : tr("No recovery is under way.");
        return face;
    }
    const Run &run = *situation.incident.run;
    int done = 0;
    for (const RunbookStep &step : run.runbook.steps)
        done += isOver(run.record(step.id).state) ? 1 : 0;
    face.progress = run.runbook.steps.isEmpty() ? 0.0 : double(done) / double(run.runbook.steps.size());
    const RunbookStep *step = situation.currentStep();
    if (!step) {
        face.title = run.runbook.title;
        face.position = tr("All %1 steps done").arg(done);
        face.doing = tr("Every step is done and verified.");
        face.shape = Glyph::tick;
        return face;
    }
    face.title = step->title;
    face.position = tr("Step %1 of %2").arg(done + 1).arg(run.runbook.steps.size());
    sayRest(face, situation, *step, tightest);
    sayActivity(face, situation);
    return face;
}

void RunningView::sayRest(
    Face &face, const Situation &situation, const RunbookStep &step, const std::optional<Tightest> &tightest) const
{
    const RunbookId &runbook = situation.incident.run->runbook.id;
    const bool drill = situation.incident.drill;
    const auto rest = situation.history.rest(runbook, step.id, drill);
    if (!rest)
        return;
    face.rest = tr("Usually over %1 from here, mostly within %2 (runs: %3).")
                    .arg(formatRough(rest->half), formatRough(rest->mostly))
                    .arg(rest->runs);
    const auto likely =
        tightest ? situation.history.likelyWithin(runbook, step.id, drill, tightest->remaining) : std::nullopt;
    if (likely)
        face.rest += u' ' + tr("By that, in time in %1 of 100 cases.").arg(qRound(*likely * 100));
}

void RunningView::sayActivity(Face &face, const Situation &situation) const
{
    const Activity &activity = situation.activity;
    face.doing = activity.doing;
    if (activity.since)
        face.since =
            tr("for %1").arg(Wording::length(std::chrono::duration_cast<Duration>(situation.now - *activity.since)));
    switch (activity.kind) {
    case Activity::Kind::working:
        face.shape = Glyph::arrow;
        face.tone = Tone::notice;
        break;
    case Activity::Kind::person:
        face.shape = Glyph::hatch;
        face.tone = Tone::unknown;
        break;
    case Activity::Kind::failed:
        face.shape = Glyph::diamond;
        face.tone = Tone::critical;
        break;
    case Activity::Kind::answer:
    case Activity::Kind::confirm:
        face.shape = Glyph::square;
        face.tone = Tone::notice;
        break;
    default:
        break;
    }
    if (activity.trouble) {
        face.trouble = activity.trouble->what;
        face.tone = Tone::warning;
        face.shape = Glyph::triangle;
    }
}

} // namespace holdfast
