// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/readiness/readiness.h"

#include "domain/maintenance/maintenance.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

ReadinessCheck keyCheck(const KeyFact &key, UtcTime now)
{
    const QString subject = u"Key “%1”"_s.arg(key.name);
    if (!key.isStored)
        return {subject, ReadinessVerdict::missing, u"it is not stored here; it is for %1"_s.arg(key.purpose),
            u"Store it: holdfastctl secrets set %1"_s.arg(key.name)};
    if (key.tried == KeyFact::Tried::refused)
        return {subject, ReadinessVerdict::missing, u"the provider refuses it"_s, u"Make a new one and store it."_s};
    if (key.tried == KeyFact::Tried::unknown)
        return {subject, ReadinessVerdict::unknown, key.told, u"Try again when the provider answers."_s};
    QString found = key.tried == KeyFact::Tried::works ? key.told : u"it is stored; nothing can try it"_s;
    if (!key.scopes.isEmpty())
        found += u" It may: %1."_s.arg(key.scopes.join(u", "_s));
    if (!key.expiresAt)
        return {subject, ReadinessVerdict::ready, found};
    const qint64 days = std::chrono::duration_cast<std::chrono::hours>(*key.expiresAt - now).count() / 24;
    found += u" It expires on %1."_s.arg(formatUtcSeconds(*key.expiresAt));
    return days >= keyWarningDays
        ? ReadinessCheck{subject, ReadinessVerdict::ready, found}
        : ReadinessCheck{subject, *key.expiresAt <= now ? ReadinessVerdict::missing : ReadinessVerdict::attention,
            found, u"Make a new one before it ends."_s};
}

/// How far back the provider of a database can go, against what may be lost.
QList<ReadinessCheck> windowChecks(const Plan &plan, const ReadinessFacts &facts)
{
    QList<ReadinessCheck> checks;
    for (const Component &component : plan.components) {
        const auto sample = facts.samples.constFind(component.id.value());
        if (!hasRecoveryPoint(component))
            continue;
        const QString subject = u"Restore window of %1"_s.arg(component.name);
        const QJsonValue seconds =
            sample == facts.samples.cend() ? QJsonValue() : sample->evidence.value(u"retentionSeconds"_s);
        if (!seconds.isDouble()) {
            checks << ReadinessCheck{subject, ReadinessVerdict::unknown,
                sample == facts.samples.cend() ? u"nobody has looked"_s : sample->reason,
                u"Look again; without it nobody knows whether a point in time can be reached."_s};
            continue;
        }
        const Duration window{qint64(seconds.toDouble() * 1000)};
        const QString branch = sample->evidence.value(u"branch"_s).toString();
        const QString found = u"%1 back, on branch “%2”"_s.arg(formatRough(window), branch);
        checks << (window >= *component.rpo
                ? ReadinessCheck{subject, ReadinessVerdict::ready, found}
                : ReadinessCheck{subject, ReadinessVerdict::missing,
                    found + u"; at most %1 may be lost"_s.arg(formatDuration(*component.rpo)),
                    u"Let the provider keep more history."_s});
    }
    return checks;
}

ReadinessCheck backupCheck(const ReadinessFacts &facts, UtcTime now)
{
    const QString subject = u"Backup outside the provider"_s;
    const QString next = u"Run: holdfastctl backups take --prove"_s;
    if (!facts.dumps)
        return {subject, ReadinessVerdict::unknown, u"the backups cannot be listed"_s, next};
    const DatabaseDump *newest = newestProven(*facts.dumps);
    if (!newest)
        return {subject, facts.dumps->isEmpty() ? ReadinessVerdict::attention : ReadinessVerdict::missing,
            facts.dumps->isEmpty() ? u"there is none: if the provider is lost, so is the database"_s
                                   : u"none of %1 was proven by a restore"_s.arg(facts.dumps->size()),
            next};
    const auto age = std::chrono::duration_cast<Duration>(now - newest->takenAt);
    const QString found = u"the newest proven one is %1 old"_s.arg(formatRough(std::max(Duration{0}, age)));
    return age <= dumpIsFreshFor ? ReadinessCheck{subject, ReadinessVerdict::ready, found}
                                 : ReadinessCheck{subject, ReadinessVerdict::attention, found, next};
}

ReadinessCheck peopleCheck(const Plan &plan, const ReachBook &reach, UtcTime now)
{
    QStringList vacant;
    QStringList unproven;
    for (const Contact &contact : plan.contacts) {
        const QDate last = lastReached(contact, reach);
        if (contact.isVacant())
            vacant << contact.title;
        else if (!last.isValid() || last.daysTo(utcDate(now)) > provenForDays)
            unproven << contact.title;
    }
    const QString subject = u"People"_s;
    if (plan.contacts.isEmpty() || !vacant.isEmpty())
        return {subject, ReadinessVerdict::missing,
            plan.contacts.isEmpty() ? u"the plan names nobody"_s
                                    : u"nobody is named for: %1"_s.arg(vacant.join(u", "_s)),
            u"Name somebody in the plan."_s};
    if (!unproven.isEmpty())
        return {subject, ReadinessVerdict::attention,
            u"not reached within %1 days: %2"_s.arg(QString::number(provenForDays), unproven.join(u", "_s)),
            u"Send test messages: holdfastctl contacts test"_s};
    return {subject, ReadinessVerdict::ready,
        u"all %1 roles were reached within %2 days"_s.arg(plan.contacts.size()).arg(provenForDays)};
}

