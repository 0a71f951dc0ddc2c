// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace holdfast::range {

/// The folder of initdb, postgres and pg_basebackup of one version; empty when there is none on this machine.
[[nodiscard]] QString postgresPrograms();

} // namespace holdfast::range
