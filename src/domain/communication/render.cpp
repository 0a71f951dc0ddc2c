// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/communication/render.h"

#include "domain/incident/spokentitle.h"

#include "domain/communication/cadence.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

/// To the minute: seconds are false precision in a message to people.
QString minuteOf(UtcTime time)
{
    const QString text = formatUtcSeconds(time); // 2026-11-23T01:41:49Z
    return u"%1 %2 UTC"_s.arg(text.left(10), text.mid(11, 5));
}

QString situationOf(const Plan &plan, const Incident &incident)
{
    QStringList broken;
    for (const Component &component : plan.components) {
        const auto change = incident.health.constFind(component.id.value());
        if (change != incident.health.cend() && change->to != Health::up)
            broken << u"%1 is %2"_s.arg(component.name, healthName(change->to));
    }
    QStringList parts;
    if (!broken.isEmpty())
        parts << broken.join(u", "_s) + u'.';
    else if (!incident.health.isEmpty())
        parts << u"Everything that is watched is up again."_s;
    if (incident.run) {
        const std::optional<StepId> current = incident.run->currentStep();
        const RunbookStep *step = current ? incident.run->runbook.find(*current) : nullptr;
        parts << (step ? u"Recovery is at the step “%1”."_s.arg(step->title) : u"The recovery has ended."_s);
    }
    return parts.join(u' ');
}

bool hasAddressFor(const QString &channel, const QString &recipient)
{
    if (channel == "email"_L1)
        return recipient.contains(u'@');
    if (channel == "sms"_L1)
        return recipient.startsWith(u'+');
    return false;
}

} // namespace

QJsonObject messageFacts(const Plan &plan, const Incident &incident, const Audience &audience, const Instant &now)
{
    QJsonObject facts;
    const auto add = [&facts](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts.insert(name, value);
    };
    const auto addTime = [&](const QString &name, InstantName instant) {
        if (const auto time = incident.instant(instant))
            add(name, minuteOf(*time));
    };
    add(u"incident.title"_s, spokenTitle(incident));
    add(u"incident.severity"_s, severityName(incident.severity));
    add(u"incident.commander"_s, incident.team.holder(commanderRole));
    addTime(u"incident.impactStart"_s, InstantName::impactStart);
    addTime(u"incident.restored"_s, InstantName::restored);
    if (audience.side == Side::internal)
        add(u"incident.situation"_s, situationOf(plan, incident));
    add(u"service.name"_s, plan.service.name);
    add(u"now"_s, minuteOf(now.utc));
    if (audience.cadence.count() > 0)
        add(u"next.update"_s, minuteOf(now.utc + audience.cadence));
    return facts;
}

RenderedText renderText(const QString &subject, const QString &text, const QJsonObject &facts)
{
    static const QRegularExpression place(u"\\$\\{([A-Za-z][A-Za-z0-9.]*)\\}"_s);
    RenderedText rendered;
    const auto fill = [&](const QString &source) {
        QString filled;
        qsizetype from = 0;
        for (auto it = place.globalMatch(source); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            const QString name = match.captured(1);
            filled += source.mid(from, match.capturedStart() - from);
            from = match.capturedEnd();
            if (facts.contains(name)) {
                filled += facts.value(name).toString();
                rendered.used.insert(name, facts.value(name));
                continue;
            }
            filled += match.captured(0);
            if (!rendered.missing.contains(name))
                rendered.missing << name;
        }
        return filled + source.mid(from);
    };
    rendered.subject = fill(subject);
    rendered.text = fill(text);
    return rendered;
}

const MessageTemplate *templateFor(const Plan &plan, const Audience &audience, const QString &occasion)
{
    for (const MessageTemplate &one : plan.templates) {
        if (one.event == occasion && one.side == audience.side)
            return &one;
    }
    return nullptr;
}

QStringList changedFacts(const Message &message, const QJsonObject &now)
{
    static const QStringList passing{u"now"_s, u"next.update"_s};
    QStringList changed;
    for (auto fact = message.facts.constBegin(); fact != message.facts.constEnd(); ++fact) {
        if (!passing.contains(fact.key()) && now.value(fact.key()) != fact.value())
            changed << fact.key();
    }
    return changed;
}

QList<Route> routesTo(const Audience &audience, const QStringList &available, const QString &after)
{
    const qsizetype first = after.isEmpty() ? 0 : audience.channels.indexOf(after) + 1;
    for (const QString &channel : audience.channels.mid(first)) {
        if (!available.contains(channel))
            continue;
        QList<Route> routes;
        if (channel == "email"_L1 || channel == "sms"_L1) {
            for (const QString &recipient : audience.recipients) {
                if (hasAddressFor(channel, recipient))
                    routes << Route{channel, recipient};
            }
        } else {
            routes << Route{channel, {}};
        }
        if (!routes.isEmpty())
            return routes;
    }
    return {};
}

} // namespace holdfast
