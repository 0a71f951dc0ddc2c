// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_files/planreader.h"
#include "adapters/plan_files/yaml/fields.h"

#include <QHash>

namespace holdfast::plan_files {

/// Names of one kind, each of which may stand only once.
class Names {
public:
    /// `what` names the kind: "component id".
    Names(QString what, FindingList &findings);
    /// Writes a finding when the name was seen before.
    void add(const QString &name, Place place);

private:
    QString m_what;
    FindingList &m_findings;
    QHash<QString, int> m_seen; ///< and the line of the first
};

/// The texts of a list, each once, with their places.
[[nodiscard]] QList<Mention> mentions(const std::vector<Node> &items, const QString &what, FindingList &findings);
/// The same without the places.
[[nodiscard]] QStringList texts(const std::vector<Node> &items, const QString &what, FindingList &findings);
/// The texts of a list that must all be among `allowed`.
[[nodiscard]] QStringList choices(
    const std::vector<Node> &items, const QString &what, const QStringList &allowed, FindingList &findings);

/// What an integration or a probe is told: a text or a list of texts by key. What is absent is left out.
[[nodiscard]] QMap<QString, QStringList> settings(
    Fields &fields, const QStringList &required, const QStringList &optional);

/// What every part of plan.yaml is read with and into.
struct Reading {
    const KnownKinds &kinds;
    Plan &plan;
    PlanPlaces &places;
    FindingList &findings;
};

/// The probes of a component: `probe`, when there is one, or the list `probes`.
[[nodiscard]] QList<ProbeSpec> readProbes(Fields &component, const Reading &reading);

// Each reads the keys of its part from the plan's own mapping.
void readComponents(Fields &plan, const Reading &reading);
void readEnvironments(Fields &plan, const Reading &reading);
void readPeople(Fields &plan, const Reading &reading);
void readCommunication(Fields &plan, const Reading &reading);
void readContinuity(Fields &plan, const Reading &reading);
void readGovernance(Fields &plan, const Reading &reading);

} // namespace holdfast::plan_files
