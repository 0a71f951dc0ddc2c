// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/team/joining.h"

#include "domain/incident/eventjson.h"
#include "kernel/fieldhash.h"
#include "kernel/json.h"

#include <QHash>
#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

QString contentHash(const Event &event)
{
    return hashOfFields({event.incident.value().toUtf8(), formatUtc(event.at.utc).toLatin1(),
        QByteArray::number(qint64(event.at.bootTime.count())), event.at.bootId.toUtf8(), event.author.toUtf8(),
        eventKind(event.body).toUtf8(), QByteArray::number(eventVersion(event.body)),
        canonicalJson(bodyToJson(event.body))});
}

/// The steps whose effect was intended.
QSet<QString> actedSteps(const QList<Event> &events)
{
    QSet<QString> steps;
    for (const Event &event : events) {
        if (const auto *intended = std::get_if<StepIntended>(&event.body))
            steps.insert(intended->step.value());
    }
    return steps;
}

template <class Body> bool has(const QList<Event> &events)
{
    return std::any_of(
        events.begin(), events.end(), [](const Event &event) { return std::holds_alternative<Body>(event.body); });
}

/// Who took the role of incident commander; empty where nobody did.
QString commanderTaken(const QList<Event> &events)
{
    QString person;
    for (const Event &event : events) {
        const auto *taken = std::get_if<RoleTaken>(&event.body);
        if (taken && taken->role == commanderRole)
            person = taken->by;
    }
    return person;
}

} // namespace

QStringList eventIds(const QList<Event> &events)
{
    QHash<QString, int> seen;
    QStringList ids;
    for (const Event &event : events) {
        const QString hash = contentHash(event);
        const int before = seen[hash]++;
        ids << (before == 0 ? hash : u"%1-%2"_s.arg(hash).arg(before));
    }
    return ids;
}

QList<Event> withoutKnown(const QList<Event> &events, const QStringList &known)
{
    const QSet<QString> there(known.begin(), known.end());
    const QStringList ids = eventIds(events);
    QList<Event> rest;
    for (qsizetype i = 0; i < events.size(); ++i) {
        if (!there.contains(ids[i]))
            rest << events[i];
    }
    return rest;
}

QList<Event> following(QList<Event> events, qint64 after)
{
    for (Event &event : events)
        event.sequence = ++after;
    return events;
}

QStringList contradictions(const QList<Event> &theirs, const QList<Event> &ours)
{
    QStringList found;
    QSet<QString> both = actedSteps(theirs);
    both.intersect(actedSteps(ours));
    QStringList steps(both.begin(), both.end());
    steps.sort();
    for (const QString &step : steps)
        found << u"Both carried out the step “%1”. Look at the provider whether it happened twice."_s.arg(step);
    if (has<RunStarted>(theirs) && has<RunStarted>(ours))
        found << u"Both began a runbook. The later one in this record is the one that goes on."_s;
    const QString theirCommander = commanderTaken(theirs);
    const QString ourCommander = commanderTaken(ours);
    if (!theirCommander.isEmpty() && !ourCommander.isEmpty())
        found << u"Command was taken on both sides, by %1 and by %2. Agree who holds it, and say so."_s.arg(
            theirCommander, ourCommander);
    if (has<Closed>(theirs) != has<Closed>(ours))
        found << u"One side closed the incident while the other went on."_s;
    if (has<SeverityChanged>(theirs) && has<SeverityChanged>(ours))
        found << u"The severity was changed on both sides. The later one in this record holds."_s;
    return found;
}

QString joiningNote(const QString &laptop, const QList<Event> &ours, const QStringList &contradictions)
{
    QString text = u"The record was joined again. Before this line stand %1 events that %2 wrote without the team, "
                   u"from %3 to %4."_s.arg(ours.size())
                       .arg(laptop, formatUtcSeconds(ours.first().at.utc), formatUtcSeconds(ours.last().at.utc));
    for (const QString &one : contradictions)
        text += u"\nTo be settled: "_s + one;
    return text;
}

} // namespace holdfast
