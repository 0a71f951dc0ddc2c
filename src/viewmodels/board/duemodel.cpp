// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/board/duemodel.h"

#include "domain/health/clockoffset.h"

#include "domain/escalation/due.h"
#include "domain/review/doubts.h"
#include "viewmodels/words/wording.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

std::optional<ClockStep> newestStep(const Situation &situation)
{
    const ClockRecord &clocks = situation.incident.clocks;
    if (const auto step = clocks.stepBefore(situation.instant()))
        return step;
    return clocks.steps().isEmpty() ? std::nullopt : std::optional(clocks.steps().constLast());
}

} // namespace

DueModel::DueModel(QObject *parent)
    : RowsModel({tr("What is due"), tr("When")}, parent)
{ }

void DueModel::show(const Situation &situation, const Assessment &assessment, const DataAtRisk &data)
{
    QList<DueItem> due;
    addTrouble(due, situation);
    addClock(due, situation, data);
    addCommand(due, situation, assessment);
    addSteps(due, situation);
    addWindow(due, data);
    addEscalation(due, situation);
    std::stable_sort(due.begin(), due.end(), [](const DueItem &a, const DueItem &b) {
        return a.rank != b.rank ? a.rank < b.rank : a.at.value_or(UtcTime::min()) < b.at.value_or(UtcTime::min());
    });
    // Only what can be acted on is large; without it the rest position says so.
    DueItem top = restItem(situation, assessment);
    if (!due.isEmpty() && due.first().rank < 6)
        top = due.takeFirst();
    m_others = due;
    QList<Row> rows;
    for (const DueItem &item : std::as_const(m_others)) {
        const Cell title{item.title, item.tone, item.shape, item.detail, item.tone >= Tone::warning, false, true};
        rows << Row{item.key, {title, Cell{item.at ? Wording::distance(*item.at, situation.timerNow()) : QString()}}};
    }
    setRows(std::move(rows));
    if (top == m_top)
        return;
    m_top = top;
    Q_EMIT topChanged();
}

DueItem DueModel::itemAt(int row) const { return m_others.value(row); }

void DueModel::addClock(QList<DueItem> &due, const Situation &situation, const DataAtRisk &data) const
{
    const auto offset = data.clockOffset();
    if (offset && std::chrono::abs(*offset) > largestClockOffset)
        due << DueItem{u"offset"_s,
            *offset > Duration{0} ? tr("This computer’s clock is %1 slow").arg(formatRough(*offset))
                                  : tr("This computer’s clock is %1 fast").arg(formatRough(*offset)),
            tr("Measured against the database. Set the clock, or switch on its synchronisation: what is written down "
               "now bears the wrong time."),
            {}, DueAction::none, Tone::warning, Glyph::triangle, {}, 6};
    if (!situation.incident.isOpen())
        return;
    // The newest step alone: the record names them all.
    if (const auto step = newestStep(situation))
        due << DueItem{u"clock"_s,
            step->restarted
                ? tr("This computer was started anew during the incident")
                : tr("The clock moved by %1").arg((step->by < Duration{0} ? u"−"_s : u"+"_s) + formatRough(step->by)),
            clockSentence(*step), {}, DueAction::none, Tone::warning, Glyph::triangle, step->at, 6};
}

