// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_import/writing/planwriter.h"

#include "adapters/plan_import/writing/plantext.h"

namespace holdfast::plan_import {

using namespace Qt::StringLiterals;

void PlanText::begin(const QString &key)
{
    m_text.blank();
    if (m_comments.contains(key))
        m_text.comment(m_comments.value(key));
    m_text.open(key);
}

void PlanText::writeHead()
{
    m_text.comment(m_comments.value(u"head"_s));
    m_text.blank();
    m_text.bare(u"format"_s, u"1"_s);
    m_text.text(u"name"_s, m_plan.name);
    m_text.text(u"version"_s, m_plan.version);
    m_text.text(u"owner"_s, m_plan.owner);
    m_text.text(u"approver"_s, m_plan.approvedBy);
    m_text.bare(u"lastUpdated"_s, dayText(m_plan.lastUpdated));
}

void PlanText::writeService()
{
    const ProtectedService &service = m_plan.service;
    begin(u"service"_s);
    m_text.text(u"name"_s, service.name);
    m_text.text(u"database"_s, service.database);
    m_text.text(u"ownerRole"_s, service.ownerRole);
    m_text.text(u"applicationRole"_s, service.applicationRole);
    m_text.text(u"databaseVariable"_s, service.databaseVariable);
    m_text.text(u"maintenanceTable"_s, service.maintenanceTable);
    m_text.text(u"maintenanceKey"_s, service.maintenanceKey);
    m_text.text(u"heartbeatTable"_s, service.heartbeatTable);
    m_text.bare(u"publicCompany"_s, flagText(service.publicCompany));
    m_text.open(u"tables"_s);
    for (const MeasuredTable &table : service.tables) {
        m_text.entry();
        m_text.text(u"name"_s, table.name);
        m_text.text(u"key"_s, table.key);
    }
    m_text.close();
    m_text.close();
}

void PlanText::writeEnvironments()
{
    if (m_plan.environments.isEmpty())
        return;
    begin(u"environments"_s);
    for (const Environment &environment : m_plan.environments) {
        m_text.entry();
        m_text.text(u"id"_s, environment.id);
        m_text.text(u"name"_s, environment.name);
        m_text.text(u"kind"_s, environmentKindName(environment.kind));
        m_text.text(u"address"_s, environment.address.toString());
    }
    m_text.close();
}

void PlanText::writeComponents()
{
    begin(u"components"_s);
    for (const Component &component : m_plan.components) {
        QStringList needs;
        for (const ComponentId &id : component.dependsOn)
            needs << id.value();
        m_text.entry();
        m_text.text(u"id"_s, component.id.value());
        m_text.text(u"name"_s, component.name);
        m_text.text(u"impact"_s, impactName(component.impact));
        m_text.text(u"priority"_s, priorityName(component.priority));
        m_text.bare(u"rto"_s, formatDuration(component.rto));
        m_text.bare(u"rpo"_s, component.rpo ? formatDuration(*component.rpo) : QString());
        m_text.list(u"dependsOn"_s, needs);
        writeProbes(component);
    }
    m_text.close();
}

void PlanText::writeProbes(const Component &component)
{
    if (component.probes.isEmpty())
        return;
    m_text.open(u"probes"_s);
    for (const ProbeSpec &probe : component.probes) {
        m_text.entry();
        m_text.text(u"kind"_s, probe.kind);
        if (probe.name != probe.kind)
            m_text.text(u"name"_s, probe.name);
        m_text.text(u"environment"_s, probe.environment);
        m_text.bare(u"interval"_s, formatDuration(probe.interval));
        m_text.bare(u"deadline"_s, formatDuration(probe.deadline));
        for (auto setting = probe.settings.cbegin(); setting != probe.settings.cend(); ++setting)
            m_text.list(setting.key(), setting.value());
    }
    m_text.close();
}

void PlanText::writeScenarios()
{
    begin(u"scenarios"_s);
    for (const Scenario &scenario : m_plan.scenarios) {
        QStringList components;
        for (const ComponentId &id : scenario.components)
            components << id.value();
        m_text.entry();
        m_text.text(u"id"_s, scenario.id.value());
        m_text.text(u"title"_s, scenario.title);
        m_text.text(u"symptom"_s, scenario.symptom);
        m_text.list(u"components"_s, components);
        m_text.text(u"runbook"_s, scenario.runbook ? scenario.runbook->value() : QString());
    }
    m_text.close();
}

void PlanText::writeMinimumService()
{
    if (!m_plan.minimumService)
        return;
    const MinimumService &service = *m_plan.minimumService;
    begin(u"minimumService"_s);
    m_text.list(u"endpoints"_s, service.endpoints);
    if (!service.reduced.isEmpty()) {
        m_text.open(u"reduced"_s);
        for (const ReducedFunction &one : service.reduced) {
            m_text.entry();
            m_text.text(u"function"_s, one.function);
            m_text.text(u"mode"_s, one.mode);
            m_text.text(u"effect"_s, one.effect);
        }
        m_text.close();
    }
    if (!service.settings.isEmpty()) {
        m_text.open(u"settings"_s);
        for (const ServiceSetting &one : service.settings) {
            m_text.entry();
            m_text.text(u"key"_s, one.key);
            m_text.bare(u"value"_s, one.value ? u"true"_s : u"false"_s);
        }
        m_text.close();
    }
    if (service.responseTime || service.availability || service.users) {
        m_text.open(u"targets"_s);
        m_text.bare(u"responseTime"_s, service.responseTime ? formatDuration(*service.responseTime) : QString());
        m_text.bare(u"availability"_s, service.availability ? QString::number(*service.availability) : QString());
        m_text.bare(u"users"_s, service.users ? QString::number(*service.users) : QString());
        m_text.close();
    }
    m_text.close();
}

void PlanText::writeProviders()
{
    if (m_plan.providers.isEmpty())
        return;
    begin(u"providers"_s);
    for (const ProviderChain &chain : m_plan.providers) {
        m_text.entry();
        m_text.text(u"function"_s, chain.function);
        m_text.list(u"order"_s, chain.order);
        m_text.text(u"approver"_s, chain.approver);
    }
    m_text.close();
}

void PlanText::writeIntegrity()
{
    begin(u"integrity"_s);
    for (const IntegrityRule &rule : m_plan.integrity) {
        m_text.entry();
        m_text.text(u"id"_s, rule.id);
        m_text.text(u"title"_s, rule.title);
        m_text.text(u"sql"_s, rule.sql);
        m_text.bare(u"expected"_s, QString::number(rule.expected));
    }
    m_text.close();
}

void PlanText::writeEvidence()
{
    if (m_plan.evidence.isEmpty())
        return;
    begin(u"evidence"_s);
    for (const EvidenceSource &source : m_plan.evidence) {
        m_text.entry();
        m_text.text(u"id"_s, source.id);
        m_text.text(u"title"_s, source.title);
        m_text.text(u"kind"_s, source.kind);
    }
    m_text.close();
}

void PlanText::writeSecrets()
{
    if (m_plan.secrets.isEmpty())
        return;
    begin(u"secrets"_s);
    for (const ServiceSecret &secret : m_plan.secrets) {
        m_text.entry();
        m_text.text(u"name"_s, secret.name);
        m_text.text(u"purpose"_s, secret.purpose);
        m_text.text(u"issuer"_s, secret.issuer);
        m_text.text(u"rotation"_s, secret.addVersionOnly ? u"add-version"_s : QString());
        m_text.list(u"consumers"_s, secret.consumers);
    }
    m_text.close();
}

QByteArray PlanText::write()
{
    writeHead();
    writeService();
    writeEnvironments();
    writeComponents();
    writeScenarios();
    writeContacts();
    writeEscalation();
    writeVendors();
    writeAudiences();
    writeTemplates();
    writeMinimumService();
    writeProviders();
    writeIntegrity();
    writeEvidence();
    writeSecrets();
    writeDrills();
    writeMaintenance();
    writeKpis();
    writeLegalClocks();
    return m_text.bytes();
}

QByteArray writePlan(const Plan &plan, const QMap<QString, QString> &comments)
{
    return PlanText(plan, comments).write();
}

} // namespace holdfast::plan_import
