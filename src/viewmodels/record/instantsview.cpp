// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/record/instantsview.h"

#include "viewmodels/words/wording.h"

#include <QRegularExpression>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

using std::chrono::days;

const QList<InstantName> &inTheirOrder()
{
    static const QList<InstantName> names{InstantName::impactStart, InstantName::detected, InstantName::declared,
        InstantName::acknowledged, InstantName::mitigated, InstantName::restored};
    return names;
}

QString title(InstantName name)
{
    switch (name) {
    case InstantName::impactStart:
        return InstantsModel::tr("Impact began");
    case InstantName::detected:
        return InstantsModel::tr("Noticed");
    case InstantName::declared:
        return InstantsModel::tr("Declared");
    case InstantName::acknowledged:
        return InstantsModel::tr("Somebody took it on");
    case InstantName::mitigated:
        return InstantsModel::tr("Users suffer less");
    case InstantName::restored:
        break;
    }
    return InstantsModel::tr("Service is back");
}

/// The moment before it that is later in time; nothing where the order can be true.
std::optional<InstantName> contradicted(const Incident &incident, InstantName name)
{
    const auto time = incident.instant(name);
    for (const InstantName earlier : inTheirOrder()) {
        if (earlier == name || !time)
            break;
        const auto before = incident.instant(earlier);
        if (before && *before > *time)
            return earlier;
    }
    return std::nullopt;
}

} // namespace

InstantsModel::InstantsModel(QObject *parent)
    : RowsModel({tr("Moment"), tr("Time (UTC)"), tr("Who says so")}, parent)
{ }

void InstantsModel::show(const Situation &situation)
{
    QList<Row> rows;
    const Incident &incident = situation.incident;
    for (const InstantName name : incident.isDeclared() ? inTheirOrder() : QList<InstantName>()) {
        const auto value = incident.instants.constFind(name);
        const bool known = value != incident.instants.cend();
        const bool today = known && std::chrono::floor<days>(value->time) == std::chrono::floor<days>(situation.now);
        Cell time{!known ? tr("not yet")
                : today  ? formatTimeOfDay(value->time)
                         : formatUtcSeconds(value->time),
            Tone::normal, Glyph::none, known ? Wording::local(value->time) : QString()};
        Cell source{known ? value->source : QString()};
        if (const auto before = contradicted(incident, name))
            source = {tr("cannot be: before “%1”").arg(title(*before)), Tone::warning, Glyph::triangle, value->source};
        rows << Row{instantName(name), {Cell{title(name)}, time, source}};
    }
    setRows(rows);
}

InstantsView::InstantsView(QObject *parent)
    : QObject(parent)
{ }

void InstantsView::show(const Situation &situation)
{
    const bool same = m_situation.hasSameEvents(situation);
    m_situation = situation;
    model.show(situation);
    if (!same)
        Q_EMIT changed();
}

QString InstantsView::typedForm(const QString &name) const
{
    const auto instant = instantFromName(name);
    const auto time = instant ? m_situation.incident.instant(*instant) : std::nullopt;
    return time ? formatUtcSeconds(*time) : QString();
}

std::optional<UtcTime> InstantsView::read(const QString &typed) const
{
    const QString text = typed.trimmed();
    static const QRegularExpression timeOfDay(u"^(\\d{1,2}):(\\d{2})(?::(\\d{2}))?Z?$"_s);
    const auto match = timeOfDay.match(text);
    if (!match.hasMatch())
        return parseUtc(text);
    const int hour = match.captured(1).toInt();
    const int minute = match.captured(2).toInt();
    const int second = match.captured(3).toInt();
    if (hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    const UtcTime today = std::chrono::floor<days>(m_situation.now);
    const UtcTime at = today + std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
    return at > m_situation.now ? at - days(1) : at;
}

QString InstantsView::meaning(const QString &typed) const
{
    if (typed.trimmed().isEmpty())
        return tr("Every figure is counted from these moments. Choose one to correct it.");
    const auto time = read(typed);
    if (!time)
        return tr("Write it as 01:41 or 01:41:49, in UTC, or as 2026-11-23 01:41:49Z.");
    if (*time > m_situation.now)
        return tr("This moment is still to come: %1.").arg(formatUtcSeconds(*time));
    return tr("%1, %2; on this machine's clock %3")
        .arg(formatUtcSeconds(*time), Wording::age(*time, m_situation.now), Wording::local(*time));
}

std::optional<InstantSet> InstantsView::correction(
    const QString &name, const QString &typed, const QString &source, const QString &reason) const
{
    const auto instant = instantFromName(name);
    const auto time = read(typed);
    if (!isOpen() || !instant || !time || *time > m_situation.now)
        return std::nullopt;
    if (m_situation.incident.instants.contains(*instant) && reason.trimmed().isEmpty())
        return std::nullopt;
    const QString who = source.trimmed().isEmpty() ? m_situation.desk.person : source.trimmed();
    return InstantSet{*instant, *time, who, reason.trimmed()};
}

} // namespace holdfast