void DueModel::addTrouble(QList<DueItem> &due, const Situation &situation) const
{
    if (situation.journalTrouble)
        due << DueItem{u"journal"_s, tr("The journal cannot be written"), Wording::paragraph(*situation.journalTrouble),
            {}, DueAction::none, Tone::critical, Glyph::diamond, {}, 0};
    if (situation.sharing && situation.sharing->link == TeamState::Link::alone)
        due << DueItem{u"team"_s, tr("The team cannot be reached"),
            tr("%1 Everything is written on this laptop and joined later. Entries that wait: %2")
                .arg(situation.sharing->trouble.what)
                .arg(situation.sharing->waiting),
            tr("Show the shared journal"), DueAction::openSharing, Tone::warning, Glyph::triangle,
            situation.sharing->since, 5};
    for (const QString &warning : situation.sharing ? situation.sharing->warnings : QStringList())
        due << DueItem{u"team-history"_s, tr("A history that is not shared"), warning, tr("Show the shared journal"),
            DueAction::openSharing, Tone::warning, Glyph::triangle, {}, 5};
    const bool broken = std::any_of(situation.findings.begin(), situation.findings.end(),
        [](const Finding &finding) { return finding.severity == Finding::Severity::error; });
    if (broken)
        due << DueItem{u"plan"_s, tr("The plan on disk has errors"),
            situation.plan ? tr("The last good plan stays in force.") : tr("No plan is in force."),
            tr("Show the findings"), DueAction::openPlan, Tone::warning, Glyph::triangle, {}, situation.plan ? 7 : 1};
}

void DueModel::addCommand(QList<DueItem> &due, const Situation &situation, const Assessment &assessment) const
{
    const Incident &incident = situation.incident;
    if (!incident.isOpen()) {
        if (!assessment.down.isEmpty())
            due << DueItem{u"declare"_s, tr("Declare an incident"),
                tr("%1 Declaring starts the clocks and the record; it changes nothing at the providers.")
                    .arg(assessment.headline()),
                tr("Declare…"), DueAction::declare, Tone::critical, Glyph::diamond, assessment.impactStart, 1};
        return;
    }
    if (incident.run || !situation.plan)
        return;
    const Scenario *scenario = situation.plan->scenario(incident.scenario);
    const Runbook *runbook = scenario && scenario->runbook ? situation.plan->runbook(*scenario->runbook) : nullptr;
    if (runbook)
        due << DueItem{u"start"_s, tr("Start the recovery"),
            tr("%1. Steps: %2. Nothing is changed before you confirm it.")
                .arg(runbook->title)
                .arg(runbook->steps.size()),
            tr("Start recovery"), DueAction::startRecovery, Tone::notice, Glyph::square,
            incident.instant(InstantName::declared), 2};
    else
        due << DueItem{u"start"_s, tr("This scenario has no runbook"),
            tr("Recover by hand and write down what you do (N)."), tr("Close the incident…"), DueAction::close,
            Tone::notice, Glyph::square, {}, 5};
}

void DueModel::addSteps(QList<DueItem> &due, const Situation &situation) const
{
    addStep(due, situation);
    // What goes on beside the step that is looked at may wait for a person as well.
    const auto current = situation.currentStepId();
    for (const Activity &activity : situation.activities) {
        if (!current || activity.step == *current || !situation.isOpenStep(activity.step))
            continue;
        QList<DueItem> beside;
        addStep(beside, situation.lookingAt(activity.step));
        for (DueItem &item : beside) {
            item.step = activity.step;
            item.key += u':' + activity.step.value();
        }
        due += beside;
    }
}

void DueModel::addStep(QList<DueItem> &due, const Situation &situation) const
{
    if (!situation.incident.isOpen() || !situation.incident.run)
        return;
    if (situation.isRunComplete()) {
        due << DueItem{u"close"_s, tr("Close the incident"), tr("Every step is done and verified."),
            tr("Close the incident"), DueAction::close, Tone::notice, Glyph::tick, {}, 2};
        return;
    }
    const RunbookStep *step = situation.currentStep();
    const std::optional<UtcTime> since = situation.activity.since;
    switch (situation.activity.kind) {
    case Activity::Kind::answer:
        due << DueItem{u"answer"_s, step->questions.isEmpty() ? step->title : step->questions.first().title,
            tr("“%1” needs your choice first.").arg(step->title), tr("Choose…"), DueAction::openStep, Tone::notice,
            Glyph::square, since, 2};
        break;
    case Activity::Kind::confirm:
        due << DueItem{u"confirm"_s, step->title, tr("Ready. Read what will happen, then confirm."),
            tr("Review and confirm…"), DueAction::openStep, Tone::notice, Glyph::square, since, 2};
        break;
    case Activity::Kind::person:
        due << DueItem{u"person"_s, tr("Decide whether it happened"),
            tr("“%1” was sent, no answer came, and the provider cannot tell.").arg(step->title), tr("Decide…"),
            DueAction::openStep, Tone::unknown, Glyph::hatch, since, 1};
        break;
    case Activity::Kind::failed:
        due << DueItem{u"failed"_s, tr("Step failed: %1").arg(step->title),
            situation.incident.run->record(step->id).failure, tr("See why and decide…"), DueAction::openStep,
            Tone::critical, Glyph::diamond, since, 1};
        break;
    default:
        break;
    }
}

