// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/event.h"
#include "domain/incident/team.h"

namespace holdfast {

/// What one event changes in the team; nothing for an event about something else, or one whose task, decision or offer
/// is not there.
void applyToTeam(Team &team, const Event &event);

} // namespace holdfast
