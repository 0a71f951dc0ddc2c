// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/communication/messageevents.h"
#include "kernel/clock.h"

#include <QList>
#include <optional>

namespace holdfast {

struct Event;

/// How far a delivery has come. `unknown` is a state: it is looked up or decided by a person, never sent blindly again.
enum class DeliveryState { queued, intended, sent, confirmed, refused, unknown };
[[nodiscard]] QString deliveryStateName(DeliveryState state); ///< `queued` …

struct Delivery {
    QString channel;
    QString recipient;
    DeliveryState state = DeliveryState::queued;
    int attempt = 0; ///< how often it was begun
    QString marker; ///< of the newest attempt
    QString receipt;
    QString problem; ///< of the last answer; empty when it was good
    QString reason; ///< why this way
    UtcTime changedAt;

    [[nodiscard]] bool hasArrived() const { return state == DeliveryState::sent || state == DeliveryState::confirmed; }
    [[nodiscard]] bool isSettled() const { return hasArrived() || state == DeliveryState::refused; }
};

struct Message {
    QString id;
    QString audience;
    QString occasion;
    bool isPublic = false;
    QString subject;
    QString text;
    QJsonObject facts;
    QString digest;
    Instant draftedAt;
    std::optional<Instant> approvedAt;
    QString approvedBy;
    QString dropped; ///< why; empty: it was not
    QList<Delivery> deliveries;
    std::optional<Instant> arrivedAt; ///< the first delivery that arrived
    std::optional<Instant> seenPubliclyAt;

    [[nodiscard]] bool isDraft() const { return !approvedAt && dropped.isEmpty(); }
    [[nodiscard]] const Delivery *delivery(const QString &channel, const QString &recipient) const;
};

/// Every message of an incident: nothing but the fold of its events.
struct Communications {
    QList<Message> messages; ///< in the order of their drafts

    [[nodiscard]] const Message *message(const QString &id) const;
    /// Deliveries that are still to be made or under way.
    [[nodiscard]] int underWay() const;
    /// The newest message to the audience that has arrived anywhere; null when none has.
    [[nodiscard]] const Message *newestArrived(const QString &audience) const;
    /// When customers were told for the first time: seen on the public page, or else arrived elsewhere.
    [[nodiscard]] std::optional<Instant> customersToldAt() const;
};

/// What one event changes; nothing for an event about something else, or one whose message is not there.
void applyToCommunications(Communications &communications, const Event &event);

/// What an approval binds to: SHA-256 of subject and text.
[[nodiscard]] QString messageDigest(const QString &subject, const QString &text);

} // namespace holdfast