void DueModel::addEscalation(QList<DueItem> &due, const Situation &situation) const
{
    if (!situation.incident.isOpen() || !situation.plan)
        return;
    // One line per level: more would hide what is next.
    QMap<int, DueItem> levels;
    for (const EscalationDue &entry : escalationOf(*situation.plan, situation.incident, situation.instant())) {
        if (entry.state == EscalationDue::State::notApplicable)
            continue;
        const bool isDue = entry.state == EscalationDue::State::due;
        DueItem &item = levels[entry.level];
        item.key = u"level-%1"_s.arg(entry.level);
        item.title = isDue ? tr("Tell level %1: %2").arg(entry.level).arg(entry.levelTitle)
                           : tr("Level %1 becomes due: %2").arg(entry.level).arg(entry.levelTitle);
        item.detail += (item.detail.isEmpty() ? QString() : u", "_s)
            + (entry.contact ? entry.contact->title : tr("%1 (nobody named)").arg(entry.role));
        item.action = DueAction::openEscalation;
        item.tone = isDue ? Tone::notice : Tone::normal;
        item.shape = isDue ? Glyph::square : Glyph::ring;
        item.at = entry.dueAt;
        item.rank = isDue ? 7 : 8;
    }
    due << levels.values();
}

void DueModel::addWindow(QList<DueItem> &due, const DataAtRisk &data) const
{
    if (data.window().tone >= Tone::warning)
        due << DueItem{u"window"_s, tr("%1 %2").arg(data.window().caption, data.window().value), data.window().detail,
            {}, DueAction::none, data.window().tone, Glyph::triangle, {}, 6};
}

DueItem DueModel::restItem(const Situation &situation, const Assessment &assessment) const
{
    DueItem item;
    item.tone = Tone::normal;
    item.shape = Glyph::ring;
    if (situation.incident.isOpen()) {
        item.key = u"wait"_s;
        item.title = tr("Nothing for you to decide right now");
        item.detail = tr("Holdfast is working and says here when it needs you.");
        item.button = tr("Watch the step");
        item.action = situation.incident.run ? DueAction::openStep : DueAction::none;
        if (!situation.incident.run)
            item.button.clear();
        return item;
    }
    item.key = u"rest"_s;
    if (situation.incident.isDeclared()) {
        item.title = tr("Closed. Write down what was learnt");
        item.detail = tr("The review is filled from the journal; only people's words are missing.");
        item.button = tr("Open the review");
        item.action = DueAction::openReview;
        return item;
    }
    item.title = assessment.calm ? tr("Nothing is due") : tr("Watch and wait, or declare");
    item.detail = situation.desk.practice
        ? tr("To practise: break the practice range with “holdfastctl drill run database_failure”, or press D and "
             "declare a "
             "drill.")
        : tr("Press D to declare at any time. The plan is proven by practising it: start Holdfast with the practice "
             "profile.");
    item.button = tr("Look again now");
    item.action = DueAction::lookNow;
    return item;
}

} // namespace holdfast
