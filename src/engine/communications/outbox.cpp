// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/communications/outbox.h"

#include "workers/deliver.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Duration againAfter = 2s;
constexpr Duration leastWait = 5s; ///< before a postponed delivery is tried again
constexpr Duration longestWait = 5min;
constexpr Duration lookUpEvery = 15s;
constexpr int mostSends = 5;

template <class List> auto *channelIn(const List &channels, const QString &name)
{
    const auto found =
        std::find_if(channels.begin(), channels.end(), [&](const auto &channel) { return channel->name() == name; });
    return found == channels.end() ? nullptr : found->get();
}

/// What the first message of this incident through the same channel is called there.
QString threadOf(
    const Communications &communications, const Message &until, const QString &channel, const QString &recipient)
{
    for (const Message &message : communications.messages) {
        if (message.id == until.id)
            break;
        const Delivery *delivery = message.delivery(channel, recipient);
        if (delivery && delivery->hasArrived() && message.isPublic == until.isPublic && !delivery->receipt.isEmpty())
            return delivery->receipt;
    }
    return {};
}

template <class Text>
Envelope<Text> envelopeOf(const Text &text, const Incident &incident, const Message &message, const Delivery &delivery)
{
    return {text, delivery.recipient, delivery.marker,
        threadOf(incident.communications, message, delivery.channel, delivery.recipient), message.occasion,
        message.approvedAt ? message.approvedAt->utc : message.draftedAt.utc, incident.drill};
}

} // namespace

InternalChannel *Channels::internalNamed(const QString &name) const { return channelIn(internal, name); }

QStringList Channels::names(bool isPublic) const
{
    QStringList names;
    if (isPublic) {
        for (const auto &channel : open)
            names << channel->name();
    } else {
        for (const auto &channel : internal)
            names << channel->name();
    }
    return names;
}

Outbox::Outbox(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
    connect(&m_parts.desk, &IncidentDesk::changed, this, &Outbox::pump);
    m_again.setInterval(againAfter);
    connect(&m_again, &QTimer::timeout, this, &Outbox::pump);
}

Outbox::~Outbox() { m_stop.request_stop(); }

int Outbox::pending() const { return m_parts.desk.incident().communications.underWay(); }

int Outbox::unknown() const
{
    int count = 0;
    for (const Message &message : m_parts.desk.incident().communications.messages) {
        for (const Delivery &delivery : message.deliveries)
            count += delivery.state == DeliveryState::unknown ? 1 : 0;
    }
    return count;
}

bool Outbox::isSettled() const
{
    if (pending() > 0 || !m_busy.isEmpty())
        return false;
    for (const Message &message : m_parts.desk.incident().communications.messages) {
        for (const Delivery &delivery : message.deliveries) {
            const Key key{message.id, delivery.channel, delivery.recipient};
            if (delivery.state == DeliveryState::unknown && !m_lookedUp.contains(key.text()))
                return false;
        }
    }
    return true;
}

bool Outbox::holdsLease()
{
    const IncidentId &id = m_parts.desk.incident().id;
    if (m_lease && m_leased == id && m_lease->isHeld())
        return true;
    m_lease.reset();
    m_lease = m_parts.leases.tryAcquire(IncidentId{id.value() + u"-messages"_s});
    m_leased = id;
    return m_lease != nullptr;
}

void Outbox::pump()
{
    const Incident incident = m_parts.desk.incident();
    const bool hasWork = pending() > 0;
    const bool hasDoubts = unknown() > 0;
    if (!hasWork && !hasDoubts && m_busy.isEmpty())
        m_again.stop();
    else if (!m_again.isActive())
        m_again.start(); // also while another program delivers: it may end
    if ((hasWork || hasDoubts) && holdsLease()) {
        for (const Message &message : incident.communications.messages) {
            for (const Delivery &delivery : message.deliveries)
                goOn(message, delivery);
        }
    }
    for (const Message &message : incident.communications.messages)
        readBack(message);
    if (isSettled())
        Q_EMIT settled();
}

