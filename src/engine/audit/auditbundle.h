// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/approval/judge.h"
#include "domain/approval/person.h"
#include "domain/maintenance/maintenance.h"
#include "interfaces/journal.h"
#include "interfaces/plansource.h"

namespace holdfast {

/// What an auditor is shown; everything is read, nothing is typed for the occasion.
struct AuditSources {
    PlanReading reading; ///< with a plan
    Result<ApprovalVerdict> signing;
    QList<KnownPerson> persons;
    QList<Incident> incidents;
    Result<JournalVerdict> journal;
    UtcTime now;
};

/// The files of the bundle by path: the plan and its signatures as they are, the public keys, `audit.json` with
/// findings, history, dates and the journal's verdict, `audit.md` with the same for people, and `manifest.sha256`, the
/// SHA-256 of all the others as `sha256sum -c` checks it. No secrets: none of the sources has any.
[[nodiscard]] QMap<QString, QByteArray> auditBundle(const AuditSources &sources);

/// `[{"id","every","by","last","lastFrom","due","daysLeft","state"}]`
[[nodiscard]] QJsonArray upkeepJson(const QList<UpkeepStanding> &standings);
/// `[{"incident","title","scenario","profile","plan","at","closedAt","verified","recoveryTimeSeconds",
/// "recoveryPointSeconds"}]`
[[nodiscard]] QJsonArray drillsJson(const QList<HeldDrill> &drills);
/// A line for each.
[[nodiscard]] QStringList upkeepText(const QList<UpkeepStanding> &standings);
[[nodiscard]] QStringList drillsText(const QList<HeldDrill> &drills);

} // namespace holdfast
