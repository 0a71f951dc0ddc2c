// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace holdfast {

/// What a plan says to a probe of one kind.
struct ProbeKind {
    QString name; ///< `http`
    QString looksAt; ///< what it proves, in half a sentence: "the address answers with what is expected"
    QStringList required; ///< settings
    QStringList optional;
    Duration usualInterval{std::chrono::seconds{2}};
    Duration usualDeadline{std::chrono::seconds{3}};
    bool isOfThisLaptop = false; ///< it looks from here, whatever environment is worked on
};

/// Every kind of probe that a plan may name, in the order of the handbook. `none`: a person looks.
[[nodiscard]] const QList<ProbeKind> &probeKinds();
[[nodiscard]] const ProbeKind *probeKind(const QString &name); ///< null: no such kind
[[nodiscard]] QStringList probeKindNames();

/// One regular look at a component.
struct ProbeSpec {
    QString kind;
    Duration interval{std::chrono::seconds{2}}; ///< from 1 s to 60 s
    Duration deadline{std::chrono::seconds{3}};
    QString name{}; ///< unique among the probes of its component
    QString environment{}; ///< id; empty: the environment that is worked on
    QMap<QString, QStringList> settings{};

    /// The first value of a setting; empty where there is none.
    [[nodiscard]] QString setting(const QString &key) const { return settings.value(key).value(0); }
    friend bool operator==(const ProbeSpec &, const ProbeSpec &) = default;
};

} // namespace holdfast
