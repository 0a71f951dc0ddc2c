// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/ids.h"
#include "kernel/result.h"
#include "kernel/time.h"

#include <QJsonObject>
#include <QList>
#include <optional>

namespace holdfast {

/// A verification by machine that belongs to a step. `kind` names an entry of the check catalogue.
struct CheckSpec {
    QString kind;
    QString title;
    QJsonObject inputs; ///< may contain references, see resolveInputs()

    friend bool operator==(const CheckSpec &, const CheckSpec &) = default;
};

/// Something that the commander chooses before a step can be previewed.
struct Question {
    enum class Kind { restorePoint, text, choice };
    /// One way to go on, of at most three.
    struct Option {
        QString value; ///< what `${answers.NAME}` becomes
        QString title; ///< what it means for the commander

        friend bool operator==(const Option &, const Option &) = default;
    };
    QString name; ///< referred to as `${answers.NAME}`
    Kind kind = Kind::text;
    QString title;
    QString suggestion; ///< a reference or a text; the picker starts with it
    QList<Option> options{}; ///< of a choice
    std::optional<Duration> within{}; ///< of a choice: how long a person has, from the moment it is the step's turn
    QString otherwise{}; ///< what is taken when nobody has chosen by then

    friend bool operator==(const Question &, const Question &) = default;
};

/// How a step must be confirmed before its effect.
enum class Confirmation {
    none, ///< reads only; runs as soon as it is reached
    press, ///< one press after the preview was shown
    typed ///< the exact name of the target must be typed
};

/// When a step is carried out. A value that is not known is equal to nothing: its branch was not taken.
struct StepCondition {
    QString value; ///< a reference or a text
    QString is; ///< what it must be, or must not be
    bool negated = false;

    [[nodiscard]] bool holds(const QJsonObject &scope) const;
    friend bool operator==(const StepCondition &, const StepCondition &) = default;
};

struct RunbookStep {
    StepId id;
    QString title; ///< what is done, imperative: "Branch the database from before the loss"
    QString purpose; ///< why, one or two sentences
    QString phase; ///< heading that groups steps on screen
    QString action; ///< an entry of the action catalogue
    QJsonObject inputs;
    QList<Question> questions;
    Confirmation confirmation = Confirmation::press;
    QString typedTarget; ///< a reference or a text; only with Confirmation::typed
    QString undo; ///< how it is taken back, or why it cannot be: never empty
    bool irreversible = false;
    bool needsSecondPerson = false; ///< acts only with the approval of somebody else than the operator
    Duration timeLimit{std::chrono::minutes{10}}; ///< after it the step is reported as overdue; nothing is killed
    QList<CheckSpec> checks; ///< all must pass; never empty
    std::optional<StepCondition> onlyIf{}; ///< nothing: always
    QString lane{}; ///< of the steps that go on beside the others; empty: one of the others. See lanes.h
    QStringList joins{}; ///< lanes that must have come to their end before

    friend bool operator==(const RunbookStep &, const RunbookStep &) = default;
};

struct Runbook {
    RunbookId id;
    QString title;
    QString useWhen; ///< the condition: "Use this runbook only if …"
    QList<RunbookStep> steps;

    [[nodiscard]] const RunbookStep *find(const StepId &id) const;
    friend bool operator==(const Runbook &, const Runbook &) = default;
};

/// Replaces every `${path}` in the texts of `inputs` by the value at that dotted path of `scope`. A text that is one
/// reference alone takes the value's JSON type. `${one|other}` takes the first that is known: where two branches meet.
/// An unknown path is ErrorCode::notFound and names it.
[[nodiscard]] Result<QJsonObject> resolveInputs(const QJsonObject &inputs, const QJsonObject &scope);
[[nodiscard]] Result<QString> resolveText(const QString &text, const QJsonObject &scope);

/// A condition as a person reads it: what was asked or looked at, and what must have come of it.
[[nodiscard]] QString conditionText(const Runbook &runbook, const StepCondition &condition);

/// Who needs the facts of a step: the steps after it, or its own checks as well.
enum class NeededBy { laterSteps, checksToo };
/// The facts of a step that the runbook cannot go on without, where no other name would do instead. In the order of
/// their first use.
[[nodiscard]] QStringList factsNeededFrom(const Runbook &runbook, const StepId &step, NeededBy by);

/// The runbook as it is pinned in the journal when a run starts, and back. The round trip is exact.
[[nodiscard]] QJsonObject toJson(const Runbook &runbook);
[[nodiscard]] Result<Runbook> runbookFromJson(const QJsonObject &object);
/// SHA-256 of the canonical JSON, hexadecimal: what a run is pinned to.
[[nodiscard]] QString runbookHash(const Runbook &runbook);

} // namespace holdfast
