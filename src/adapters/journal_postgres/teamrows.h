// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/team/teamstore.h"

#include <QJsonObject>

namespace holdfast {

/// One row of the shared journal as it is stored and hashed.
struct TeamRow {
    QString incident;
    qint64 sequence = 0;
    QString id;
    QString kind;
    int version = 0;
    QString atUtc;
    qint64 bootNs = 0;
    QString bootId;
    QString author;
    QString body; ///< canonical JSON
    QString previous; ///< hash of the row before it in the same incident, in hex
    QString hash;
};

/// What stands before an incident's first event: 64 zeros.
[[nodiscard]] QString teamChainStart();
/// SHA-256 over the fields, each with its length before it, in the order of the struct without `hash`; in hex.
[[nodiscard]] QString teamHash(const TeamRow &row);

[[nodiscard]] TeamRow teamRow(const Event &event, const QString &id, const QString &previous);
[[nodiscard]] Result<Event> teamEvent(const TeamRow &row);
/// For `jsonb_to_recordset`.
[[nodiscard]] QJsonObject teamRowJson(const TeamRow &row);

} // namespace holdfast
