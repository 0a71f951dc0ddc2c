// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace holdfast {

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
    bool publicCompany = false; ///< whether the owner is one: the board and the exchange are then told

    friend bool operator==(const ProtectedService &, const ProtectedService &) = default;
};

/// A function that runs in a lesser way while the minimum viable service is on.
struct ReducedFunction {
    QString function; ///< `forecasting`
    QString mode; ///< `statistical_only`
    QString effect; ///< what users notice, one sentence

    friend bool operator==(const ReducedFunction &, const ReducedFunction &) = default;
};

/// A setting of the service that the minimum viable service changes, and back.
struct ServiceSetting {
    QString key;
    bool value = false;

    friend bool operator==(const ServiceSetting &, const ServiceSetting &) = default;
};

/// What users get at least during a disaster, in numbers that a machine can test.
struct MinimumService {
    QStringList endpoints; ///< paths that must answer
    QList<ReducedFunction> reduced;
    QList<ServiceSetting> settings;
    std::optional<Duration> responseTime; ///< at most
    std::optional<double> availability; ///< percent, at least
    std::optional<qint64> users; ///< at the same time, at least

    friend bool operator==(const MinimumService &, const MinimumService &) = default;
};

/// Who does a function, in the order in which they are tried; `local` is our own fallback.
struct ProviderChain {
    QString function; ///< `currency`
    QStringList order;
    QString approver; ///< role that must approve a switch; empty: the commander alone

    friend bool operator==(const ProviderChain &, const ProviderChain &) = default;
};

/// Something that is collected before anything is destroyed. `kind`: `database`, `logs`, `application`, `accounts`,
/// `deployments`, `messages`.
struct EvidenceSource {
    QString id;
    QString title;
    QString kind;

    friend bool operator==(const EvidenceSource &, const EvidenceSource &) = default;
};

/// A credential of the service, by name. `replacement`: `replace`, or `add-version` for keys that encrypt data, which
/// must never be overwritten.
struct ServiceSecret {
    QString name; ///< the variable
    QString purpose;
    QString issuer; ///< integration that issues it; empty: our own
    bool addVersionOnly = false;
    QStringList consumers; ///< who stops working when it changes

    friend bool operator==(const ServiceSecret &, const ServiceSecret &) = default;
};

/// What evidence sources may be.
[[nodiscard]] const QStringList &evidenceKinds();

} // namespace holdfast
