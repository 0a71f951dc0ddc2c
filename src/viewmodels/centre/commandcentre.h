// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/board/boardmodel.h"
#include "viewmodels/board/dataatrisk.h"
#include "viewmodels/board/duemodel.h"
#include "viewmodels/board/incidentheader.h"
#include "viewmodels/board/objectivesmodel.h"
#include "viewmodels/board/runningview.h"
#include "viewmodels/centre/commands.h"
#include "viewmodels/centre/declareform.h"
#include "viewmodels/clocks/burndown.h"
#include "viewmodels/clocks/circumstances.h"
#include "viewmodels/clocks/clocksmodel.h"
#include "viewmodels/health/healthview.h"
#include "viewmodels/keys/keysview.h"
#include "viewmodels/messages/messagesview.h"
#include "viewmodels/plan/callview.h"
#include "viewmodels/plan/escalationmodel.h"
#include "viewmodels/plan/planchangesmodel.h"
#include "viewmodels/plan/planeditview.h"
#include "viewmodels/plan/planmodel.h"
#include "viewmodels/plan/readinessview.h"
#include "viewmodels/record/instantsview.h"
#include "viewmodels/record/reviewview.h"
#include "viewmodels/record/timelinemodel.h"
#include "viewmodels/recovery/runbookmodel.h"
#include "viewmodels/recovery/stepview.h"
#include "viewmodels/team/sharingview.h"
#include "viewmodels/team/teamview.h"

#include <QObject>

namespace holdfast {

/// The pages of the window, in the order of their keys: Ctrl+1 … Ctrl+9, Ctrl+0; messages have U.
enum class Page { command, recovery, clocks, timeline, team, escalation, plan, review, keys, health, messages };

/// Everything the window shows and everything it can ask for. Knows no engine: it is shown situations and hands
/// requests on, so that tests and galleries need nothing but values.
class CommandCentre final : public QObject {
    Q_OBJECT

public:
    explicit CommandCentre(Commands &commands, QObject *parent = nullptr);
    /// Brings every model to this situation.
    void show(const Situation &situation);
    /// Something to tell the person: appears in the strip below the header.
    void tell(const Notice &notice) { Q_EMIT noticed(notice); }
    void tell(const Error &error, Tone tone = Tone::critical);

    [[nodiscard]] Commands &commands() { return m_commands; }
    /// Does what a press on something due means.
    void perform(DueAction action);
    void perform(const DueItem &item);
    /// Shows a step of the runbook; one whose turn it is becomes the current one.
    void pick(const StepId &picked);
    void answer(const QString &question, const QString &value);
    /// Confirms the step on the page. A second press before the first is answered does nothing.
    void confirm(const QString &typed);

    IncidentHeader header;
    BoardModel board;
    ObjectivesModel objectives;
    DataAtRisk data;
    ClocksModel clocks;
    Circumstances circumstances;
    DueModel due;
    RunningView running;
    DeclareForm declaration;
    RunbookModel runbook;
    StepView step;
    TimelineModel timeline;
    InstantsView instants;
    LatestModel latest;
    TeamView team;
    SharingView sharing;
    EscalationModel escalation;
    CallView call;
    ContactsModel contacts;
    VendorsModel vendors;
    PlanModel plan;
    ScenariosModel scenarios;
    FindingsModel findings;
    PlanEditView planEdit;
    PlanChangesModel planChanges;
    ReadinessView readiness;
    ReviewView review;
    KeysView keys;
    HealthView watching;
    MessagesView messages;

    [[nodiscard]] const BurnDown &burnDown() const { return m_burnDown; }
    [[nodiscard]] QString headline() const { return m_headline; }
    [[nodiscard]] QString headlineDetail() const { return m_headlineDetail; }
    [[nodiscard]] Tone headlineTone() const { return m_headlineTone; }
    [[nodiscard]] Glyph headlineShape() const { return m_headlineShape; }
    [[nodiscard]] bool isIncidentOpen() const { return m_open; }

Q_SIGNALS:
    void noticed(const holdfast::Notice &notice);
    void pageWanted(holdfast::Page page);
    void declareWanted();
    void sharingWanted();
    /// What is looked at now, in a word.
    void pageShown(const QString &page);
    void headlineChanged();
    void burnDownChanged();
    /// An alarm for screen readers: one sentence.
    void announced(const QString &sentence);

private:
    void showBurnDown(const Situation &situation);
    void showHeadline(const Assessment &assessment);

    Commands &m_commands;
    QString m_headline;
    QString m_headlineDetail;
    Tone m_headlineTone = Tone::normal;
    Glyph m_headlineShape = Glyph::ring;
    BurnDown m_burnDown;
    QString m_confirming; ///< the confirmation key that was handed on already
    bool m_open = false;
};

} // namespace holdfast
