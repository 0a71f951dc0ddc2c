// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_files/yaml/yamltree.h"
#include "domain/runbook/lanes.h"

#include <QJsonValue>
#include <QMap>
#include <QStringList>

namespace holdfast::plan_files {

/// What a step may refer to while a runbook is read from its first step to its last: the facts of steps that come
/// earlier, the answers that were asked for, the incident.
class StepScope {
public:
    explicit StepScope(FindingList &findings);

    /// All steps of the file, so that "comes later" can be told from "does not exist".
    void expect(const QString &step);
    /// The step that is read now, as far as it is known.
    void begin(const RunbookStep &step);
    /// From here on `${steps.STEP.…}` is allowed: by itself only where the step is surely carried out, and only where
    /// it is surely over.
    void enter(const RunbookStep &step);
    /// What is wrong with the lanes that the step joins; empty: nothing.
    [[nodiscard]] QString laneProblem(const RunbookStep &step) const;
    void ask(const QString &question);
    [[nodiscard]] bool knowsStep(const QString &step) const { return m_reached.contains(step); }
    [[nodiscard]] bool knowsQuestion(const QString &question) const { return m_questions.contains(question); }

    /// Writes a finding for every `${…}` of the text that cannot be replaced.
    void check(const QString &text, Place place) const;
    /// A value of `inputs` as JSON, its texts checked. Plain `true`, `false` and whole numbers keep their type;
    /// everything else is text, `yes` and `1.10` among it.
    [[nodiscard]] QJsonValue toJson(const Node &node) const;

private:
    void checkReference(const QString &reference, Place place) const;
    /// Whether the path names a step that may not have been carried out when this one is.
    [[nodiscard]] bool isUncertain(const QString &path) const;
    /// Whether the step goes on beside the one that is read now.
    [[nodiscard]] bool isBeside(const QString &step) const;
    void checkPath(const QString &path, Place place) const;
    [[nodiscard]] QString unknownStep(const QString &step) const;
    [[nodiscard]] QJsonValue scalarToJson(const Node &node) const;

    FindingList &m_findings;
    QStringList m_expected;
    QMap<QString, std::optional<StepCondition>> m_reached; ///< with the condition of each
    LaneOrder m_order; ///< of the steps up to the one that is read now
    StepId m_now;
    std::optional<StepCondition> m_onlyIf;
    QMap<QString, QString> m_questions; ///< the step that asks, by the question
};

} // namespace holdfast::plan_files
