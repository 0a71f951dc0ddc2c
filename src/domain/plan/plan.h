// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/health/witnessspec.h"
#include "domain/plan/communication.h"
#include "domain/plan/component.h"
#include "domain/plan/continuity.h"
#include "domain/plan/environment.h"
#include "domain/plan/finding.h"
#include "domain/plan/governance.h"
#include "domain/plan/people.h"
#include "domain/runbook/runbook.h"

namespace holdfast {

/// A plan that was read and found valid. Ids are unique, every reference resolves.
struct Plan {
    QString name;
    QString version;
    QString owner;
    QString approvedBy;
    std::optional<QDate> lastUpdated;
    ProtectedService service;
    QList<Environment> environments;
    QList<Component> components;
    QList<WitnessSpec> witnesses;
    QList<Scenario> scenarios;
    QList<Contact> contacts;
    QList<VendorContact> vendors;
    QList<EscalationLevel> escalation;
    QList<Audience> audiences;
    QList<MessageTemplate> templates;
    std::optional<MinimumService> minimumService;
    QList<ProviderChain> providers;
    QList<IntegrityRule> integrity;
    QList<EvidenceSource> evidence;
    QList<ServiceSecret> secrets;
    QList<DrillSchedule> drills;
    Maintenance maintenance;
    QList<Kpi> kpis;
    QList<LegalClock> legalClocks;
    QList<Runbook> runbooks;
    QString folder; ///< where it was read from

    [[nodiscard]] const Component *component(const ComponentId &id) const;
    [[nodiscard]] const Scenario *scenario(const ScenarioId &id) const;
    [[nodiscard]] const Runbook *runbook(const RunbookId &id) const;
    [[nodiscard]] const Contact *contact(const QString &role) const;
    [[nodiscard]] const Environment *environment(const QString &id) const;
    friend bool operator==(const Plan &, const Plan &) = default;
};

} // namespace holdfast
