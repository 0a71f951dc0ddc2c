// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace holdfast {

/// What an integration of one kind is told in the plan. Secrets are never told: they are named.
struct IntegrationKind {
    QString name; ///< `neon`
    QString title; ///< as people know it: "Neon"
    QStringList required;
    QStringList optional;
    bool hasSecret = true;
};

/// Every kind that an environment may have, in the order of the handbook.
[[nodiscard]] const QList<IntegrationKind> &integrationKinds();

/// How one provider is reached in one environment.
struct Integration {
    QString kind;
    QMap<QString, QStringList> settings;
    QString secret; ///< name in the key store; the kind's own name where the plan names none

    /// The first value of a setting; empty where there is none.
    [[nodiscard]] QString setting(const QString &name) const { return settings.value(name).value(0); }
    friend bool operator==(const Integration &, const Integration &) = default;
};

enum class EnvironmentKind { production, test, development, backup };

/// A place where the service runs. The practice range is not in the plan: it is always there.
struct Environment {
    QString id;
    QString name;
    EnvironmentKind kind = EnvironmentKind::production;
    QUrl address; ///< of the service, as its users reach it
    QMap<QString, Integration> integrations; ///< by kind

    [[nodiscard]] bool isProduction() const { return kind == EnvironmentKind::production; }
    friend bool operator==(const Environment &, const Environment &) = default;
};

[[nodiscard]] QString environmentKindName(EnvironmentKind kind); ///< `production` …

} // namespace holdfast
