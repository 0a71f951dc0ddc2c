// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"

#include <QJsonObject>
#include <QString>

/// What happens to messages, as events. A message goes to an audience; a delivery is one message to one recipient
/// through one channel.
namespace holdfast {

/// A text was made from a template and from facts; nobody has seen it yet.
struct MessageDrafted {
    QString message; ///< id
    QString audience;
    QString occasion; ///< `outage`, `update`, `recovery`
    bool isPublic = false; ///< for people outside the house
    QString subject;
    QString text;
    QJsonObject facts; ///< by name, what was filled in
};
/// The commander approves exactly this rendered text.
struct MessageApproved {
    QString message;
    QString digest; ///< of subject and text
    QString by;
};
struct MessageDropped {
    QString message;
    QString reason;
};
/// One delivery is to be made. It is made however often the program ends before.
struct DeliveryQueued {
    QString message;
    QString channel; ///< `email`, `slack`, `sms`, `pager`, `status-page`
    QString recipient; ///< address or number; empty where the channel itself is the place
    QString reason; ///< why this way, when it was not the first; empty otherwise
};
/// Recorded before the first byte leaves. Without an answer after it, the outcome is unknown.
struct DeliveryIntended {
    QString message;
    QString channel;
    QString recipient;
    int attempt = 1;
    QString marker; ///< by which it is found at the other side
};
struct DeliveryAnswered {
    QString message;
    QString channel;
    QString recipient;
    int attempt = 1;
    QString outcome; ///< `sent`, `confirmed`, `refused`, `postponed`, `unknown`
    QString receipt; ///< what the other side calls it
    QString problem; ///< for people; empty when there is none
};
/// What nobody knew was found out: by asking the other side, or by a person.
struct DeliverySettled {
    QString message;
    QString channel;
    QString recipient;
    bool arrived = false; ///< false: it is made again
    QString by; ///< a person, or the channel that was asked
    QString evidence;
};
/// The text was read on the public page: from this instant customers are told.
struct MessageSeenPublicly {
    QString message;
    QString address;
};

} // namespace holdfast
