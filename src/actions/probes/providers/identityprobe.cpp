// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/probes/providers/identityprobe.h"

namespace holdfast {

using namespace Qt::StringLiterals;

IdentityProbe::IdentityProbe(ComponentId component, ProbeSpec spec, IdentityProvider &identity, const Clock &clock)
    : LookingProbe(std::move(component), std::move(spec), clock, Asks::itself)
    , m_identity(identity)
{ }

Result<> IdentityProbe::look(Sample &sample, const std::stop_token &stop)
{
    const auto keys = m_identity.signingKeys(stop);
    if (!keys)
        return failure(keys.error());
    sample.evidence.insert(u"signingKeys"_s, keys->size());
    const auto users = m_identity.userCount(stop);
    if (!users)
        return failure(users.error());
    sample.evidence.insert(u"users"_s, *users);
    if (keys->isEmpty()) {
        sample.health = Health::down;
        sample.reason = u"The sign-in provider has no key to sign sessions with: nobody can sign in."_s;
    } else if (*users == 0) {
        sample.health = Health::degraded;
        sample.reason = u"The sign-in provider answers but knows no users. Is it the right instance?"_s;
    } else {
        sample.health = Health::up;
        sample.reason = u"answers and knows %1 users"_s.arg(*users);
    }
    return {};
}

} // namespace holdfast
