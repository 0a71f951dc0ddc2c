// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/audit/auditbundle.h"

#include "engine/approvals/signingwords.h"
#include "kernel/escape.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

QJsonValue dateJson(const std::optional<QDate> &date)
{
    return date ? QJsonValue(date->toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null);
}

template <class T> QJsonValue valueOrNull(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QString secondsText(const std::optional<double> &seconds)
{
    return seconds ? formatRough(Duration{qint64(*seconds * 1000)}) : u"not measured"_s;
}

QJsonArray findingsJson(const QList<Finding> &findings)
{
    QJsonArray all;
    for (const Finding &one : findings)
        all << formatFinding(one);
    return all;
}

/// What the plan itself says about drills: when each was last held and falls next.
QJsonArray scheduleJson(const Plan &plan, QDate today)
{
    QJsonArray all;
    for (const DrillSchedule &one : plan.drills)
        all << QJsonObject{{u"id"_s, one.id}, {u"title"_s, one.title}, {u"every"_s, cycleName(one.every)},
            {u"last"_s, dateJson(one.last)}, {u"next"_s, nextHeld(one, today).toString(Qt::ISODate)}};
    return all;
}

QJsonObject journalJson(const Result<JournalVerdict> &verdict)
{
    if (!verdict)
        return {{u"ok"_s, QJsonValue::Null}, {u"reason"_s, verdict.error().what}};
    QJsonObject object{{u"ok"_s, verdict->ok}, {u"events"_s, verdict->events}};
    if (verdict->firstBad)
        object.insert(u"firstBad"_s,
            QJsonObject{{u"sequence"_s, verdict->firstBad->sequence}, {u"reason"_s, verdict->firstBad->reason}});
    return object;
}

QString journalText(const Result<JournalVerdict> &verdict)
{
    if (!verdict)
        return verdict.error().what;
    return verdict->ok ? u"All %1 entries are as they were written."_s.arg(verdict->events)
                       : u"Altered at entry %1: %2"_s.arg(verdict->firstBad->sequence).arg(verdict->firstBad->reason);
}

QString section(const QString &title, const QStringList &lines)
{
    QString text = u"\n## %1\n\n"_s.arg(title);
    for (const QString &line : lines)
        text += u"- %1\n"_s.arg(escapeMarkdown(line.trimmed()));
    return lines.isEmpty() ? text + u"- none\n"_s : text;
}

QByteArray summaryOf(const AuditSources &sources, const QList<UpkeepStanding> &upkeep, const QList<HeldDrill> &drills)
{
    const Plan &plan = *sources.reading.plan;
    QStringList findings;
    for (const Finding &one : sources.reading.findings)
        findings << formatFinding(one);
    QStringList persons;
    for (const KnownPerson &one : sources.persons)
        persons << u"%1, key %2, since %3 %4"_s.arg(one.name, one.keyId, formatUtcSeconds(one.since), one.role);
    QString text = u"# Audit of %1, version %2\n\nMade %3. Owner: %4. SHA-256 of the plan: %5\n"_s.arg(
        escapeMarkdown(plan.name), escapeMarkdown(plan.version), formatUtcSeconds(sources.now),
        escapeMarkdown(plan.owner), sha256Of(planManifest(sources.reading.files)));
    text += section(u"Signatures"_s, signingText(sources.signing));
    text += section(u"Known persons"_s, persons);
    text += section(u"Dates"_s, upkeepText(upkeep));
    text += section(u"Drills in the journal"_s, drillsText(drills));
    text += section(u"Findings of plan check"_s, findings);
    text += section(u"Journal"_s, {journalText(sources.journal)});
    return text.toUtf8();
}

QJsonArray personsJson(const QList<KnownPerson> &persons)
{
    QJsonArray all;
    for (const KnownPerson &one : persons)
        all << QJsonObject{{u"name"_s, one.name}, {u"role"_s, one.role}, {u"keyId"_s, one.keyId},
            {u"publicKey"_s, one.publicKey}, {u"since"_s, formatUtc(one.since)}};
    return all;
}

QByteArray recordOf(const AuditSources &sources, const QList<UpkeepStanding> &upkeep, const QList<HeldDrill> &drills)
{
    const Plan &plan = *sources.reading.plan;
    const QDate today = utcDate(sources.now);
    const QJsonObject object{{u"version"_s, 1}, {u"madeAt"_s, formatUtc(sources.now)},
        {u"plan"_s,
            QJsonObject{{u"name"_s, plan.name}, {u"version"_s, plan.version}, {u"owner"_s, plan.owner},
                {u"approver"_s, plan.approvedBy}, {u"lastUpdated"_s, dateJson(plan.lastUpdated)},
                {u"sha256"_s, sha256Of(planManifest(sources.reading.files))}}},
        {u"signing"_s, signingJson(sources.signing)}, {u"persons"_s, personsJson(sources.persons)},
        {u"findings"_s, findingsJson(sources.reading.findings)}, {u"maintenance"_s, upkeepJson(upkeep)},
        {u"schedule"_s, scheduleJson(plan, today)}, {u"drills"_s, drillsJson(drills)},
        {u"journal"_s, journalJson(sources.journal)}};
    return QJsonDocument(object).toJson();
}

} // namespace

