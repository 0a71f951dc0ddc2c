// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/immediateaction.h"
#include "actions/support/readingaction.h"

namespace holdfast {

/// `security.accounts`: who can sign in, who is signed in, and which accounts are new. Facts: `users`,
/// `activeSessions`, `newAccounts` (how many within a day), `suspect` (the newest of them, or empty), `summary`, `at`.
class LookAtAccounts final : public ReadingAction {
public:
    explicit LookAtAccounts(const Recovery &recovery)
        : m_recovery(recovery)
    { }

protected:
    [[nodiscard]] QString reads() const override;
    [[nodiscard]] Result<Observation> look(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `security.keep-out`: ends every session of one account and keeps it from signing in again. Input: `account`, an
/// address or an id. Facts: `userId`, `since`: tokens that were issued before go on for about a minute after it.
class KeepOut final : public ImmediateAction {
public:
    explicit KeepOut(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<> precheck(const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Preview> preview(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Handle> begin(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<std::optional<Handle>> find(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Undoing> undo(const Handle &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `security.is-out`: the account is banned and none of its sessions is active. Input: `user`, an id.
class IsOut final : public Check {
public:
    explicit IsOut(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `security.tokens-over`: what was issued before `since` can no longer be used: `tail` has passed since.
class TokensOver final : public Check {
public:
    explicit TokensOver(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `identity.answers`: the provider of sign-in answers and has keys to sign with. Input `restores`: see
/// restoredNow().
class IdentityAnswers final : public Check {
public:
    explicit IdentityAnswers(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// ErrorCode::refused where the provider of sign-in is not set up, with what to do about it.
[[nodiscard]] Result<IdentityProvider *> identityOf(const Recovery &recovery);
/// All pages of a list of an identity provider; ErrorCode::refused beyond `most`.
[[nodiscard]] Result<QList<IdentityUser>> allUsers(IdentityProvider &identity, const std::stop_token &stop);
[[nodiscard]] Result<QList<IdentitySession>> activeSessionsOf(
    IdentityProvider &identity, const QString &userId, const std::stop_token &stop);

} // namespace holdfast
