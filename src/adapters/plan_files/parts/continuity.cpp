// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/parts/part.h"

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

void readService(const Node &node, const Reading &reading)
{
    Fields fields(node, u"The service"_s, reading.findings);
    ProtectedService &service = reading.plan.service;
    service.name = fields.text("name"_L1);
    service.database = fields.text("database"_L1);
    service.ownerRole = fields.text("ownerRole"_L1);
    service.applicationRole = fields.text("applicationRole"_L1);
    service.databaseVariable = fields.text("databaseVariable"_L1);
    service.maintenanceTable = fields.text("maintenanceTable"_L1);
    service.maintenanceKey = fields.text("maintenanceKey"_L1);
    service.heartbeatTable = fields.text("heartbeatTable"_L1);
    service.publicCompany = fields.flag("publicCompany"_L1);
    Names tables(u"table"_s, reading.findings);
    for (const Node &item : fields.list("tables"_L1)) {
        Fields table(item, u"A measured table"_s, reading.findings);
        service.tables.append({table.text("name"_L1), table.text("key"_L1)});
        tables.add(service.tables.constLast().name, table.place("name"_L1));
        table.finish();
    }
    fields.finish();
}

IntegrityRule readRule(const Node &node, const Reading &reading, Names &ids)
{
    Fields fields(node, u"An integrity rule"_s, reading.findings);
    IntegrityRule rule;
    rule.id = fields.id("id"_L1);
    rule.title = fields.text("title"_L1);
    rule.sql = fields.text("sql"_L1);
    rule.expected = fields.integer("expected"_L1).value_or(0);
    fields.finish();
    ids.add(rule.id, fields.place("id"_L1));
    return rule;
}

void readTargets(const Node &node, MinimumService &into, FindingList &findings)
{
    Fields fields(node, u"`targets`"_s, findings);
    if (const Duration time = fields.positiveDuration("responseTime"_L1, Need::optional); time > Duration::zero())
        into.responseTime = time;
    into.availability = fields.percentage("availability"_L1, Need::optional);
    into.users = fields.integer("users"_L1, Need::optional);
    fields.finish();
    if (into.users && *into.users < 1)
        findings.error(fields.place("users"_L1), "type"_L1, u"`users` must be at least 1."_s);
}

MinimumService readMinimumService(const Node &node, FindingList &findings)
{
    Fields fields(node, u"The minimum service"_s, findings);
    MinimumService service;
    service.endpoints = texts(fields.list("endpoints"_L1), u"path"_s, findings);
    for (const Node &item : fields.list("reduced"_L1, Need::optional)) {
        Fields one(item, u"A reduced function"_s, findings);
        service.reduced.append({one.text("function"_L1), one.text("mode"_L1), one.text("effect"_L1, Need::optional)});
        one.finish();
    }
    Names keys(u"setting"_s, findings);
    for (const Node &item : fields.list("settings"_L1, Need::optional)) {
        Fields one(item, u"A setting"_s, findings);
        const QString key = one.text("key"_L1);
        const auto value = one.choice("value"_L1, {u"true"_s, u"false"_s}, Need::required);
        service.settings.append({key, value == 0});
        keys.add(key, one.place("key"_L1));
        one.finish();
    }
    if (const Node *targets = fields.mapping("targets"_L1))
        readTargets(*targets, service, findings);
    fields.finish();
    return service;
}

ProviderChain readChain(const Node &node, const Reading &reading, Names &functions)
{
    Fields fields(node, u"A provider chain"_s, reading.findings);
    ProviderChain chain;
    chain.function = fields.id("function"_L1);
    chain.order = texts(fields.list("order"_L1), u"provider"_s, reading.findings);
    chain.approver = fields.id("approver"_L1, Need::optional);
    if (!chain.approver.isEmpty())
        reading.places.roles.append({chain.approver, fields.place("approver"_L1)});
    fields.finish();
    functions.add(chain.function, fields.place("function"_L1));
    return chain;
}

EvidenceSource readEvidence(const Node &node, const Reading &reading, Names &ids)
{
    Fields fields(node, u"An evidence source"_s, reading.findings);
    const QStringList &kinds = evidenceKinds();
    EvidenceSource source{fields.id("id"_L1), fields.text("title"_L1), {}};
    source.kind = kinds.value(fields.choice("kind"_L1, kinds, Need::required).value_or(0));
    fields.finish();
    ids.add(source.id, fields.place("id"_L1));
    return source;
}

ServiceSecret readSecret(const Node &node, const Reading &reading, Names &names)
{
    Fields fields(node, u"A secret"_s, reading.findings);
    ServiceSecret secret;
    secret.name = fields.text("name"_L1);
    secret.purpose = fields.text("purpose"_L1);
    secret.issuer = fields.text("issuer"_L1, Need::optional);
    const auto rotation = fields.choice("rotation"_L1, {u"replace"_s, u"add-version"_s}, Need::optional);
    secret.addVersionOnly = rotation == 1;
    secret.consumers = texts(fields.list("consumers"_L1, Need::optional), u"consumer"_s, reading.findings);
    fields.finish();
    names.add(secret.name, fields.place("name"_L1));
    return secret;
}

} // namespace

void readContinuity(Fields &plan, const Reading &reading)
{
    if (const Node *service = plan.mapping("service"_L1))
        readService(*service, reading);
    if (const Node *minimum = plan.mapping("minimumService"_L1, Need::optional))
        reading.plan.minimumService = readMinimumService(*minimum, reading.findings);
    Names functions(u"function"_s, reading.findings);
    for (const Node &node : plan.list("providers"_L1, Need::optional))
        reading.plan.providers.append(readChain(node, reading, functions));
    Names rules(u"integrity rule id"_s, reading.findings);
    for (const Node &node : plan.list("integrity"_L1))
        reading.plan.integrity.append(readRule(node, reading, rules));
    Names sources(u"evidence id"_s, reading.findings);
    for (const Node &node : plan.list("evidence"_L1, Need::optional))
        reading.plan.evidence.append(readEvidence(node, reading, sources));
    Names secrets(u"secret"_s, reading.findings);
    for (const Node &node : plan.list("secrets"_L1, Need::optional))
        reading.plan.secrets.append(readSecret(node, reading, secrets));
}

} // namespace holdfast::plan_files
