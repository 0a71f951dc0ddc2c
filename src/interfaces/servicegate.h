// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/health/health.h"
#include "kernel/result.h"

#include <QMap>
#include <stop_token>

namespace holdfast {

/// What the service has acknowledged to its users: the newest key per table and the newest commit.
struct AcknowledgedWrites {
    QMap<QString, qint64> lastIds; ///< by table
    std::optional<UtcTime> lastCommitAt; ///< commit time of the database, not of the service
};

/// The service's own word about itself, `/api/health`.
struct ServiceHealth {
    Health health = Health::unknown; ///< from `overall.status`: healthy → up, degraded, unhealthy → down
    QString status; ///< the word itself
    QString buildId;
    QString databaseStatus;
    QString databaseError;
    bool maintenance = false;
    AcknowledgedWrites writes;
    std::optional<AcknowledgedWrites> beforeFailure; ///< as it stood before the first failed write
    std::optional<UtcTime> failingSince;
};

struct ProbeReceipt {
    QString buildId;
    bool readBack = false;
};

/// The protected service through its public address. Blocking; probing or effects thread.
class ServiceGate {
public:
    virtual ~ServiceGate() = default;
    [[nodiscard]] virtual QString address() const = 0;
    /// An answer that is not the service's own health form is ErrorCode::badReply and never `up`.
    [[nodiscard]] virtual Result<ServiceHealth> health(Duration deadline, std::stop_token) = 0;
    /// Asks for a path of the service; how long the answer took. Anything but 200 with JSON is an error.
    [[nodiscard]] virtual Result<Duration> answers(const QString &path, Duration deadline, std::stop_token) = 0;
    /// Writes a token through the public API and reads it back.
    [[nodiscard]] virtual Result<ProbeReceipt> writeAndRead(const QString &token, std::stop_token) = 0;
    /// Takes the token back through the public API; false: the service offers no way to do so.
    [[nodiscard]] virtual Result<bool> takeBack(const QString &token, std::stop_token) = 0;
};

} // namespace holdfast
