// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/centre/situation.h"
#include "viewmodels/recovery/stepface.h"

#include <QCoreApplication>

namespace holdfast {

/// The result of a run against its objectives. A figure that could not be measured says so and is never zero.
class ResultWords {
    Q_DECLARE_TR_FUNCTIONS(holdfast::ResultWords)

public:
    [[nodiscard]] static QList<ResultFace> results(const Situation &situation);

private:
    [[nodiscard]] static ResultFace time(const QString &caption, const std::optional<double> &seconds,
        const std::optional<Duration> &objective, const QString &objectiveName);
};

} // namespace holdfast
