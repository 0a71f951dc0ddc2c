// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/recovery/restorepointview.h"
#include "viewmodels/recovery/stepface.h"

#include <QObject>

namespace holdfast {

/// The step on the right of the recovery page: the one that the run stands at, or one that was picked to read.
class StepView final : public QObject {
    Q_OBJECT

public:
    explicit StepView(QObject *parent = nullptr);
    void show(const Situation &situation);

    [[nodiscard]] const StepFace &face() const { return m_face; }
    [[nodiscard]] RestorePointView &restorePoint() { return m_restorePoint; }
    /// Shows another step, read only; an empty id goes back to following the run.
    /// True: it is another one whose turn it is, so that the situation can be seen from there.
    bool select(const StepId &step);
    /// The step on the page is the one the run stands at.
    [[nodiscard]] bool isFollowing() const { return m_selected.isEmpty(); }
    /// Whether what was typed confirms this step.
    [[nodiscard]] bool confirms(const QString &typed) const;

Q_SIGNALS:
    void changed();

private:
    void refresh();
    [[nodiscard]] StepFace overview() const;
    [[nodiscard]] StepFace finished() const;
    [[nodiscard]] StepFace faceOf(const RunbookStep &step);
    void sayState(StepFace &face, const RunbookStep &step, const StepRecord &record, bool current) const;
    void sayPreview(StepFace &face, const RunbookStep &step, const StepRecord &record) const;
    void sayQuestions(StepFace &face, const RunbookStep &step);
    [[nodiscard]] QString dueText(const RunbookStep &step, const Question &question) const;
    void sayChecks(StepFace &face, const RunbookStep &step, const StepRecord &record) const;
    void sayProblem(StepFace &face, const RunbookStep &step, const StepRecord &record) const;
    void sayGate(StepFace &face, const RunbookStep &step, const StepRecord &record) const;
    void sayOtherWays(StepFace &face, const RunbookStep &step, const StepRecord &record) const;
    void sayConfirmation(StepFace &face, const RunbookStep &step, const StepRecord &record) const;
    void sayProgress(StepFace &face, const RunbookStep &step, const StepRecord &record) const;
    [[nodiscard]] std::optional<UsualTime> usualOf(const RunbookStep &step) const;
    [[nodiscard]] StepStage stageOf(const RunbookStep &step, const StepRecord &record, bool current) const;

    StepFace m_face;
    Situation m_situation;
    StepId m_selected;
    RestorePointView m_restorePoint;
};

} // namespace holdfast