void Outbox::goOn(const Message &message, const Delivery &delivery)
{
    const Key key{message.id, delivery.channel, delivery.recipient};
    if (m_busy.contains(key.text()) || m_notBefore.value(key.text()) > m_parts.clock.utc())
        return;
    if (delivery.state == DeliveryState::queued)
        begin(key, delivery.attempt + 1);
    else if (delivery.state == DeliveryState::intended)
        m_begun.contains(key.text()) ? send(key) : lookUp(key);
    else if (delivery.state == DeliveryState::unknown)
        lookUp(key); // what the other side could not tell before it may tell now
}

QString Outbox::markerFor(const Key &key) const
{
    const Message *message = m_parts.desk.incident().communications.message(key.message);
    qsizetype place = 0;
    for (qsizetype at = 0; message && at < message->deliveries.size(); ++at) {
        if (message->deliveries[at].channel == key.channel && message->deliveries[at].recipient == key.recipient)
            place = at + 1;
    }
    return u"%1-%2-%3"_s.arg(m_parts.desk.incident().id.value(), key.message).arg(place).toLower();
}

void Outbox::begin(const Key &key, int attempt)
{
    m_busy.insert(key.text());
    const DeliveryIntended intent{key.message, key.channel, key.recipient, attempt, markerFor(key)};
    m_parts.desk.submit(Record{intent}, [this, key](const Result<> &stored) {
        m_busy.remove(key.text());
        if (!stored)
            return; // the record cannot be written, or somebody else was first: nothing leaves
        m_begun.insert(key.text());
        send(key);
    });
}

template <class Answer, class Ask> std::optional<QFuture<Answer>> Outbox::onChannel(const Key &key, Ask ask)
{
    const Incident &incident = m_parts.desk.incident();
    const Message *message = incident.communications.message(key.message);
    const Delivery *delivery = message ? message->delivery(key.channel, key.recipient) : nullptr;
    if (!delivery)
        return std::nullopt;
    const auto run = [&](auto *channel, const auto &text) -> std::optional<QFuture<Answer>> {
        if (!channel || !text)
            return std::nullopt;
        return m_parts.effects.run([channel, ask, envelope = envelopeOf(*text, incident, *message, *delivery),
                                       stop = m_stop.get_token()] { return ask(*channel, envelope, stop); });
    };
    if (message->isPublic)
        return run(channelIn(m_parts.channels.open, key.channel), PublicText::of(*message));
    return run(m_parts.channels.internalNamed(key.channel), InternalText::of(*message));
}

void Outbox::send(const Key &key)
{
    if (m_busy.contains(key.text()))
        return;
    m_begun.remove(key.text());
    const Message *message = m_parts.desk.incident().communications.message(key.message);
    const int attempt = message->delivery(key.channel, key.recipient)->attempt;
    m_busy.insert(key.text());
    const auto answer = onChannel<SendOutcome>(
        key, [lease = m_lease](auto &channel, const auto &envelope, std::stop_token stop) -> SendOutcome {
            if (const auto ours = lease ? lease->confirm() : Result<>(); !ours)
                return {SendOutcome::State::postponed, {}, ours.error().what, leastWait};
            return channel.send(envelope, stop);
        });
    if (!answer)
        return takeAnswer(
            key, attempt, {SendOutcome::State::refused, {}, tr("This channel is not set up here."), Duration{0}});
    deliver(*answer, this, [this, key, attempt](const SendOutcome &outcome) { takeAnswer(key, attempt, outcome); });
}

void Outbox::takeAnswer(const Key &key, int attempt, const SendOutcome &outcome)
{
    SendOutcome said = outcome;
    if (said.state == SendOutcome::State::postponed && attempt >= mostSends)
        said.state = SendOutcome::State::refused;
    if (said.state == SendOutcome::State::postponed) {
        const Duration wait = std::clamp(std::max(said.retryAfter, leastWait * attempt), leastWait, longestWait);
        m_notBefore.insert(key.text(), m_parts.clock.utc() + wait);
    }
    record(DeliveryAnswered{key.message, key.channel, key.recipient, attempt, sendOutcomeName(said.state), said.receipt,
               said.problem},
        key.text());
    if (said.state == SendOutcome::State::refused)
        offerAlternative(key, said.problem);
    else if (said.state == SendOutcome::State::unknown)
        m_lookedUp.remove(key.text()); // asked at once, when the record stands
}

