// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_import/writing/yamltext.h"
#include "domain/plan/plan.h"

#include <QMap>

namespace holdfast::plan_import {

[[nodiscard]] inline QString dayText(const std::optional<QDate> &date)
{
    return date ? date->toString(Qt::ISODate) : QString();
}
[[nodiscard]] inline QString flagText(bool isSet) { return isSet ? QStringLiteral("true") : QString(); }

/// Writes plan.yaml part by part. Used once.
class PlanText {
public:
    PlanText(const Plan &plan, const QMap<QString, QString> &comments)
        : m_plan(plan)
        , m_comments(comments)
    { }
    QByteArray write();

private:
    void begin(const QString &key);
    void writeHead();
    void writeService();
    void writeEnvironments();
    void writeComponents();
    void writeProbes(const Component &component);
    void writeScenarios();
    void writeContacts();
    void writeReach(const Reach &reach, bool secondary);
    void writeEscalation();
    void writeVendors();
    void writeAudiences();
    void writeTemplates();
    void writeMinimumService();
    void writeProviders();
    void writeIntegrity();
    void writeEvidence();
    void writeSecrets();
    void writeDrills();
    void writeMaintenance();
    void writeUpkeep(const QString &key, const std::optional<Upkeep> &upkeep);
    void writeKpis();
    void writeLegalClocks();

    const Plan &m_plan;
    const QMap<QString, QString> &m_comments;
    YamlText m_text;
};

} // namespace holdfast::plan_import
