// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/runbook/runbook.h"
#include "kernel/ids.h"
#include "kernel/time.h"

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <optional>

namespace holdfast {

enum class Impact { critical, high, medium, low };
enum class Priority { p1, p2, p3, p4 };

/// One regular look at a component. `kind` names a probe that the composition root knows: `service-health` (the
/// service's /api/health), `postgres` (connect and read the newest heartbeat), `none` (a person looks).
struct ProbeSpec {
    QString kind;
    Duration interval{std::chrono::seconds{2}};
    Duration deadline{std::chrono::seconds{3}};

    friend bool operator==(const ProbeSpec &, const ProbeSpec &) = default;
};

/// A row of the risk matrix.
struct Component {
    ComponentId id;
    QString name;
    Impact impact = Impact::low;
    Priority priority = Priority::p4;
    Duration rto{0}; ///< longest tolerable time from impact start to restored
    std::optional<Duration> rpo; ///< longest tolerable loss of data; nothing for a stateless component
    QList<ComponentId> dependsOn;
    std::optional<ProbeSpec> probe;

    friend bool operator==(const Component &, const Component &) = default;
};

struct Scenario {
    ScenarioId id;
    QString title;
    QString symptom; ///< how it looks from outside, in one sentence
    QList<ComponentId> components;
    std::optional<RunbookId> runbook;

    friend bool operator==(const Scenario &, const Scenario &) = default;
};

struct Contact {
    QString role; ///< id used by the escalation matrix
    QString title;
    QString primary;
    QString secondary;
    QString phone;
    QString email;

    friend bool operator==(const Contact &, const Contact &) = default;
};

struct VendorContact {
    QString name;
    QString email;

    friend bool operator==(const VendorContact &, const VendorContact &) = default;
};

/// One role of an escalation level; `onlyIf` is empty or names a condition: `security-incident`, `data-breach`,
/// `public-company`, `public-incident`.
struct EscalationRole {
    QString role;
    QString onlyIf;

    friend bool operator==(const EscalationRole &, const EscalationRole &) = default;
};

struct EscalationLevel {
    int level = 0;
    QString title;
    Duration after{0}; ///< since impact start
    std::optional<Duration> until;
    QList<EscalationRole> roles;

    friend bool operator==(const EscalationLevel &, const EscalationLevel &) = default;
};

/// An invariant of the data: the query returns one whole number, which must equal `expected`.
struct IntegrityRule {
    QString id;
    QString title;
    QString sql;
    qint64 expected = 0;

    friend bool operator==(const IntegrityRule &, const IntegrityRule &) = default;
};

/// A table whose rows are counted when the loss is measured. `key` grows by one with every row.
struct MeasuredTable {
    QString name;
    QString key;

    friend bool operator==(const MeasuredTable &, const MeasuredTable &) = default;
};

/// The service that the plan protects and how its data is laid out.
struct ProtectedService {
    QString name;
    QString database;
    QString ownerRole; ///< may fence the others
    QString applicationRole; ///< the role that the service connects with
    QString databaseVariable; ///< the environment variable that holds the connection string
    QString maintenanceTable; ///< settings table: key text, value jsonb
    QString maintenanceKey;
    QString heartbeatTable; ///< has a column `at timestamptz`
    QList<MeasuredTable> tables;

    friend bool operator==(const ProtectedService &, const ProtectedService &) = default;
};

/// A plan that was read and found valid. Ids are unique, every reference resolves.
struct Plan {
    QString name;
    QString version;
    QString owner;
    QString approvedBy;
    std::optional<QDate> lastUpdated;
    ProtectedService service;
    QList<Component> components;
    QList<Scenario> scenarios;
    QList<Contact> contacts;
    QList<VendorContact> vendors;
    QList<EscalationLevel> escalation;
    QList<IntegrityRule> integrity;
    QList<Runbook> runbooks;
    QString folder; ///< where it was read from

    [[nodiscard]] const Component *component(const ComponentId &id) const;
    [[nodiscard]] const Scenario *scenario(const ScenarioId &id) const;
    [[nodiscard]] const Runbook *runbook(const RunbookId &id) const;
    [[nodiscard]] const Contact *contact(const QString &role) const;
    friend bool operator==(const Plan &, const Plan &) = default;
};

/// One thing the reader has to say about a plan file.
struct Finding {
    enum class Severity { error, warning };
    QString file; ///< relative to the plan folder
    int line = 0; ///< from 1
    int column = 0;
    Severity severity = Severity::error;
    QString message; ///< what was expected, what was found, and a suggestion where there is one
    QString rule; ///< short id: `unknown-key`, `missing`, `type`, `duration`, `duplicate`, `reference`, `syntax` …

    friend bool operator==(const Finding &, const Finding &) = default;
};

/// `file:line:column: severity: message [rule]`
[[nodiscard]] QString formatFinding(const Finding &finding);

[[nodiscard]] QString impactName(Impact impact); ///< `critical` …
[[nodiscard]] QString priorityName(Priority priority); ///< `P1` …

} // namespace holdfast