QJsonArray upkeepJson(const QList<UpkeepStanding> &standings)
{
    QJsonArray all;
    for (const UpkeepStanding &one : standings) {
        all << QJsonObject{{u"id"_s, one.id}, {u"every"_s, cycleName(one.upkeep.every)}, {u"by"_s, one.upkeep.by},
            {u"last"_s, dateJson(one.last)},
            {u"lastFrom"_s,
                one.last ? QJsonValue(one.fromJournal ? u"journal"_s : u"plan"_s) : QJsonValue(QJsonValue::Null)},
            {u"due"_s, dateJson(one.due)}, {u"daysLeft"_s, valueOrNull(one.daysLeft)},
            {u"state"_s, upkeepStateName(one.state)}};
    }
    return all;
}

QJsonArray drillsJson(const QList<HeldDrill> &drills)
{
    QJsonArray all;
    for (const HeldDrill &one : drills) {
        all << QJsonObject{{u"incident"_s, one.incident.value()}, {u"title"_s, one.title},
            {u"scenario"_s, one.scenario.value()}, {u"profile"_s, one.profile}, {u"plan"_s, one.plan},
            {u"at"_s, formatUtc(one.at)},
            {u"closedAt"_s, one.closedAt ? QJsonValue(formatUtc(*one.closedAt)) : QJsonValue(QJsonValue::Null)},
            {u"verified"_s, one.verified}, {u"recoveryTimeSeconds"_s, valueOrNull(one.recoveryTimeSeconds)},
            {u"recoveryPointSeconds"_s, valueOrNull(one.recoveryPointSeconds)}};
    }
    return all;
}

QStringList upkeepText(const QList<UpkeepStanding> &standings)
{
    QStringList text;
    for (const UpkeepStanding &one : standings) {
        const QString last = one.last ? one.last->toString(Qt::ISODate) : u"never"_s;
        text << u"%1  next %2, %3; last %4%5; every %6 by %7"_s.arg(one.id.leftJustified(6),
            one.due ? one.due->toString(Qt::ISODate) : u"at once"_s, countdownText(one), last,
            one.fromJournal ? u" (from the journal)"_s : QString(), cycleName(one.upkeep.every), one.upkeep.by);
    }
    return text;
}

QStringList drillsText(const QList<HeldDrill> &drills)
{
    QStringList text;
    for (const HeldDrill &one : drills) {
        text << u"%1  %2: %3, RTO %4, RPO %5, %6 (%7)"_s.arg(formatUtcSeconds(one.at), one.title,
            one.verified ? u"recovered and verified"_s : u"not verified"_s, secondsText(one.recoveryTimeSeconds),
            secondsText(one.recoveryPointSeconds), one.plan, one.incident.value());
    }
    return text;
}

QMap<QString, QByteArray> auditBundle(const AuditSources &sources)
{
    const QList<HeldDrill> drills = heldDrills(sources.incidents);
    const QList<UpkeepStanding> upkeep =
        upkeepStandings(sources.reading.plan->maintenance, drills, utcDate(sources.now));
    QMap<QString, QByteArray> files;
    for (const auto *part : {&sources.reading.files, &sources.reading.signatures}) {
        for (auto one = part->cbegin(); one != part->cend(); ++one)
            files.insert(u"plan/"_s + one.key(), one.value());
    }
    for (const KnownPerson &one : sources.persons)
        files.insert(u"persons/%1.pub"_s.arg(one.name),
            u"untrusted comment: minisign public key %1\n%2\n"_s.arg(one.keyId, one.publicKey).toUtf8());
    files.insert(u"audit.json"_s, recordOf(sources, upkeep, drills));
    files.insert(u"audit.md"_s, summaryOf(sources, upkeep, drills));
    files.insert(u"manifest.sha256"_s, planManifest(files));
    return files;
}

} // namespace holdfast
