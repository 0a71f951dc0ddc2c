// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"
#include "kernel/time.h"

#include <QDate>
#include <QString>
#include <optional>
#include <stop_token>

namespace holdfast {

/// What a third party answered to a harmless question.
struct CanarySample {
    QString said; ///< one sentence for a person: what was asked and what came
    std::optional<double> value; ///< a rate or an amount, where one was asked for
    std::optional<QDate> day; ///< the day that the answer's data is of, where it has one
};

/// Asks one third party that the service depends on, from outside the service. Blocking; work pool. Nothing is kept or
/// filed there by either question.
class ServiceCanary {
public:
    virtual ~ServiceCanary() = default;
    [[nodiscard]] virtual QString provider() const = 0; ///< as the plan names it: `openai`
    [[nodiscard]] virtual QString function() const = 0; ///< `forecasting`, `currency`, `tax`
    /// Costs nothing: proves that the provider answers and the key is good, not that it does its work.
    [[nodiscard]] virtual Result<CanarySample> probe(std::stop_token) = 0;
    /// Does the real thing once, in the smallest way. It may cost a little or count against a quota, so it is asked
    /// seldom and never repeated by itself.
    [[nodiscard]] virtual Result<CanarySample> rehearse(std::stop_token) = 0;
};

} // namespace holdfast