/// When the runbook was last carried out to its end, in a drill or for real.
std::optional<UtcTime> lastCarriedOut(const RunbookId &runbook, const QList<Incident> &past)
{
    std::optional<UtcTime> newest;
    for (const Incident &incident : past) {
        QList<Run> runs = incident.earlierRuns;
        if (incident.run)
            runs << *incident.run;
        for (const Run &run : runs) {
            if (run.runbook.id == runbook && !run.currentStep())
                newest = newest ? std::max(*newest, run.startedAt) : run.startedAt;
        }
    }
    return newest;
}

QList<ReadinessCheck> runbookChecks(const Plan &plan, const ReadinessFacts &facts, UtcTime now)
{
    QList<ReadinessCheck> checks;
    for (const Scenario &scenario : plan.scenarios) {
        const QString subject = u"Runbook for %1"_s.arg(scenario.title);
        if (!scenario.runbook) {
            checks << ReadinessCheck{
                subject, ReadinessVerdict::missing, u"there is none"_s, u"Write one, or name one in the scenario."_s};
            continue;
        }
        const QString next = u"Practise it."_s;
        if (!facts.past) {
            checks << ReadinessCheck{subject, ReadinessVerdict::unknown, u"the journal cannot be read"_s, next};
            continue;
        }
        const std::optional<UtcTime> last = lastCarriedOut(*scenario.runbook, *facts.past);
        const bool isFresh = last && utcDate(*last).daysTo(utcDate(now)) <= provenForDays;
        checks << ReadinessCheck{subject, isFresh ? ReadinessVerdict::ready : ReadinessVerdict::attention,
            last ? u"last carried out to its end on %1"_s.arg(formatUtcSeconds(*last))
                 : u"never carried out to its end on this laptop"_s,
            isFresh ? QString() : next};
    }
    return checks;
}

QList<ReadinessCheck> drillChecks(const Plan &plan, const QList<Incident> &past, UtcTime now)
{
    QList<ReadinessCheck> checks;
    const QList<HeldDrill> held = heldDrills(past);
    for (const DrillSchedule &drill : plan.drills) {
        DrillSchedule known = drill;
        for (const HeldDrill &one : held) {
            if (one.verified && one.scenario.value() == drill.scenario)
                known.last = std::max(known.last.value_or(QDate()), utcDate(one.at));
        }
        const bool late = !known.last || isLate(known, now);
        checks << ReadinessCheck{u"Drill “%1”"_s.arg(drill.title),
            late ? ReadinessVerdict::attention : ReadinessVerdict::ready,
            known.last
                ? u"last held on %1, due every %2"_s.arg(known.last->toString(Qt::ISODate), cycleName(drill.every))
                : u"never held, due every %1"_s.arg(cycleName(drill.every)),
            late ? u"Hold it: holdfastctl drill run %1"_s.arg(drill.id) : QString()};
    }
    for (const UpkeepStanding &standing : upkeepStandings(plan.maintenance, held, utcDate(now))) {
        const bool good =
            standing.state == UpkeepStanding::State::good || standing.state == UpkeepStanding::State::soon;
        checks << ReadinessCheck{u"The plan's %1"_s.arg(standing.id),
            good ? ReadinessVerdict::ready : ReadinessVerdict::attention, countdownText(standing),
            good ? QString() : u"Do it, and write the date into the plan."_s};
    }
    return checks;
}

} // namespace

QString readinessName(ReadinessVerdict verdict)
{
    switch (verdict) {
    case ReadinessVerdict::ready:
        return u"ready"_s;
    case ReadinessVerdict::attention:
        return u"attention"_s;
    case ReadinessVerdict::missing:
        return u"missing"_s;
    case ReadinessVerdict::unknown:
        break;
    }
    return u"unknown"_s;
}

bool hasRecoveryPoint(const Component &component)
{
    return component.rpo && std::any_of(component.probes.begin(), component.probes.end(), [](const ProbeSpec &probe) {
        return probe.kind == "postgres"_L1 || probe.kind == "restore-window"_L1;
    });
}

QList<ReadinessCheck> readinessOf(const Plan &plan, const ReadinessFacts &facts, UtcTime now)
{
    QList<ReadinessCheck> checks;
    for (const KeyFact &key : facts.keys)
        checks << keyCheck(key, now);
    checks << windowChecks(plan, facts) << backupCheck(facts, now) << peopleCheck(plan, facts.reach, now)
           << runbookChecks(plan, facts, now) << drillChecks(plan, facts.past.value_or(QList<Incident>()), now);
    return checks;
}

} // namespace holdfast
