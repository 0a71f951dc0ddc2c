// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/security/identitystate.h"

#include "actions/security/accounts.h"

namespace holdfast {

using namespace Qt::StringLiterals;

Result<> ExamineIdentity::precheck(const Inputs &, std::stop_token)
{
    const auto identity = identityOf(m_recovery);
    return identity ? Result<>{} : Result<>{failure(identity.error())};
}

QString ExamineIdentity::reads() const
{
    return u"Asks the provider of sign-in for its keys and how many accounts it has."_s;
}

Result<Observation> ExamineIdentity::look(const Inputs &, std::stop_token stop)
{
    QString state = u"answers"_s;
    QString reason;
    const auto keys = m_recovery.identity->signingKeys(stop);
    const auto users = keys ? m_recovery.identity->userCount(stop) : Result<qint64>(failure(keys.error()));
    if (users) {
        reason = u"It answers: %1 accounts, %2 signing keys."_s.arg(*users).arg(keys->size());
    } else {
        state = users.error().code == ErrorCode::unauthorised ? u"key-refused"_s : u"silent"_s;
        reason = (users.error().what + u' ' + users.error().why).trimmed();
    }
    Observation observation{Observation::State::finished, {}, {}, {}, {}, {}};
    observation.facts = {{u"state"_s, state}, {u"reason"_s, reason}};
    observation.evidence = observation.facts;
    return observation;
}

} // namespace holdfast
