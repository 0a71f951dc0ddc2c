// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/security/accounts.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr auto isNew = std::chrono::hours{24};
constexpr qsizetype mostUsers = 50'000;

Result<IdentityUser> userOf(const Recovery &recovery, const Inputs &inputs, const std::stop_token &stop)
{
    const auto identity = identityOf(recovery);
    if (!identity)
        return failure(identity.error());
    const auto account = textInput(inputs, "account");
    if (!account)
        return failure(account.error());
    if (!account->contains(u'@'))
        return (*identity)->user(*account, stop);
    const auto users = allUsers(**identity, stop);
    if (!users)
        return failure(users.error());
    const auto found = std::find_if(users->begin(), users->end(),
        [&account](const IdentityUser &user) { return user.email.compare(*account, Qt::CaseInsensitive) == 0; });
    if (found == users->end())
        return failure(ErrorCode::notFound, u"There is no account “%1”."_s.arg(*account), {},
            u"Look at the accounts again, and name one of them."_s);
    return *found;
}

} // namespace

Result<IdentityProvider *> identityOf(const Recovery &recovery)
{
    if (recovery.identity)
        return recovery.identity;
    return failure(ErrorCode::refused, u"The provider of sign-in is not set up here."_s,
        u"The plan names none for this environment, or its key is missing."_s,
        u"Add `integrations.clerk` to the environment and store its key, or do the step by hand."_s);
}

Result<QList<IdentityUser>> allUsers(IdentityProvider &identity, const std::stop_token &stop)
{
    QList<IdentityUser> users;
    QString from;
    do {
        const auto page = identity.users(from, stop);
        if (!page)
            return failure(page.error());
        users << page->items;
        from = page->next;
    } while (!from.isEmpty() && users.size() < mostUsers);
    if (!from.isEmpty())
        return failure(ErrorCode::refused, u"There are more than %1 accounts."_s.arg(mostUsers), {},
            u"Name the account by its id."_s);
    return users;
}

Result<QList<IdentitySession>> activeSessionsOf(
    IdentityProvider &identity, const QString &userId, const std::stop_token &stop)
{
    QList<IdentitySession> active;
    QString from;
    do {
        const auto page = identity.sessions(userId, from, stop);
        if (!page)
            return failure(page.error());
        std::copy_if(page->items.begin(), page->items.end(), std::back_inserter(active),
            [](const IdentitySession &session) { return session.status == SessionStatus::active; });
        from = page->next;
    } while (!from.isEmpty());
    return active;
}

QString LookAtAccounts::reads() const
{
    return u"Lists the accounts, the new ones among them, and who is signed in."_s;
}

Result<Observation> LookAtAccounts::look(const Inputs &, std::stop_token stop)
{
    const auto identity = identityOf(m_recovery);
    if (!identity)
        return failure(identity.error());
    const auto users = allUsers(**identity, stop);
    if (!users)
        return failure(users.error());
    const UtcTime now = m_recovery.clock.utc();
    QStringList fresh;
    const IdentityUser *newest = nullptr;
    qint64 withoutSecondFactor = 0;
    for (const IdentityUser &user : *users) {
        withoutSecondFactor += user.twoFactor ? 0 : 1;
        if (user.banned || now - user.createdAt > isNew)
            continue;
        fresh << u"%1 (%2)"_s.arg(user.email.isEmpty() ? user.id : user.email, formatUtcSeconds(user.createdAt));
        if (!newest || user.createdAt > newest->createdAt)
            newest = &user;
    }
    qint64 sessions = 0;
    if (newest) {
        const auto active = activeSessionsOf(**identity, newest->id, stop);
        if (!active)
            return failure(active.error());
        sessions = active->size();
    }
    Observation observation{Observation::State::finished, {}, {}, {}, {}, {}};
    observation.facts = {{u"users"_s, users->size()}, {u"newAccounts"_s, fresh.size()},
        {u"withoutSecondFactor"_s, withoutSecondFactor}, {u"suspectSessions"_s, sessions},
        {u"suspect"_s, newest ? (newest->email.isEmpty() ? newest->id : newest->email) : QString()},
        {u"at"_s, formatUtc(now)},
        {u"summary"_s,
            u"%1 accounts, %2 without a second factor, %3 made within a day%4."_s.arg(users->size())
                .arg(withoutSecondFactor)
                .arg(fresh.size())
                .arg(fresh.isEmpty() ? QString() : u": "_s + fresh.join(u", "_s))}};
    observation.evidence = observation.facts;
    return observation;
}

