// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/communication/communications.h"

#include "domain/incident/event.h"

#include <QCryptographicHash>
#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

DeliveryState stateAfter(const QString &outcome)
{
    if (outcome == "sent"_L1)
        return DeliveryState::sent;
    if (outcome == "confirmed"_L1)
        return DeliveryState::confirmed;
    if (outcome == "refused"_L1)
        return DeliveryState::refused;
    return outcome == "postponed"_L1 ? DeliveryState::queued : DeliveryState::unknown;
}

class MessageFold {
public:
    MessageFold(Communications &communications, const Instant &at)
        : m_communications(communications)
        , m_at(at)
    { }

    void operator()(const MessageDrafted &body) const
    {
        if (m_communications.message(body.message))
            return;
        Message message{body.message, body.audience, body.occasion, body.isPublic, body.subject, body.text, body.facts,
            messageDigest(body.subject, body.text), m_at, {}, {}, {}, {}, {}, {}};
        m_communications.messages << message;
    }
    void operator()(const MessageApproved &body) const
    {
        Message *message = find(body.message);
        if (!message || body.digest != message->digest)
            return;
        message->approvedAt = m_at;
        message->approvedBy = body.by;
    }
    void operator()(const MessageDropped &body) const
    {
        if (Message *message = find(body.message))
            message->dropped = body.reason;
    }
    void operator()(const DeliveryQueued &body) const
    {
        Message *message = find(body.message);
        if (!message || message->delivery(body.channel, body.recipient))
            return;
        message->deliveries << Delivery{
            body.channel, body.recipient, DeliveryState::queued, 0, {}, {}, {}, body.reason, m_at.utc};
    }
    void operator()(const DeliveryIntended &body) const
    {
        if (Delivery *delivery = findDelivery(body)) {
            delivery->attempt = body.attempt;
            delivery->marker = body.marker;
            delivery->problem.clear();
            move(body.message, *delivery, DeliveryState::intended);
        }
    }
    void operator()(const DeliveryAnswered &body) const
    {
        if (Delivery *delivery = findDelivery(body)) {
            delivery->receipt = body.receipt;
            delivery->problem = body.problem;
            move(body.message, *delivery, stateAfter(body.outcome));
        }
    }
    void operator()(const DeliverySettled &body) const
    {
        if (Delivery *delivery = findDelivery(body)) {
            delivery->problem.clear();
            if (body.arrived && !body.evidence.isEmpty())
                delivery->receipt = body.evidence;
            move(body.message, *delivery, body.arrived ? DeliveryState::sent : DeliveryState::queued);
        }
    }
    void operator()(const MessageSeenPublicly &body) const
    {
        Message *message = find(body.message);
        if (message && !message->seenPubliclyAt)
            message->seenPubliclyAt = m_at;
    }
    template <class Other> void operator()(const Other &) const { }

private:
    [[nodiscard]] Message *find(const QString &id) const
    {
        for (Message &message : m_communications.messages) {
            if (message.id == id)
                return &message;
        }
        return nullptr;
    }
    template <class Body> [[nodiscard]] Delivery *findDelivery(const Body &body) const
    {
        Message *message = find(body.message);
        for (qsizetype at = 0; message && at < message->deliveries.size(); ++at) {
            Delivery &delivery = message->deliveries[at];
            if (delivery.channel == body.channel && delivery.recipient == body.recipient)
                return &delivery;
        }
        return nullptr;
    }
    void move(const QString &id, Delivery &delivery, DeliveryState state) const
    {
        delivery.state = state;
        delivery.changedAt = m_at.utc;
        Message *message = find(id);
        if (delivery.hasArrived() && !message->arrivedAt)
            message->arrivedAt = m_at;
    }

    Communications &m_communications;
    const Instant &m_at;
};

} // namespace

QString deliveryStateName(DeliveryState state)
{
    static const QStringList names{u"queued"_s, u"intended"_s, u"sent"_s, u"confirmed"_s, u"refused"_s, u"unknown"_s};
    return names[int(state)];
}

const Delivery *Message::delivery(const QString &channel, const QString &recipient) const
{
    for (const Delivery &one : deliveries) {
        if (one.channel == channel && one.recipient == recipient)
            return &one;
    }
    return nullptr;
}

const Message *Communications::message(const QString &id) const
{
    for (const Message &one : messages) {
        if (one.id == id)
            return &one;
    }
    return nullptr;
}

int Communications::underWay() const
{
    int count = 0;
    for (const Message &message : messages) {
        for (const Delivery &one : message.deliveries)
            count += one.state == DeliveryState::queued || one.state == DeliveryState::intended ? 1 : 0;
    }
    return count;
}

const Message *Communications::newestArrived(const QString &audience) const
{
    const Message *found = nullptr;
    for (const Message &one : messages) {
        if (one.audience == audience && one.arrivedAt)
            found = &one;
    }
    return found;
}

std::optional<Instant> Communications::customersToldAt() const
{
    std::optional<Instant> first;
    for (const Message &one : messages) {
        const std::optional<Instant> told = one.seenPubliclyAt ? one.seenPubliclyAt : one.arrivedAt;
        if (one.isPublic && told && (!first || told->utc < first->utc))
            first = told;
    }
    return first;
}

void applyToCommunications(Communications &communications, const Event &event)
{
    std::visit(MessageFold(communications, event.at), event.body);
}

QString messageDigest(const QString &subject, const QString &text)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(subject.toUtf8());
    hash.addData(QByteArrayView("\0", 1)); // so that no word can move from the one to the other
    hash.addData(text.toUtf8());
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace holdfast
