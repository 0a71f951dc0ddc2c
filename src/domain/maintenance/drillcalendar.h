// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/governance.h"

namespace holdfast {

/// The drills as events of iCalendar (RFC 5545), each with a reminder a day and an hour before. Written again, the same
/// drill on the same day has the same UID, so that a calendar that reads both keeps one. Pure.
[[nodiscard]] QByteArray drillsIcs(const QList<DrillDate> &drills, const QString &service, UtcTime writtenAt);

} // namespace holdfast
