// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/doubts.h"

namespace holdfast {

using namespace Qt::StringLiterals;

QList<InstantConflict> instantConflicts(const Incident &incident)
{
    // A declaration may come before or after nearly everything else; an impact must come before what ends it.
    static const QList<InstantConflict> orders{{InstantName::impactStart, InstantName::detected},
        {InstantName::impactStart, InstantName::declared}, {InstantName::impactStart, InstantName::mitigated},
        {InstantName::impactStart, InstantName::restored}, {InstantName::detected, InstantName::acknowledged},
        {InstantName::mitigated, InstantName::restored}};
    QList<InstantConflict> conflicts;
    for (const InstantConflict &order : orders) {
        const auto span = incident.span(order.first, order.second);
        if (span && span->time < std::chrono::microseconds{0})
            conflicts << order;
    }
    return conflicts;
}

QString clockSentence(const ClockStep &step)
{
    const QString where = step.sequence > 0 ? u" (event %1)"_s.arg(step.sequence) : QString();
    if (step.restarted && step.by < Duration{0})
        return u"The computer was started anew, or another one writes, and its clock stands %1 earlier than the last "
               "entry%2: how long that took is not known, and every duration across it is too short."_s.arg(
                   formatRough(-step.by), where);
    if (step.restarted)
        return u"The computer was started anew, or another one writes, at %1%2: how long that took is only what its "
               "clock says."_s.arg(formatTimeOfDay(step.at), where);
    return u"The clock moved by %1%2 at %3%4. Timers go on with the steady clock; times written before and after it do "
           "not compare."_s.arg(
               step.by < Duration{0} ? u"−"_s : u"+"_s, formatRough(step.by), formatTimeOfDay(step.at), where);
}

QStringList doubtsOf(const Incident &incident, const std::optional<Instant> &now)
{
    QStringList doubts;
    for (const InstantConflict &conflict : instantConflicts(incident))
        doubts << u"“%1” (%2) lies before “%3” (%4): nothing is measured between them. Correct the wrong one."_s.arg(
            instantName(conflict.second), formatUtcSeconds(*incident.instant(conflict.second)),
            instantName(conflict.first), formatUtcSeconds(*incident.instant(conflict.first)));
    for (const ClockStep &step : incident.clocks.steps())
        doubts << clockSentence(step);
    if (const auto step = now ? incident.clocks.stepBefore(*now) : std::nullopt)
        doubts << clockSentence(*step);
    return doubts;
}

} // namespace holdfast
