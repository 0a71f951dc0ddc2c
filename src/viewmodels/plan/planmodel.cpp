// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/plan/planmodel.h"

#include "viewmodels/words/wording.h"

namespace holdfast {

using namespace Qt::StringLiterals;

PlanModel::PlanModel(QObject *parent)
    : RowsModel({tr("Component"), tr("Priority"), tr("Impact"), tr("Back within (RTO)"), tr("Data lost at most (RPO)"),
                    tr("Depends on"), tr("Watched by")},
        parent)
{ }

void PlanModel::show(const Situation &situation)
{
    QList<Row> rows;
    QString summary = tr("No plan could be read from %1.").arg(situation.planFolder);
    if (situation.plan) {
        const Plan &plan = *situation.plan;
        for (const Component &component : plan.components) {
            QStringList needs;
            for (const ComponentId &id : component.dependsOn)
                needs << (plan.component(id) ? plan.component(id)->name : id.value());
            QStringList probes;
            for (const ProbeSpec &probe : component.probes) {
                if (probe.kind != "none"_L1)
                    probes << tr("%1 every %2").arg(probe.kind, Wording::span(probe.interval));
            }
            const QString probe = probes.isEmpty() ? tr("a person") : probes.join(u", "_s);
            rows << Row{component.id.value(),
                {Cell{component.name}, Cell{priorityName(component.priority)}, Cell{impactName(component.impact)},
                    Cell{Wording::span(component.rto)},
                    Cell{component.rpo ? Wording::span(*component.rpo) : tr("keeps no data")},
                    Cell{Wording::orDash(needs.join(u", "_s))}, Cell{probe}}};
        }
        summary = tr("%1 · version %2 · owner %3 · %4")
                      .arg(plan.name, plan.version, plan.owner,
                          plan.lastUpdated ? tr("last updated %1").arg(plan.lastUpdated->toString(Qt::ISODate))
                                           : tr("never dated"));
    }
    setRows(std::move(rows));
    const QString signing = situation.signing ? Wording::signing(*situation.signing) : QString();
    if (summary == m_summary && signing == m_signing)
        return;
    m_summary = summary;
    m_signing = signing;
    Q_EMIT summaryChanged();
}

ScenariosModel::ScenariosModel(QObject *parent)
    : RowsModel({tr("Scenario"), tr("How it looks"), tr("Runbook")}, parent)
{ }

void ScenariosModel::show(const Situation &situation)
{
    QList<Row> rows;
    for (const Scenario &scenario : situation.plan ? situation.plan->scenarios : QList<Scenario>{}) {
        const Runbook *runbook = scenario.runbook ? situation.plan->runbook(*scenario.runbook) : nullptr;
        rows << Row{scenario.id.value(),
            {Cell{scenario.title}, Cell{scenario.symptom, Tone::normal, Glyph::none, scenario.symptom},
                runbook ? Cell{runbook->title} : Cell{tr("none yet: by hand"), Tone::normal, Glyph::ring}}};
    }
    setRows(std::move(rows));
}

FindingsModel::FindingsModel(QObject *parent)
    : RowsModel({tr("Kind"), tr("Place"), tr("Finding")}, parent)
{ }

void FindingsModel::show(const Situation &situation)
{
    QList<Row> rows;
    for (const Finding &finding : situation.findings) {
        const bool error = finding.severity == Finding::Severity::error;
        rows << Row{formatFinding(finding),
            {Cell{error ? tr("Error") : tr("Warning"), error ? Tone::critical : Tone::warning,
                 error ? Glyph::diamond : Glyph::triangle, {}, true},
                Cell{u"%1:%2:%3"_s.arg(finding.file).arg(finding.line).arg(finding.column)},
                Cell{finding.message, Tone::normal, Glyph::none, finding.message}}};
    }
    setRows(std::move(rows));
}

} // namespace holdfast
