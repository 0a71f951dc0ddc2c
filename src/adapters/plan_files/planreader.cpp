// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/planreader.h"

#include "adapters/plan_files/parts/part.h"

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

/// Raised when a plan of today could be misread by the program of yesterday.
constexpr qint64 formatVersion = 1;

} // namespace

void readPlan(const Node &root, const KnownKinds &kinds, Plan &plan, PlanPlaces &places, FindingList &findings)
{
    Fields fields(root, u"The plan"_s, findings);
    const std::optional<qint64> format = fields.integer("format"_L1);
    if (format && *format != formatVersion)
        findings.error(fields.place("format"_L1), "format"_L1,
            u"`format` must be %1, the only one that this version of Holdfast reads, but is %2."_s.arg(formatVersion)
                .arg(*format));
    plan.name = fields.text("name"_L1);
    plan.version = fields.text("version"_L1);
    plan.owner = fields.text("owner"_L1);
    plan.approvedBy = fields.text("approver"_L1);
    plan.lastUpdated = fields.date("lastUpdated"_L1);
    const Reading reading{kinds, plan, places, findings};
    readEnvironments(fields, reading);
    readComponents(fields, reading);
    readPeople(fields, reading);
    readCommunication(fields, reading);
    readContinuity(fields, reading);
    readGovernance(fields, reading);
    fields.finish();
}

} // namespace holdfast::plan_files
