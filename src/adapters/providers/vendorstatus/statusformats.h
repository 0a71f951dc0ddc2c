// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/providers/vendorstatus.h"

#include <QByteArray>

/// Reads the formats that status pages come in. An error says why it cannot be read. Pure functions.
namespace holdfast::vendorstatus {

/// Atlassian Statuspage and what imitates it: /api/v2/summary.json. `incidents` may be absent.
[[nodiscard]] Result<VendorReport> readStatuspage(const QByteArray &body);
/// incident.io's widget, also with sub-pages: ongoing_incidents, in_progress_maintenances.
[[nodiscard]] Result<VendorReport> readIncidentIo(const QByteArray &body);
/// Railway's own page: activeIncidents with the impact on components, maintenances.
[[nodiscard]] Result<VendorReport> readRailway(const QByteArray &body);
/// Slack's own page: status `ok` or `active`, active_incidents.
[[nodiscard]] Result<VendorReport> readSlack(const QByteArray &body);
/// AWS currentevents: a list in UTF-16 with a byte order mark; empty when all is calm.
[[nodiscard]] Result<VendorReport> readAws(const QByteArray &body);

} // namespace holdfast::vendorstatus
