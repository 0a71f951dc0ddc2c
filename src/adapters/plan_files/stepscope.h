// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_files/yaml/yamltree.h"

#include <QJsonValue>
#include <QSet>
#include <QStringList>

namespace holdfast::plan_files {

/// What a step may refer to while a runbook is read from its first step to its last: the facts of steps that come
/// earlier, the answers that were asked for, the incident.
class StepScope {
public:
    explicit StepScope(FindingList &findings);

    /// All steps of the file, so that "comes later" can be told from "does not exist".
    void expect(const QString &step);
    /// From here on `${steps.STEP.…}` is allowed.
    void enter(const QString &step);
    void ask(const QString &question);
    [[nodiscard]] bool knowsStep(const QString &step) const { return m_reached.contains(step); }
    [[nodiscard]] bool knowsQuestion(const QString &question) const { return m_questions.contains(question); }

    /// Writes a finding for every `${…}` of the text that cannot be replaced.
    void check(const QString &text, Place place) const;
    /// A value of `inputs` as JSON, its texts checked. Plain `true`, `false` and whole numbers keep their type;
    /// everything else is text, `yes` and `1.10` among it.
    [[nodiscard]] QJsonValue toJson(const Node &node) const;

private:
    void checkPath(const QString &path, Place place) const;
    [[nodiscard]] QString unknownStep(const QString &step) const;
    [[nodiscard]] QJsonValue scalarToJson(const Node &node) const;

    FindingList &m_findings;
    QStringList m_expected;
    QSet<QString> m_reached;
    QSet<QString> m_questions;
};

} // namespace holdfast::plan_files
