// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace holdfast {

/// Which side of the house a text is for. Internal text never reaches an external audience.
enum class Side { internal, external };

/// `email`, `slack`, `sms`, `pager`, `status-page`.
[[nodiscard]] const QStringList &messageChannels();

struct Audience {
    QString id;
    QString title;
    Side side = Side::internal;
    QStringList recipients; ///< addresses, for the channels that need them
    QStringList channels; ///< in the order in which they are tried
    Duration cadence{0}; ///< longest time between two updates

    friend bool operator==(const Audience &, const Audience &) = default;
};

/// A text with places such as `${incident.title}` that are filled from facts. `event` says when: `outage`, `update`,
/// `recovery`.
struct MessageTemplate {
    QString id;
    QString event;
    Side side = Side::internal;
    QString subject;
    QString text;

    friend bool operator==(const MessageTemplate &, const MessageTemplate &) = default;
};

[[nodiscard]] QString sideName(Side side); ///< `internal`, `external`

} // namespace holdfast
