// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/preview.h"
#include "kernel/ids.h"
#include "kernel/time.h"

#include <QJsonObject>
#include <optional>
#include <stop_token>

namespace holdfast {

/// The resolved inputs of a step: JSON without secrets. A secret is a reference that the action resolves in begin().
using Inputs = QJsonObject;
/// What an action needs to find its effect again: JSON without secrets.
using Handle = QJsonObject;

/// Identifies one step of one incident for ever; the marker is what its effect is found by at the provider. A new
/// attempt keeps the marker, so that whatever an earlier one left behind is found and not made twice.
struct StepKey {
    IncidentId incident;
    StepId step;
    QJsonObject memo; ///< from the preview that was confirmed
    bool drill = false; ///< nobody outside may be alarmed
    QString run{}; ///< tells a later run of the same incident apart: `-r2`

    /// Lower-case letters, digits and hyphens: `inc-20261123-014149-abcd-branch`.
    [[nodiscard]] QString marker() const;
};

struct Observation {
    enum class State { working, finished, failed };
    State state = State::working;
    Duration askAgainIn{100}; ///< while working
    QString progress; ///< while working: what it waits for, with the last observed value
    QJsonObject evidence; ///< when finished
    QJsonObject facts; ///< when finished: for later steps
    std::optional<Error> error; ///< when failed
};

struct Undoing {
    bool possible = true;
    QString told; ///< what was undone, or why it cannot be
};

/// What a runbook step does. All calls are made on an effects thread and may block up to their own deadlines; they
/// look at the world and not at memory, so that any of them can be the first one after a crash.
class StepAction {
public:
    virtual ~StepAction() = default;
    /// Whether the step can be done at all now. No effect.
    [[nodiscard]] virtual Result<> precheck(const Inputs &, std::stop_token) = 0;
    /// The exact requests, the predicted change, the blast radius. No effect.
    [[nodiscard]] virtual Result<Preview> preview(const StepKey &, const Inputs &, std::stop_token) = 0;
    /// The only call with an effect. An error with `mayHaveTakenEffect` leaves the outcome unknown.
    [[nodiscard]] virtual Result<Handle> begin(const StepKey &, const Inputs &, std::stop_token) = 0;
    /// Did an earlier begin() with this key take effect? Nothing: surely not. An error: cannot be told now;
    /// ErrorCode::refused: can never be told by machine, a person must decide.
    [[nodiscard]] virtual Result<std::optional<Handle>> find(const StepKey &, const Inputs &, std::stop_token) = 0;
    /// Level-triggered: how far is it? An error means that it could not be asked; it is asked again.
    [[nodiscard]] virtual Result<Observation> observe(const Handle &, std::stop_token) = 0;
    [[nodiscard]] virtual Result<Undoing> undo(const Handle &, std::stop_token) = 0;
};

struct Verdict {
    enum class Kind { pass, fail, unknown };
    Kind kind = Kind::unknown;
    QString summary; ///< one sentence with the measured value
    QJsonObject evidence;
    QJsonObject facts;
};

[[nodiscard]] QString verdictName(Verdict::Kind kind); ///< `pass`, `fail`, `unknown`

/// A verification by machine. Reads only. Waits for its condition up to its own deadline and not a moment longer.
class Check {
public:
    virtual ~Check() = default;
    [[nodiscard]] virtual Result<Verdict> run(const Inputs &, std::stop_token) = 0;
};

/// The kinds that runbooks may name. Filled once by the composition root; asked from any thread.
class ActionCatalogue {
public:
    virtual ~ActionCatalogue() = default;
    [[nodiscard]] virtual StepAction *action(const QString &kind) const = 0; ///< null when there is none
    [[nodiscard]] virtual Check *check(const QString &kind) const = 0; ///< null when there is none
};

} // namespace holdfast
