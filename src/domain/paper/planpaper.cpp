// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/paper/planpaper.h"

#include <QJsonArray>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

QString waysOf(const Reach &reach)
{
    QStringList ways;
    for (const QString &way : {reach.phone, reach.email, reach.slack, reach.pager}) {
        if (!way.isEmpty())
            ways << way;
    }
    return ways.join(u", "_s);
}

QString onlyOf(const EscalationRole &role)
{
    QStringList parts;
    if (!role.onlyIf.isEmpty())
        parts << u"only if: "_s + role.onlyIf;
    if (!role.atOnceIf.isEmpty())
        parts << u"at once if: "_s + role.atOnceIf;
    return parts.join(u"; "_s);
}

} // namespace

QList<CallLine> callSheet(const Plan &plan)
{
    QList<CallLine> lines;
    for (const EscalationLevel &level : plan.escalation) {
        const QString when = level.after == Duration{0} ? u"at once"_s : u"after "_s + formatDuration(level.after);
        for (const EscalationRole &role : level.roles) {
            CallLine line{when, role.role, u"nobody is named"_s, {}, {}, onlyOf(role)};
            if (const Contact *contact = plan.contact(role.role)) {
                line.role = contact->title;
                if (!contact->isVacant())
                    line.person = contact->primary.name;
                line.ways = waysOf(contact->primary);
                if (!contact->secondary.name.isEmpty())
                    line.second = u"%1 %2"_s.arg(contact->secondary.name, waysOf(contact->secondary)).trimmed();
            }
            lines << line;
        }
    }
    return lines;
}

QStringList cardFacts(const Runbook &runbook, const RunbookStep &step)
{
    QStringList facts;
    if (step.onlyIf)
        facts << conditionText(runbook, *step.onlyIf);
    if (!step.lane.isEmpty())
        facts << u"Goes on beside the other steps, in the lane “%1”."_s.arg(step.lane);
    if (!step.joins.isEmpty())
        facts << u"Begins when these lanes are at their end: %1."_s.arg(step.joins.join(u", "_s));
    for (const Question &question : step.questions) {
        QStringList options;
        for (const Question::Option &option : question.options)
            options << option.title;
        facts << u"Decide: %1 %2"_s.arg(question.title, options.join(u" / "_s)).trimmed();
    }
    if (step.confirmation == Confirmation::typed)
        facts << u"Confirm by typing the exact name of the target"_s;
    if (step.needsSecondPerson)
        facts << u"A second person approves it"_s;
    facts << (step.irreversible ? u"Cannot be taken back: "_s : u"Taking it back: "_s) + step.undo;
    facts << u"Takes no longer than "_s + formatDuration(step.timeLimit);
    return facts;
}

QStringList cardItems(const RunbookStep &step)
{
    QStringList items;
    for (const QJsonValue &item : step.inputs.value("items"_L1).toArray())
        items << item.toString();
    for (const CheckSpec &check : step.checks)
        items << check.title;
    return items;
}

} // namespace holdfast
