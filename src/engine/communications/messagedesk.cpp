// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/communications/messagedesk.h"

#include "domain/escalation/paging.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

MessageDesk::MessageDesk(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{ }

const Audience *MessageDesk::audience(const QString &id) const
{
    if (!m_parts.plan.plan())
        return nullptr;
    for (const Audience &one : m_parts.plan.plan()->audiences) {
        if (one.id == id)
            return &one;
    }
    return nullptr;
}

Result<RenderedText> MessageDesk::render(const QString &id, const QString &occasion) const
{
    const Audience *to = audience(id);
    if (!to)
        return failure(ErrorCode::notFound, u"The plan has no audience “%1”."_s.arg(id));
    const MessageTemplate *text = templateFor(*m_parts.plan.plan(), *to, occasion);
    if (!text)
        return failure(ErrorCode::notFound, u"The plan has no text for “%1” to %2."_s.arg(occasion, to->title), {},
            u"Write one under `templates`, or give the text yourself."_s);
    return renderText(text->subject, text->text,
        messageFacts(*m_parts.plan.plan(), m_parts.desk.incident(), *to, m_parts.clock.now()));
}

void MessageDesk::draft(const QString &id, const QString &occasion, const QString &text, Done done)
{
    const Audience *to = audience(id);
    if (!to)
        return done(failure(ErrorCode::notFound, u"The plan has no audience “%1”."_s.arg(id)));
    QString due = occasion;
    for (const CadenceDue &one : cadence()) {
        if (due.isEmpty() && one.audience == id)
            due = one.occasion;
    }
    Result<RenderedText> rendered = render(id, due);
    if (!rendered && text.trimmed().isEmpty())
        return done(failure(rendered.error()));
    if (!text.trimmed().isEmpty()) {
        const QString subject = rendered ? rendered->subject : QString();
        rendered = renderText(
            subject, text, messageFacts(*m_parts.plan.plan(), m_parts.desk.incident(), *to, m_parts.clock.now()));
    }
    m_parts.desk.submit(MessageCommand{DraftMessage{id, due, to->side == Side::external, rendered->subject,
                            rendered->text, rendered->used, rendered->missing}},
        std::move(done));
}

std::optional<ReadDraft> MessageDesk::read(const QString &id) const
{
    const Message *message = m_parts.desk.incident().communications.message(id);
    const Audience *to = message ? audience(message->audience) : nullptr;
    if (!message || !m_parts.plan.plan())
        return std::nullopt;
    ReadDraft draft{*message, {}, {}, {}};
    draft.findings =
        lintLanguage(*m_parts.plan.plan(), message->isPublic, message->occasion, message->subject, message->text);
    if (to) {
        draft.changedFacts = holdfast::changedFacts(
            *message, messageFacts(*m_parts.plan.plan(), m_parts.desk.incident(), *to, m_parts.clock.now()));
        draft.routes = routesTo(*to, open(message->isPublic));
    }
    return draft;
}

void MessageDesk::approve(const QString &id, const QString &digest, Done done)
{
    const std::optional<ReadDraft> draft = read(id);
    if (!draft)
        return done(failure(ErrorCode::notFound, u"This incident has no message “%1”."_s.arg(id)));
    for (const LanguageFinding &finding : draft->findings) {
        if (finding.blocks)
            return done(failure(ErrorCode::refused, u"This text must not be sent."_s, finding.advice,
                u"Make a new draft without it."_s));
    }
    m_parts.desk.submit(MessageCommand{ApproveMessage{id, digest, m_parts.person, draft->routes}}, std::move(done));
}

void MessageDesk::drop(const QString &message, const QString &reason, Done done)
{
    m_parts.desk.submit(MessageCommand{DropMessage{message, reason}}, std::move(done));
}

void MessageDesk::settle(const QString &message, const QString &channel, const QString &recipient, bool arrived,
    const QString &evidence, Done done)
{
    m_parts.desk.submit(MessageCommand{SettleDelivery{message, channel, recipient, arrived, m_parts.person, evidence}},
        std::move(done));
}

QList<CadenceDue> MessageDesk::cadence() const
{
    if (!m_parts.plan.plan())
        return {};
    return cadenceOf(*m_parts.plan.plan(), m_parts.desk.incident(), m_parts.clock.now());
}

QList<Route> MessageDesk::nextWayTo(const Message &call) const
{
    const Incident &incident = m_parts.desk.incident();
    for (const Contact &contact : m_parts.plan.plan() ? m_parts.plan.plan()->contacts : QList<Contact>{}) {
        for (const QString &person : {contact.primary.name, contact.secondary.name}) {
            if (person.isEmpty() || !call.audience.endsWith(u": %1, %2"_s.arg(contact.role, person)))
                continue;
            for (const Route &route :
                routesToPerson(contact, person, m_parts.outbox.channels().names(false), isOutOfBand(incident))) {
                if (!call.delivery(route.channel, route.recipient))
                    return {route};
            }
        }
    }
    return {};
}

QList<Route> MessageDesk::alternatives(const Message &message, const QString &refusedBy) const
{
    if (message.occasion == "escalation"_L1)
        return nextWayTo(message);
    const Audience *to = audience(message.audience);
    return to ? routesTo(*to, open(message.isPublic), refusedBy) : QList<Route>{};
}

QStringList MessageDesk::open(bool isPublic) const
{
    QStringList channels = m_parts.outbox.channels().names(isPublic);
    if (!isPublic && isOutOfBand(m_parts.desk.incident())) {
        channels.removeAll(u"slack"_s);
        channels.removeAll(u"email"_s);
    }
    return channels;
}

} // namespace holdfast
