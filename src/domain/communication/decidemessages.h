// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/communication/messageevents.h"
#include "domain/incident/event.h"
#include "kernel/result.h"

#include <QStringList>
#include <variant>

namespace holdfast {

struct Incident;

/// One way of a message to somebody.
struct Route {
    QString channel;
    QString recipient;

    friend bool operator==(const Route &, const Route &) = default;
};

/// A rendered text for an audience. Its id is made here.
struct DraftMessage {
    QString audience;
    QString occasion;
    bool isPublic = false;
    QString subject;
    QString text;
    QJsonObject facts;
    QStringList missing; ///< facts that the text wants and nobody knows: it cannot be approved
};
/// Approves what was read, and sends it by these routes.
struct ApproveMessage {
    QString message;
    QString digest; ///< of the text that was read
    QString by;
    QList<Route> routes;
};
struct DropMessage {
    QString message;
    QString reason;
};
/// What a person knows about a delivery whose outcome is unknown.
struct SettleDelivery {
    QString message;
    QString channel;
    QString recipient;
    bool arrived = false;
    QString by;
    QString evidence;
};

/// A call that the escalation demands: it needs no approval, and there is one of each key.
struct CallPerson {
    QString key; ///< who is called and why: `level 1: on-call, NAME`
    QString text;
    QList<Route> routes; ///< one after the other until one works
};

using MessageCommand = std::variant<DraftMessage, ApproveMessage, DropMessage, SettleDelivery, CallPerson>;

/// The events that a command leads to, or the reason why it is refused. Pure.
[[nodiscard]] Result<QList<EventBody>> decideMessages(const Incident &state, const MessageCommand &command);
/// Whether an event about messages may follow what is known. True for an event about something else.
[[nodiscard]] bool fitsDeliveries(const Incident &state, const EventBody &body);

} // namespace holdfast
