// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace holdfast::range {

/// A user with every member that Clerk's description demands. Nobody's: `practice-07@example.com`. Every fourth one has
/// a second factor.
[[nodiscard]] QJsonObject practiceUser(const QString &id, const QString &addressId, int number, qint64 createdAt);
/// An active session; times in milliseconds.
[[nodiscard]] QJsonObject practiceSession(
    const QString &id, const QString &userId, const QString &clientId, qint64 now);

} // namespace holdfast::range
