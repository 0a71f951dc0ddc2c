// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/health/healthmodels.h"

#include "viewmodels/words/wording.h"

namespace holdfast {

AlarmsModel::AlarmsModel(QObject *parent)
    : RowsModel({tr("Component"), tr("State"), tr("Since"), tr("Why"), tr("Follows from it"), tr("Attention")}, parent)
{ }

Cell AlarmsModel::attention(const Alarm &alarm, UtcTime now)
{
    if (alarm.shelved)
        return {tr("Put aside until %1").arg(formatTimeOfDay(alarm.shelved->until)), Tone::normal, Glyph::hatch,
            tr("%1: %2").arg(alarm.shelved->by, alarm.shelved->reason)};
    if (alarm.acknowledged)
        return {tr("Seen by %1, %2").arg(alarm.acknowledged->by, Wording::age(alarm.acknowledged->at, now)),
            Tone::normal, Glyph::tick};
    Cell open{tr("Needs somebody"), Tone::warning, Glyph::query};
    open.strong = true;
    return open;
}

void AlarmsModel::show(const HealthPicture &picture)
{
    QList<Row> rows;
    for (const Alarm &alarm : picture.alarms.shown) {
        Cell name{picture.nameOf(alarm.component)};
        name.strong = true;
        QStringList victims;
        for (const ComponentId &victim : alarm.victims)
            victims << picture.nameOf(victim);
        Cell follows{Wording::orDash(victims.join(QStringLiteral(", ")))};
        if (victims.size() > 2)
            follows = {tr("%n components", nullptr, int(victims.size())), Tone::normal, Glyph::none,
                victims.join(QStringLiteral(", "))};
        Cell state{Wording::health(alarm.health), Wording::tone(alarm.health), Wording::shape(alarm.health)};
        rows << Row{alarm.component.value(),
            {name, state, Cell{formatTimeOfDay(alarm.since), Tone::normal, Glyph::none, Wording::local(alarm.since)},
                Cell{Wording::orDash(alarm.reason), Tone::normal, Glyph::none, alarm.reason}, follows,
                attention(alarm, picture.now)}};
    }
    setRows(std::move(rows));
}

ProbesModel::ProbesModel(QObject *parent)
    : RowsModel({tr("Component"), tr("Probe"), tr("Where"), tr("State"), tr("Why"), tr("Measured"), tr("Took")}, parent)
{ }

QString ProbesModel::keyOf(const ComponentId &component, const ProbeSpec &spec)
{
    return component.value() + QLatin1Char('/') + spec.name + QLatin1Char('@') + spec.environment;
}

void ProbesModel::show(const HealthPicture &picture)
{
    QList<Row> rows;
    for (const ProbeState &probe : picture.probes) {
        Cell state{Wording::health(probe.shown), Wording::tone(probe.shown), Wording::shape(probe.shown)};
        state.strong = probe.shown != Health::up;
        state.hatched = probe.shown == Health::unknown || probe.shown == Health::stale;
        const Environment *environment = picture.plan ? picture.plan->environment(probe.spec.environment) : nullptr;
        const QString where = environment ? environment->name : probe.spec.environment;
        Cell measured{tr("not yet")};
        if (probe.age)
            measured.text = tr("%1 ago").arg(Wording::length(*probe.age));
        rows << Row{keyOf(probe.component, probe.spec),
            {Cell{picture.nameOf(probe.component)},
                Cell{probe.spec.name, Tone::normal, Glyph::none,
                    tr("%1, every %2").arg(probe.spec.kind, Wording::span(probe.spec.interval))},
                Cell{where.isEmpty() ? tr("here") : where}, state,
                Cell{Wording::orDash(probe.health.reason), Tone::normal, Glyph::none, probe.health.reason}, measured,
                Cell{probe.last ? Wording::span(probe.last->took) : tr("–")}}};
    }
    setRows(std::move(rows));
}

} // namespace holdfast
