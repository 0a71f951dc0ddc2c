// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/ids.h"
#include "viewmodels/words/tone.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace holdfast {

/// What the page of a step is about at this moment.
enum class StepStage {
    none, ///< there is no runbook to show
    overview, ///< the run has not begun: what it is for
    later, ///< a step whose turn has not come
    preparing,
    answer, ///< the commander chooses
    confirm, ///< the commander confirms
    working,
    doubt, ///< outcome unknown, the provider is being asked
    person, ///< outcome unknown, a person must decide
    failed,
    done,
    undone,
    skipped, ///< left out
    watching, ///< another process executes
    finished ///< the whole run is done
};

struct CheckFace {
    QString title{};
    QString word{}; ///< Passed, Failed, Could not tell, Waiting
    QString summary{};
    Tone tone = Tone::normal;
    Glyph shape = Glyph::ring;

    friend bool operator==(const CheckFace &, const CheckFace &) = default;
};

/// A question to the commander.
struct QuestionFace {
    QString name{};
    QString title{};
    QString value{}; ///< recorded, or the suggestion
    bool answered = false;
    bool restorePoint = false;
    QList<QPair<QString, QString>> options{}; ///< of a choice: what is recorded, and what it means
    QString due{}; ///< until when, and what is taken otherwise

    friend bool operator==(const QuestionFace &, const QuestionFace &) = default;
};

/// One figure of the result.
struct ResultFace {
    QString caption{};
    QString value{};
    QString detail{};
    Tone tone = Tone::normal;
    Glyph shape = Glyph::none;

    friend bool operator==(const ResultFace &, const ResultFace &) = default;
};

/// What keeps a step from acting although everything is ready.
enum class StepGate {
    open,
    glass, ///< the plan is not approved: somebody breaks the glass, with a reason
    approval ///< a second person's approval is missing
};

struct StepFace {
    StepStage stage = StepStage::none;
    StepId id{};
    QString position{}; ///< "Step 3 of 10 · Recover"
    QString title{};
    QString purpose{};
    QString word{};
    Tone tone = Tone::normal;
    Glyph shape = Glyph::none;
    QString doing{}; ///< one sentence: what it waits for, with the last observed value
    QString since{};
    QString trouble{}; ///< the last attempt to ask went wrong; it is asked again
    QString overdue{};
    QString change{};
    QStringList blastRadius{};
    QString undo{};
    bool irreversible = false;
    QString requests{};
    int requestCount = 0;
    QList<QuestionFace> questions{};
    QList<CheckFace> checks{};
    bool proofFirst = false; ///< the checks matter more than the request by now
    QString what{}; ///< a failure, or a doubt, in three sentences
    QString why{};
    QString next{};
    QString outcome{}; ///< how a finished step ended
    QList<ResultFace> results{};
    bool typed = false;
    bool personal = false; ///< a person does it; the press only says so
    QString target{}; ///< the exact name that must be typed
    QString confirmText{}; ///< the button: verb and object
    QString confirmKey{}; ///< changes whenever something else would be confirmed
    StepGate gate = StepGate::open;
    bool canRetry = false;
    bool canCheck = false;
    bool canUndo = false;
    bool canStop = false; ///< is under way, and may be given up
    bool canSkip = false; ///< may be left out, with a reason
    bool canReport = false; ///< may be done by hand and reported
    QStringList factsAsked{}; ///< what must be said then, as the runbook names it

    friend bool operator==(const StepFace &, const StepFace &) = default;
};

} // namespace holdfast
