// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/preview.h"
#include "kernel/time.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <stop_token>

namespace holdfast {

/// One message in plain text. Its id is made before it is sent: sent again with the same id, most receivers keep one.
struct Mail {
    QString id; ///< without angle brackets: INC-7.3.ab12@holdfast
    QStringList to;
    QString subject;
    QString body;
    QString inReplyTo; ///< the id of the message before; empty: the first
    QStringList references; ///< the ids of all before, the oldest first
    UtcTime date;
};

struct MailOutcome {
    struct Refusal {
        QString address;
        QString said; ///< the server's words
    };
    QList<Refusal> refused; ///< the others were accepted
    QString said; ///< the server's last words, often with its queue number
};

/// Sends mail. Blocking; effects and work pools. Accepted means that the server took it, not that somebody read it.
/// `mayHaveTakenEffect` is set only between the end of the message and the server's answer to it.
class Mailer {
public:
    virtual ~Mailer() = default;
    /// An error: nobody gets it, but for the doubt above. Some refused: they are in the outcome.
    [[nodiscard]] virtual Result<MailOutcome> send(const Mail &mail, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeSend(const Mail &mail) const = 0;
    /// Connects, encrypts, signs in and leaves again.
    [[nodiscard]] virtual Result<> probe(std::stop_token) = 0;
};

} // namespace holdfast
