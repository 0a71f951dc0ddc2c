// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"

namespace holdfast {

/// What the incident is called before others: by its codename while only few may know.
[[nodiscard]] inline QString spokenTitle(const Incident &incident)
{
    return incident.team.restricted ? incident.team.codename : incident.title;
}

} // namespace holdfast
