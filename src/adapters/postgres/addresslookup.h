// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/postgres/waiter.h"
#include "kernel/result.h"

#include <QStringList>

namespace holdfast {

/// The numeric addresses of a host. libpq would look the name up itself, but blocking and without a deadline.
[[nodiscard]] Result<QStringList> lookUpAddresses(const QString &host, Waiter &waiter);
/// Whether a numeric address belongs to this machine's loopback interface.
[[nodiscard]] bool isLoopbackAddress(const QString &address);

} // namespace holdfast
