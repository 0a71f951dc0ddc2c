// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_import/parts/draft.h"

#include <algorithm>

namespace holdfast::plan_import {

using namespace Qt::StringLiterals;

namespace {

QStringList rolesOf(const Plan &plan)
{
    QStringList roles;
    for (const EscalationLevel &level : plan.escalation) {
        for (const EscalationRole &role : level.roles)
            roles << role.role;
    }
    for (const DrillSchedule &drill : plan.drills)
        roles << drill.lead;
    for (const ProviderChain &chain : plan.providers)
        roles << chain.approver;
    roles.removeAll(QString());
    roles.removeDuplicates();
    return roles;
}

QString titleFrom(const QString &role)
{
    QString title = role;
    title.replace(u'-', u' ');
    if (!title.isEmpty())
        title[0] = title[0].toUpper();
    return title;
}

} // namespace

void Draft::took(const Document &document, qsizetype block, const QString &part, const QString &what)
{
    const Block &from = document.blocks[block];
    read.insert(block);
    if (!origins.contains(part))
        origins.insert(part, u"From “%1”, line %2 of the document."_s.arg(from.heading()).arg(from.line));
    report.mapped << ImportRemark{from.line, from.section(), what};
}

void Draft::left(const Document &document, qsizetype block, int line, const QString &why)
{
    report.unmapped << ImportRemark{line, document.blocks[block].section(), why};
}

void tie(Draft &draft)
{
    Plan &plan = draft.plan;
    QList<ComponentId> known;
    for (const Component &component : plan.components)
        known << component.id;
    const auto unknown = [&known](const ComponentId &id) { return !known.contains(id); };
    for (Component &component : plan.components)
        component.dependsOn.removeIf(unknown);
    for (Scenario &scenario : plan.scenarios) {
        scenario.components.removeIf(unknown);
        if (scenario.components.isEmpty())
            scenario.components = known;
    }
    for (DrillSchedule &drill : plan.drills) {
        if (!drill.scenario.isEmpty() && !plan.scenario(ScenarioId(drill.scenario)))
            drill.scenario.clear();
    }
    for (const QString &role : rolesOf(plan)) {
        if (!plan.contact(role)) {
            const QString title = draft.titles.value(role, titleFrom(role));
            plan.contacts << Contact{role, title, {}, {}, {}};
            draft.report.taken << ImportRemark{
                0, {}, u"The document names nobody as “%1”: the role is marked vacant."_s.arg(title)};
        }
    }
}

} // namespace holdfast::plan_import
