// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_files/runbookparts.h"
#include "adapters/plan_files/stepscope.h"
#include "adapters/plan_files/yaml/yamltree.h"
#include "domain/runbook/runbook.h"

#include <QSet>
#include <QStringList>

namespace holdfast {

/// The kinds that the program can carry out; a plan that names another one is refused. An empty list is not checked.
struct KnownKinds {
    QStringList actions;
    QStringList checks;
};

namespace plan_files {

class Fields;

/// Writes a finding when `kind` is none of `known`; `what` is its family: "action".
void checkKind(const QStringList &known, const QString &kind, const QString &what, Place place, FindingList &findings);

/// Reads one runbook file.
class RunbookReader {
public:
    RunbookReader(const KnownKinds &kinds, FindingList &findings);
    /// `expectedId`: the name of the file.
    [[nodiscard]] WrittenRunbook read(const Node &root, const QString &expectedId);

private:
    [[nodiscard]] RunbookStep readStep(const Node &node);
    [[nodiscard]] RunbookPart readPart(const Node &node, qsizetype before);
    void readConfirmation(Fields &fields, RunbookStep &step);
    void readOptions(Fields &fields, Question &question);
    [[nodiscard]] std::optional<StepCondition> readCondition(Fields &fields);
    void readDeadline(Fields &fields, Question &question);
    void readLanes(Fields &fields, RunbookStep &step);
    void readApproval(Fields &fields, RunbookStep &step);
    [[nodiscard]] Question readQuestion(const Node &node);
    [[nodiscard]] CheckSpec readCheck(const Node &node);
    [[nodiscard]] QJsonObject readInputs(Fields &fields);

    const KnownKinds &m_kinds;
    FindingList &m_findings;
    StepScope m_scope;
};

} // namespace plan_files

} // namespace holdfast
