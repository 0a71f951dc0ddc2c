// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/clerk/clerkkeycheck.h"

#include "adapters/http/apireply.h"
#include "adapters/providers/clerk/clerkreplies.h"

using namespace Qt::StringLiterals;

namespace holdfast {

ClerkKeyCheck::ClerkKeyCheck(Transport &transport, ClerkConfig config)
    : m_transport(transport)
    , m_config(std::move(config))
{ }

Result<KeyReport> ClerkKeyCheck::check(const Secret &key, std::stop_token stop)
{
    ClerkConfig config = m_config;
    config.token = key;
    const auto count = call(m_transport, clerk::countUsers(config), stop, clerk::readCount);
    if (!count)
        return failure(count.error());
    const bool live = key.reveal().startsWith("sk_live_");
    return KeyReport{{}, {live ? u"a production instance"_s : u"not a production instance"_s}, {},
        u"The key opens an instance with %1 users; it may change everything in it."_s.arg(*count)};
}

} // namespace holdfast
