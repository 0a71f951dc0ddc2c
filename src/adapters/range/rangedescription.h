// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"
#include "kernel/secret.h"

#include <QMap>
#include <QUrl>

namespace holdfast {

/// What a running practice range says about itself, in its ready line and its port file. Members that are empty were
/// not given; all addresses are on loopback.
struct RangeDescription {
    struct Neon {
        QUrl url;
        Secret token;
        QString projectId;
        QString branchId;
        QString databaseName;
        QString roleName; ///< the owner
        QString applicationRoleName; ///< whom the service logs in as
    };
    struct Railway {
        QUrl url;
        Secret token;
        QString projectId;
        QString environmentId;
        QString serviceId;
        QString serviceName;
    };
    struct Statuspage {
        QUrl url;
        Secret token;
        QString pageId;
        QString componentId;
    };

    /// One of the counterparts that need no more than an address, ids and credentials.
    struct Provider {
        QUrl url;
        QMap<QString, QString> ids;
        QMap<QString, Secret> secrets;
    };

    qint64 pid = 0;
    QUrl control;
    Neon neon;
    Railway railway;
    Secret slackWebhook; ///< the address itself is the credential
    Statuspage statuspage;
    QUrl app;
    Secret standby; ///< connection string of the standby server
    QMap<QString, Provider> providers; ///< every other member of the ready line, by its name
};

/// Reads version 1. Later versions of the range may add members; one that is missing, of another type, or an address
/// that is not `http://127.…` or `http://[::1]` is ErrorCode::invalid.
[[nodiscard]] Result<RangeDescription> readRangeDescription(const QByteArray &text);
/// The same from a port file: ErrorCode::notFound when there is none.
[[nodiscard]] Result<RangeDescription> readRangeFile(const QString &fileName);

} // namespace holdfast
