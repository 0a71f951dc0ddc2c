// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/words.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

QJsonArray componentsJson(const Plan &plan)
{
    QJsonArray components;
    for (const Component &one : plan.components) {
        QJsonArray needs;
        for (const ComponentId &id : one.dependsOn)
            needs << id.value();
        components << QJsonObject{{u"id"_s, one.id.value()}, {u"name"_s, one.name},
            {u"impact"_s, impactName(one.impact)}, {u"priority"_s, priorityName(one.priority)},
            {u"rto"_s, formatDuration(one.rto)},
            {u"rpo"_s, one.rpo ? QJsonValue(formatDuration(*one.rpo)) : QJsonValue(QJsonValue::Null)},
            {u"dependsOn"_s, needs}};
    }
    return components;
}

QJsonArray scenariosJson(const Plan &plan)
{
    QJsonArray scenarios;
    for (const Scenario &one : plan.scenarios) {
        QJsonArray components;
        for (const ComponentId &id : one.components)
            components << id.value();
        scenarios << QJsonObject{{u"id"_s, one.id.value()}, {u"title"_s, one.title}, {u"symptom"_s, one.symptom},
            {u"components"_s, components},
            {u"runbook"_s, one.runbook ? QJsonValue(one.runbook->value()) : QJsonValue(QJsonValue::Null)}};
    }
    return scenarios;
}

QJsonArray peopleJson(const Plan &plan)
{
    QJsonArray contacts;
    for (const Contact &one : plan.contacts) {
        contacts << QJsonObject{{u"role"_s, one.role}, {u"title"_s, one.title}, {u"primary"_s, one.primary.name},
            {u"secondary"_s, one.secondary.name}, {u"phone"_s, one.primary.phone}, {u"email"_s, one.primary.email}};
    }
    return contacts;
}

QJsonArray runbooksJson(const Plan &plan)
{
    QJsonArray runbooks;
    for (const Runbook &one : plan.runbooks) {
        runbooks << QJsonObject{{u"id"_s, one.id.value()}, {u"title"_s, one.title}, {u"useWhen"_s, one.useWhen},
            {u"steps"_s, int(one.steps.size())}};
    }
    return runbooks;
}

} // namespace

QJsonObject planJson(const Plan &plan)
{
    return {{u"version"_s, 1}, {u"name"_s, plan.name}, {u"planVersion"_s, plan.version}, {u"owner"_s, plan.owner},
        {u"approvedBy"_s, plan.approvedBy},
        {u"lastUpdated"_s,
            plan.lastUpdated ? QJsonValue(plan.lastUpdated->toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null)},
        {u"folder"_s, plan.folder}, {u"service"_s, plan.service.name}, {u"components"_s, componentsJson(plan)},
        {u"scenarios"_s, scenariosJson(plan)}, {u"contacts"_s, peopleJson(plan)}, {u"runbooks"_s, runbooksJson(plan)}};
}

QStringList planText(const Plan &plan)
{
    QStringList text{u"%1 %2, owned by %3"_s.arg(plan.name, plan.version, plan.owner), u"Folder: %1"_s.arg(plan.folder),
        u"Components:"_s};
    for (const Component &one : plan.components) {
        text << u"  %1  %2  %3  RTO %4  RPO %5"_s.arg(one.id.value().leftJustified(18), priorityName(one.priority),
            impactName(one.impact).leftJustified(8), formatDuration(one.rto).leftJustified(5),
            one.rpo ? formatDuration(*one.rpo) : u"none"_s);
    }
    text << u"Scenarios:"_s;
    for (const Scenario &one : plan.scenarios) {
        text << u"  %1  %2  %3"_s.arg(one.id.value().leftJustified(24), one.title,
            one.runbook ? u"(runbook %1)"_s.arg(one.runbook->value()) : u"(no runbook yet)"_s);
    }
    text << u"Runbooks:"_s;
    for (const Runbook &one : plan.runbooks)
        text << u"  %1  %2, %3 steps"_s.arg(one.id.value().leftJustified(24), one.title).arg(one.steps.size());
    return text;
}

QJsonObject findingJson(const Finding &finding)
{
    return {{u"file"_s, finding.file}, {u"line"_s, finding.line}, {u"column"_s, finding.column},
        {u"severity"_s, finding.severity == Finding::Severity::error ? u"error"_s : u"warning"_s},
        {u"message"_s, finding.message}, {u"rule"_s, finding.rule}};
}

} // namespace holdfast
