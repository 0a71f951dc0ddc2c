// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/neon/neonkeycheck.h"

#include "adapters/http/apireply.h"
#include "adapters/providers/neon/neonreplies.h"

using namespace Qt::StringLiterals;

namespace holdfast {

NeonKeyCheck::NeonKeyCheck(Transport &transport, NeonConfig config)
    : m_transport(transport)
    , m_config(std::move(config))
{ }

Result<KeyReport> NeonKeyCheck::check(const Secret &key, std::stop_token stop)
{
    NeonConfig config = m_config;
    config.token = key;
    const auto project = call(m_transport, neon::getProject(config), stop, neon::readProject);
    if (!project)
        return failure(project.error());
    return KeyReport{project->name, {}, {},
        u"The key can read the project %1 (%2). Whether it may change it shows only when it does."_s.arg(
            shownMessage(project->name), shownMessage(project->id))};
}

} // namespace holdfast