void Outbox::offerAlternative(const Key &key, const QString &problem)
{
    const Message *message = m_parts.desk.incident().communications.message(key.message);
    if (!message || !m_parts.alternatives)
        return;
    for (const Route &route : m_parts.alternatives(*message, key.channel)) {
        if (!message->delivery(route.channel, route.recipient))
            m_parts.desk.submit(Record{DeliveryQueued{
                key.message, route.channel, route.recipient, tr("%1 refused: %2").arg(key.channel, problem)}});
    }
}

void Outbox::lookUp(const Key &key)
{
    const Message *message = m_parts.desk.incident().communications.message(key.message);
    const Delivery *delivery = message ? message->delivery(key.channel, key.recipient) : nullptr;
    const bool isOpen =
        delivery && (delivery->state == DeliveryState::intended || delivery->state == DeliveryState::unknown);
    if (!isOpen || m_busy.contains(key.text()))
        return;
    m_busy.insert(key.text());
    const int attempt = delivery->attempt;
    const auto answer = onChannel<FoundMessage>(key, [](auto &channel, const auto &envelope, std::stop_token stop) {
        // What repeats safely need not be found: sent again it is the same message.
        if (channel.repeatsSafely())
            return FoundMessage{FoundMessage::State::absent, {}};
        return channel.find(envelope, stop);
    });
    if (!answer)
        return takeFound(key, attempt, {FoundMessage::State::unknown, {}});
    deliver(*answer, this, [this, key, attempt](const FoundMessage &found) { takeFound(key, attempt, found); });
}

void Outbox::takeFound(const Key &key, int attempt, const FoundMessage &found)
{
    if (found.state != FoundMessage::State::unknown) {
        const bool arrived = found.state == FoundMessage::State::arrived;
        const QString evidence = arrived ? found.receipt : tr("it is not there");
        return record(
            DeliverySettled{key.message, key.channel, key.recipient, arrived, key.channel, evidence}, key.text());
    }
    m_notBefore.insert(key.text(), m_parts.clock.utc() + lookUpEvery);
    m_lookedUp.insert(key.text());
    const Message *message = m_parts.desk.incident().communications.message(key.message);
    if (message->delivery(key.channel, key.recipient)->state == DeliveryState::intended)
        return record(DeliveryAnswered{key.message, key.channel, key.recipient, attempt, u"unknown"_s, {},
                          tr("Nobody can tell whether it went out. Look there yourself, then say so.")},
            key.text());
    m_busy.remove(key.text());
    Q_EMIT settled();
}

void Outbox::readBack(const Message &message)
{
    if (!message.isPublic || !message.arrivedAt || message.seenPubliclyAt)
        return;
    for (const Delivery &delivery : message.deliveries) {
        PublicChannel *channel = channelIn(m_parts.channels.open, delivery.channel);
        const Key key{message.id, delivery.channel, u"\nread-back"_s};
        if (!channel || !channel->isReadBack() || !delivery.hasArrived() || m_busy.contains(key.text()))
            continue;
        m_busy.insert(key.text());
        const auto envelope = envelopeOf(*PublicText::of(message), m_parts.desk.incident(), message, delivery);
        const auto seen = m_parts.effects.run(
            [channel, envelope, stop = m_stop.get_token()] { return channel->visibleAt(envelope, stop); });
        deliver(seen, this, [this, key](const std::optional<QString> &address) {
            if (address)
                return record(MessageSeenPublicly{key.message, *address}, key.text());
            QTimer::singleShot(againAfter, this, [this, key] {
                m_busy.remove(key.text());
                pump();
            });
        });
    }
}

void Outbox::record(const EventBody &body, const QString &release)
{
    m_parts.desk.submit(Record{body}, [this, release](const Result<> &) {
        m_busy.remove(release);
        pump();
    });
}

} // namespace holdfast
