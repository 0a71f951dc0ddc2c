// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/communication/decidemessages.h"

#include "domain/incident/incident.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

using Bodies = Result<QList<EventBody>>;

Result<const Message *> messageOf(const Incident &state, const QString &id)
{
    if (const Message *message = state.communications.message(id))
        return message;
    return failure(ErrorCode::notFound, u"This incident has no message “%1”."_s.arg(id));
}

Result<const Message *> draftOf(const Incident &state, const QString &id)
{
    const auto message = messageOf(state, id);
    if (!message || (*message)->isDraft())
        return message;
    return failure(ErrorCode::conflict, u"This message is no draft any more."_s,
        (*message)->dropped.isEmpty() ? u"It was approved by %1."_s.arg((*message)->approvedBy)
                                      : u"It was dropped: %1"_s.arg((*message)->dropped),
        u"Make a new draft."_s);
}

Bodies decideMessage(const Incident &state, const DraftMessage &command)
{
    if (!command.missing.isEmpty())
        return failure(ErrorCode::invalid, u"The text wants facts that nobody knows yet."_s,
            u"Missing: %1."_s.arg(command.missing.join(u", "_s)),
            u"Set them, or write a text without them. Nothing is invented."_s);
    if (command.text.trimmed().isEmpty())
        return failure(ErrorCode::invalid, u"A message needs a text."_s);
    const QString id = u"M%1"_s.arg(state.communications.messages.size() + 1);
    return QList<EventBody>{MessageDrafted{id, command.audience, command.occasion, command.isPublic,
        command.subject.simplified(), command.text.trimmed(), command.facts}};
}

Bodies decideMessage(const Incident &state, const ApproveMessage &command)
{
    const auto message = draftOf(state, command.message);
    if (!message)
        return failure(message.error());
    if (command.digest != (*message)->digest)
        return failure(ErrorCode::conflict, u"The text is another one than the one that was read."_s, {},
            u"Read it again, then approve it."_s);
    if (command.by.trimmed().isEmpty())
        return failure(ErrorCode::invalid, u"A message is approved by somebody."_s);
    if (command.routes.isEmpty())
        return failure(ErrorCode::refused, u"There is no way to reach this audience."_s,
            u"None of its channels is set up here."_s,
            u"Give it a channel and recipients in the plan, or tell them by hand and note it."_s);
    QList<EventBody> events{MessageApproved{command.message, command.digest, command.by.trimmed()}};
    for (const Route &route : command.routes)
        events << DeliveryQueued{command.message, route.channel, route.recipient, {}};
    return events;
}

Bodies decideMessage(const Incident &state, const DropMessage &command)
{
    const auto message = draftOf(state, command.message);
    if (!message)
        return failure(message.error());
    if (command.reason.trimmed().isEmpty())
        return failure(ErrorCode::invalid, u"A draft is dropped for a reason."_s, {}, u"Say why."_s);
    return QList<EventBody>{MessageDropped{command.message, command.reason.trimmed()}};
}

Bodies decideMessage(const Incident &state, const SettleDelivery &command)
{
    const auto message = messageOf(state, command.message);
    if (!message)
        return failure(message.error());
    const Delivery *delivery = (*message)->delivery(command.channel, command.recipient);
    if (!delivery)
        return failure(
            ErrorCode::notFound, u"The message does not go to “%1” by %2."_s.arg(command.recipient, command.channel));
    const bool isOpen = delivery->state == DeliveryState::unknown || delivery->state == DeliveryState::intended;
    if (!isOpen)
        return failure(ErrorCode::conflict, u"The outcome of this delivery is known already."_s);
    if (command.by.trimmed().isEmpty() || command.evidence.trimmed().isEmpty())
        return failure(ErrorCode::invalid, u"Say how it is known whether it arrived."_s);
    return QList<EventBody>{DeliverySettled{command.message, command.channel, command.recipient, command.arrived,
        command.by.trimmed(), command.evidence.trimmed()}};
}

Bodies decideMessage(const Incident &state, const CallPerson &command)
{
    for (const Message &message : state.communications.messages) {
        if (message.audience == command.key)
            return failure(ErrorCode::conflict, u"This call was made already."_s);
    }
    if (command.routes.isEmpty())
        return failure(ErrorCode::refused, u"Nothing but a voice reaches this person."_s);
    const QString id = u"M%1"_s.arg(state.communications.messages.size() + 1);
    const Route &first = command.routes.constFirst();
    return QList<EventBody>{MessageDrafted{id, command.key, u"escalation"_s, false, {}, command.text, {}},
        MessageApproved{id, messageDigest({}, command.text), u"the plan"_s},
        DeliveryQueued{id, first.channel, first.recipient, {}}};
}

/// What the outbox records must fit what is known: so one delivery is never begun twice.
struct FitsDelivery {
    const Incident &state;

    bool operator()(const DeliveryQueued &body) const
    {
        const Message *message = state.communications.message(body.message);
        return message && message->approvedAt && !message->delivery(body.channel, body.recipient);
    }
    bool operator()(const DeliveryIntended &body) const
    {
        const Delivery *delivery = find(body);
        return delivery && delivery->state == DeliveryState::queued && body.attempt == delivery->attempt + 1;
    }
    bool operator()(const DeliveryAnswered &body) const
    {
        const Delivery *delivery = find(body);
        const bool mayConfirm = delivery && delivery->state == DeliveryState::sent && body.outcome == "confirmed"_L1;
        return mayConfirm
            || (delivery && delivery->state == DeliveryState::intended && body.attempt == delivery->attempt);
    }
    bool operator()(const DeliverySettled &body) const
    {
        const Delivery *delivery = find(body);
        return delivery && (delivery->state == DeliveryState::intended || delivery->state == DeliveryState::unknown);
    }
    bool operator()(const MessageDrafted &body) const { return !state.communications.message(body.message); }
    bool operator()(const MessageApproved &body) const
    {
        const Message *message = state.communications.message(body.message);
        return message && message->isDraft() && message->digest == body.digest;
    }
    bool operator()(const MessageDropped &body) const
    {
        const Message *message = state.communications.message(body.message);
        return message && message->isDraft();
    }
    bool operator()(const MessageSeenPublicly &body) const
    {
        const Message *message = state.communications.message(body.message);
        return message && message->isPublic && !message->seenPubliclyAt;
    }
    template <class Other> bool operator()(const Other &) const { return true; }

private:
    template <class Body> [[nodiscard]] const Delivery *find(const Body &body) const
    {
        const Message *message = state.communications.message(body.message);
        return message ? message->delivery(body.channel, body.recipient) : nullptr;
    }
};

} // namespace

Result<QList<EventBody>> decideMessages(const Incident &state, const MessageCommand &command)
{
    if (!state.isOpen())
        return failure(ErrorCode::refused,
            state.isDeclared() ? u"This incident is closed."_s : u"There is no such incident."_s, {},
            state.isDeclared() ? u"Open it again, with a reason."_s : QString());
    return std::visit([&state](const auto &one) { return decideMessage(state, one); }, command);
}

bool fitsDeliveries(const Incident &state, const EventBody &body) { return std::visit(FitsDelivery{state}, body); }

} // namespace holdfast
