// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/health/probespec.h"
#include "kernel/ids.h"
#include "kernel/time.h"

#include <QList>
#include <QString>
#include <optional>

namespace holdfast {

enum class Impact { critical, high, medium, low };
enum class Priority { p1, p2, p3, p4 };

[[nodiscard]] QString impactName(Impact impact); ///< `critical` …
[[nodiscard]] QString priorityName(Priority priority); ///< `P1` …

/// A row of the risk matrix.
struct Component {
    ComponentId id;
    QString name;
    Impact impact = Impact::low;
    Priority priority = Priority::p4;
    Duration rto{0}; ///< longest tolerable time from impact start to restored
    std::optional<Duration> rpo; ///< longest tolerable loss of data; nothing for a stateless component
    QList<ComponentId> dependsOn;
    QList<ProbeSpec> probes; ///< how it is watched; none: a person looks

    /// A machine looks at it.
    [[nodiscard]] bool isWatched() const;

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

} // namespace holdfast
