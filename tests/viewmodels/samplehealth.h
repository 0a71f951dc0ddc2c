// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/health/healthview.h"
#include "viewmodels/sample.h"

namespace holdfast::test {

/// What the page of health shows at this stage, with an hour of looks behind it.
void showSampleHealth(HealthView &view, const Situation &situation);
[[nodiscard]] HealthPicture pictureOf(const Situation &situation);
/// An hour in which the probe was answered, broke off, and found the service down in the end.
[[nodiscard]] QList<SampleRun> sampleRuns(const ComponentId &component, UtcTime now);

} // namespace holdfast::test
