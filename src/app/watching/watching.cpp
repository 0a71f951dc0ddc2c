// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/watching/watching.h"

using namespace Qt::StringLiterals;

namespace holdfast {

Watching::Watching(const Parts &parts)
    : m_samples(u"%1/samples-%2.db"_s.arg(parts.stateFolder, parts.profile))
    , m_recorder(parts.monitor, parts.desk)
    , m_history(parts.monitor, m_samples, parts.clock)
    , m_alarms({parts.monitor, parts.plan, parts.desk, parts.settings, parts.clock, parts.person})
{ }

} // namespace holdfast
