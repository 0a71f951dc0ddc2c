// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/clerk/clerkclient.h"

#include "adapters/http/apireply.h"
#include "adapters/http/networkrequest.h"
#include "adapters/providers/clerk/clerkreplies.h"

namespace holdfast {

using namespace Qt::StringLiterals;

ClerkClient::ClerkClient(Transport &transport, ClerkConfig config)
    : m_transport(transport)
    , m_config(std::move(config))
{ }

// A full page may be the last one: then the next is empty and ends the list.
Result<ListPage<IdentityUser>> ClerkClient::users(const QString &from, std::stop_token stop)
{
    const auto users = call(m_transport, clerk::listUsers(m_config, from), stop, clerk::readUsers);
    if (!users)
        return failure(users.error());
    const bool isFull = users->size() >= clerk::usersPerPage;
    return ListPage<IdentityUser>{*users, isFull ? users->last().id : QString()};
}

Result<qint64> ClerkClient::userCount(std::stop_token stop)
{
    return call(m_transport, clerk::countUsers(m_config), stop, clerk::readCount);
}

Result<IdentityUser> ClerkClient::user(const QString &id, std::stop_token stop)
{
    return call(m_transport, clerk::getUser(m_config, id), stop, clerk::readUser);
}

Result<ListPage<IdentitySession>> ClerkClient::sessions(
    const QString &userId, const QString &from, std::stop_token stop)
{
    const int offset = from.toInt();
    const auto sessions = call(m_transport, clerk::listSessions(m_config, userId, offset), stop, clerk::readSessions);
    if (!sessions)
        return failure(sessions.error());
    const bool isFull = sessions->size() >= clerk::sessionsPerPage;
    return ListPage<IdentitySession>{*sessions, isFull ? QString::number(offset + sessions->size()) : QString()};
}

Result<IdentitySession> ClerkClient::session(const QString &id, std::stop_token stop)
{
    return call(m_transport, clerk::getSession(m_config, id), stop, clerk::readSession);
}

Result<IdentitySession> ClerkClient::revokeSession(const QString &id, std::stop_token stop)
{
    return call(m_transport, clerk::revokeSession(m_config, id), stop, clerk::readSession);
}

RequestPreview ClerkClient::describeRevokeSession(const QString &id) const
{
    return describe(clerk::revokeSession(m_config, id), m_config.tokenName);
}

Result<> ClerkClient::ban(const QStringList &userIds, std::stop_token stop)
{
    if (userIds.isEmpty() || userIds.size() > mostBanned)
        return failure(ErrorCode::invalid, u"These users cannot be banned at once."_s,
            u"Clerk takes 1 to %1 of them."_s.arg(mostBanned), u"Nothing was sent."_s);
    return call(m_transport, clerk::banUsers(m_config, userIds), stop, clerk::readChange);
}

RequestPreview ClerkClient::describeBan(const QStringList &userIds) const
{
    return describe(clerk::banUsers(m_config, userIds), m_config.tokenName);
}

Result<IdentityUser> ClerkClient::unban(const QString &userId, std::stop_token stop)
{
    return call(m_transport, clerk::unbanUser(m_config, userId), stop, clerk::readUser);
}

Result<> ClerkClient::removeSecondFactors(const QString &userId, std::stop_token stop)
{
    return call(m_transport, clerk::disableMfa(m_config, userId), stop, clerk::readChange);
}

Result<QStringList> ClerkClient::signingKeys(std::stop_token stop)
{
    return call(m_transport, clerk::getJwks(m_config), stop, clerk::readKeyIds);
}

} // namespace holdfast
