// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/approval/acting.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

tl::unexpected<Error> notApproved(const RunbookStep &step, const QString &missing)
{
    return failure(ErrorCode::refused, u"“%1” was not begun: the plan is not approved."_s.arg(step.title), missing,
        u"Have two persons sign it with holdfastctl plan sign, or break the glass with a reason: --break-glass REASON"_s);
}

} // namespace

bool isDrillHere(const Incident &incident, const QString &profile)
{
    return incident.drill && incident.profile == profile;
}

bool needsApprovedPlan(const Incident &incident, const QString &profile)
{
    return profile != "practice"_L1 && !isDrillHere(incident, profile);
}

bool isApprovedNow(const StepRecord &record, UtcTime now)
{
    return record.approval && record.approval->digest == record.digest && record.approval->expiresAt > now;
}

Result<> mayAct(const Incident &incident, const RunbookStep &step, const ActingGround &ground, UtcTime now)
{
    if (step.confirmation == Confirmation::none || isDrillHere(incident, ground.profile))
        return {};
    const bool limited = needsApprovedPlan(incident, ground.profile) && incident.glassBroken.isEmpty();
    if (limited && !ground.missing.isEmpty())
        return notApproved(step, ground.missing);
    if (!step.needsSecondPerson || (incident.run && isApprovedNow(incident.run->record(step.id), now)))
        return {};
    return failure(ErrorCode::refused, u"“%1” needs the approval of a second person."_s.arg(step.title),
        u"It has none that is for this request and still valid."_s,
        u"The second person runs: holdfastctl approve --incident %1 --step %2 --person NAME. Then go on with --approve TOKEN."_s
            .arg(incident.id.value(), step.id.value()));
}

QByteArray stepContent(const IncidentId &incident, const StepId &step, const StepRecord &record)
{
    return u"holdfast-step-1\nincident %1\nstep %2\nattempt %3\nrequests %4\n"_s.arg(incident.value(), step.value())
        .arg(record.attempt)
        .arg(record.digest)
        .toUtf8();
}

} // namespace holdfast
