// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/plan/escalationmodel.h"

#include "domain/escalation/paging.h"
#include "viewmodels/words/wording.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

Cell gap(const QString &text, const QString &missing)
{
    return text.isEmpty() ? Cell{missing, Tone::warning, Glyph::triangle} : Cell{text};
}

/// `security-incident` reads as "security incident".
QString conditionWords(QString condition) { return condition.replace(u'-', u' '); }

} // namespace

namespace {

/// "pager, then email"; a person where no channel leads to somebody.
QString waysOf(const PageDue &call)
{
    QStringList ways;
    for (const Route &route : call.routes)
        ways << route.channel;
    return ways.isEmpty() ? EscalationModel::tr("you, on the telephone") : ways.join(EscalationModel::tr(", then "));
}

/// Who is called next, when, how, and what stops it. Short: it shares the width of the first column.
void addNextCall(QList<Row> &rows, const Situation &situation)
{
    const bool byItself = isCalledByItself(situation.incident, situation.desk.practice);
    const QStringList ways = byItself ? situation.desk.waysToPeople : QStringList();
    const auto next = nextCallOf(*situation.plan, situation.incident, situation.instant(), ways);
    if (!next)
        return;
    const Contact *contact = situation.plan->contact(next->call.role);
    rows << Row{u"next"_s,
        {Cell{EscalationModel::tr("Next call in %1: %2, by %3. An answer stops it.")
                  .arg(Wording::length(next->in), next->call.person, waysOf(next->call)),
            Tone::normal, Glyph::none,
            EscalationModel::tr("%1, level %2. It is not made when somebody answers at this level, when it is put "
                                "off, or when the incident is closed.")
                .arg(contact ? contact->title : next->call.role)
                .arg(next->call.level)}},
        true};
}

QString contactName(const EscalationDue &entry) { return entry.contact ? entry.contact->primary.name : entry.role; }

} // namespace

QList<EscalationDue> escalationIn(const Situation &situation)
{
    if (!situation.plan)
        return {};
    if (situation.incident.instant(InstantName::impactStart))
        return escalationOf(*situation.plan, situation.incident, situation.instant());
    return escalationOf(*situation.plan, situation.now, situation.timerNow(), situation.incident.team);
}

EscalationModel::EscalationModel(QObject *parent)
    : RowsModel({tr("Role"), tr("Person"), tr("Telephone"), tr("Due at (UTC)"), tr("State")}, parent)
{ }

void EscalationModel::show(const Situation &situation)
{
    QList<Row> rows;
    if (!situation.plan) {
        setRows(rows);
        return;
    }
    const bool open = situation.incident.isOpen();
    const UtcTime impact = situation.incident.instant(InstantName::impactStart).value_or(situation.now);
    const UtcTime now = situation.timerNow();
    addNextCall(rows, situation);
    int level = -1;
    for (const EscalationDue &entry : escalationIn(situation)) {
        const Duration after = std::chrono::duration_cast<Duration>(entry.dueAt - impact);
        if (entry.level != level) {
            level = entry.level;
            rows << Row{u"level:%1"_s.arg(level),
                {Cell{tr("Level %1 · %2 · from %3 after the start of the impact")
                          .arg(level)
                          .arg(entry.levelTitle, after.count() == 0 ? tr("0 min") : Wording::span(after))}},
                true};
        }
        Cell state{tr("Not counting"), Tone::normal, Glyph::ring};
        if (entry.state == EscalationDue::State::notApplicable)
            state = {tr("Only in case of a %1").arg(conditionWords(entry.onlyIf)), Tone::normal, Glyph::none};
        else if (open && entry.state == EscalationDue::State::due)
            state = {tr("Due, %1").arg(Wording::distance(entry.dueAt, now)), Tone::notice, Glyph::square,
                entry.attempts > 0 ? tr("%1 did not answer; call %2 now").arg(contactName(entry), entry.callNow)
                                   : QString(),
                true};
        else if (entry.state == EscalationDue::State::acknowledged)
            state = {tr("Acknowledged"), Tone::normal, Glyph::tick};
        else if (entry.state == EscalationDue::State::told)
            state = {tr("Told, not yet acknowledged"), Tone::notice, Glyph::circle};
        else if (entry.state == EscalationDue::State::snoozed)
            state = {tr("Put off until %1").arg(formatTimeOfDay(*entry.snoozedUntil)), Tone::normal, Glyph::ring};
        else if (open)
            state = {tr("Later, %1").arg(Wording::distance(entry.dueAt, now)), Tone::normal, Glyph::ring};
        const Contact contact = entry.contact ? *entry.contact : Contact{};
        rows << Row{u"%1/%2"_s.arg(level).arg(entry.role),
            {Cell{contact.title.isEmpty() ? entry.role : contact.title}, gap(contact.primary.name, tr("nobody named")),
                Cell{Wording::orDash(contact.primary.phone)},
                Cell{open ? formatTimeOfDay(entry.dueAt) : u"–"_s, Tone::normal, Glyph::none,
                    open ? Wording::local(entry.dueAt) : QString()},
                state}};
    }
    setRows(std::move(rows));
}

namespace {

/// When the first person of the role was last reached, by whichever way; the plan's word and the tests' together.
Cell reached(const Contact &contact, const Situation &situation)
{
    const QDate newest = lastReached(contact, situation.reach);
    const auto waits = [&contact](const ReachProof &one) { return one.role == contact.role && !one.answeredAt; };
    const QList<ReachProof> &proofs = situation.reach.proofs();
    const bool isWaiting = std::any_of(proofs.begin(), proofs.end(), waits);
    if (newest.isValid())
        return {QLocale().toString(newest, QLocale::ShortFormat)};
    if (contact.isVacant())
        return {Wording::orDash({})};
    return isWaiting
        ? Cell{QCoreApplication::translate("holdfast::ContactsModel", "waits for a code"), Tone::normal, Glyph::circle}
        : Cell{QCoreApplication::translate("holdfast::ContactsModel", "never"), Tone::normal, Glyph::ring};
}

} // namespace

ContactsModel::ContactsModel(QObject *parent)
    : RowsModel({tr("Role"), tr("First"), tr("Stand-in"), tr("Telephone"), tr("E-mail"), tr("Reached")}, parent)
{ }

void ContactsModel::show(const Situation &situation)
{
    QList<Row> rows;
    for (const Contact &contact : situation.plan ? situation.plan->contacts : QList<Contact>{})
        rows << Row{contact.role,
            {Cell{contact.title}, gap(contact.primary.name, tr("nobody named")),
                Cell{Wording::orDash(contact.secondary.name)}, Cell{Wording::orDash(contact.primary.phone)},
                Cell{Wording::orDash(contact.primary.email)}, reached(contact, situation)}};
    setRows(std::move(rows));
}

VendorsModel::VendorsModel(QObject *parent)
    : RowsModel({tr("Provider"), tr("E-mail")}, parent)
{ }

void VendorsModel::show(const Situation &situation)
{
    QList<Row> rows;
    for (const VendorContact &vendor : situation.plan ? situation.plan->vendors : QList<VendorContact>{})
        rows << Row{vendor.name, {Cell{vendor.name}, Cell{Wording::orDash(vendor.email)}}};
    setRows(std::move(rows));
}

} // namespace holdfast