Result<> KeepOut::precheck(const Inputs &inputs, std::stop_token stop)
{
    const auto user = userOf(m_recovery, inputs, stop);
    return user ? Result<>{} : Result<>{failure(user.error())};
}

Result<Preview> KeepOut::preview(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto user = userOf(m_recovery, inputs, stop);
    if (!user)
        return failure(user.error());
    const auto active = activeSessionsOf(*m_recovery.identity, user->id, stop);
    if (!active)
        return failure(active.error());
    const QString name = user->email.isEmpty() ? user->id : user->email;
    Preview preview{{m_recovery.identity->describeBan({user->id})},
        u"“%1” is signed out everywhere and cannot sign in again."_s.arg(name), {}, {}};
    preview.blastRadius << u"%1 sessions of this account end. No other account is touched."_s.arg(active->size())
                        << u"The account was made at %1."_s.arg(formatUtcSeconds(user->createdAt))
                        << u"Tokens that were issued before go on for about a minute; the next step waits for it."_s;
    return preview;
}

Result<Handle> KeepOut::begin(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto user = userOf(m_recovery, inputs, stop);
    if (!user)
        return failure(user.error());
    if (auto banned = m_recovery.identity->ban({user->id}, stop); !banned)
        return failure(banned.error());
    return Handle{{u"userId"_s, user->id}, {u"since"_s, formatUtc(m_recovery.clock.utc())}};
}

Result<std::optional<Handle>> KeepOut::find(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto user = userOf(m_recovery, inputs, stop);
    if (!user)
        return failure(user.error());
    if (!user->banned)
        return std::optional<Handle>();
    // When it was banned is not told: from now on is the safe side.
    return std::optional(Handle{{u"userId"_s, user->id}, {u"since"_s, formatUtc(m_recovery.clock.utc())}});
}

Result<Undoing> KeepOut::undo(const Handle &handle, std::stop_token stop)
{
    const auto identity = identityOf(m_recovery);
    if (!identity)
        return failure(identity.error());
    if (const auto user = (*identity)->unban(handle.value("userId"_L1).toString(), stop); !user)
        return failure(user.error());
    return Undoing{true, u"The account may sign in again. Its ended sessions stay ended."_s};
}

Result<Verdict> IsOut::run(const Inputs &inputs, std::stop_token stop)
{
    const auto identity = identityOf(m_recovery);
    if (!identity)
        return failure(identity.error());
    const QString id = inputs.value("user"_L1).toString();
    const auto user = (*identity)->user(id, stop);
    if (!user)
        return failure(user.error());
    const auto active = activeSessionsOf(**identity, id, stop);
    if (!active)
        return failure(active.error());
    const bool out = user->banned && active->isEmpty();
    return Verdict{out ? Verdict::Kind::pass : Verdict::Kind::fail,
        u"The account is %1 and has %2 active sessions."_s.arg(user->banned ? u"kept out"_s : u"not kept out"_s)
            .arg(active->size()),
        {{u"banned"_s, user->banned}, {u"activeSessions"_s, active->size()}}, {}};
}

Result<Verdict> TokensOver::run(const Inputs &inputs, std::stop_token)
{
    const auto since = timeInput(inputs, "since");
    if (!since)
        return failure(since.error());
    const Duration tail = parseDuration(inputs.value("tail"_L1).toString()).value_or(std::chrono::seconds{60});
    const auto left = *since + tail - m_recovery.clock.utc();
    if (left > std::chrono::seconds{0})
        return Verdict{Verdict::Kind::fail,
            u"Tokens of before may still be used for %1."_s.arg(
                formatRough(std::chrono::duration_cast<Duration>(left))),
            {}, {}};
    return Verdict{Verdict::Kind::pass, u"Tokens of before are over: %1 have passed."_s.arg(formatRough(tail)), {}, {}};
}

Result<Verdict> IdentityAnswers::run(const Inputs &inputs, std::stop_token stop)
{
    const auto identity = identityOf(m_recovery);
    if (!identity)
        return failure(identity.error());
    const auto keys = (*identity)->signingKeys(stop);
    if (!keys)
        return Verdict{Verdict::Kind::fail, keys.error().what, {}, {}};
    const auto users = (*identity)->userCount(stop);
    if (!users)
        return Verdict{Verdict::Kind::fail, users.error().what, {}, {}};
    if (keys->isEmpty())
        return Verdict{Verdict::Kind::fail, u"There is no key that sessions are signed with."_s, {}, {}};
    return Verdict{Verdict::Kind::pass, u"It answers: %1 accounts, %2 signing keys."_s.arg(*users).arg(keys->size()),
        {}, restoredNow(m_recovery, inputs)};
}

} // namespace holdfast
