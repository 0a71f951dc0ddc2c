// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/process/context.h"
#include "range/server/front.h"

namespace holdfast::range {

/// Clerk's Backend API v1 over practice users: lists, sessions, bans, second factors, signing keys. A ban ends a user's
/// sessions; what has ended never comes back. Routes are the operation ids of Clerk's description.
class Clerk final : public Provider {
public:
    explicit Clerk(Context &context);

    [[nodiscard]] QString name() const override { return QStringLiteral("clerk"); }
    [[nodiscard]] QStringList routes() const override;
    [[nodiscard]] QString routeOf(const Request &request) const override;
    [[nodiscard]] Response refusal(int status) const override;
    void serve(const Request &request, Call &call, const Answer &answer) override;
    [[nodiscard]] QJsonObject describe(const QString &origin) const override;
    [[nodiscard]] QJsonObject truth() const override;
    [[nodiscard]] QStringList disasters() const override { return {QStringLiteral("intruder")}; }
    void strike(const QString &disaster) override;

private:
    using Id = QString;

    void addUser(int number);
    [[nodiscard]] Response answerTo(const QString &route, const Request &request, Call &call);
    [[nodiscard]] Response listUsers(const Request &request) const;
    [[nodiscard]] Response listSessions(const Request &request) const;
    [[nodiscard]] Response revoke(const Id &session, Call &call);
    [[nodiscard]] Response banMany(const Request &request, Call &call);
    [[nodiscard]] Response change(const QString &route, const Id &user, Call &call);
    void ban(QJsonObject &user);
    [[nodiscard]] QJsonObject *user(const Id &id);
    [[nodiscard]] qint64 now() const;
    [[nodiscard]] QString newId(const QString &prefix) { return prefix + u'_' + m_context.letters(27); }

    Context &m_context;
    Token m_token;
    QString m_instance;
    QList<QJsonObject> m_users; ///< in the order of their creation
    QList<QJsonObject> m_sessions;
};

} // namespace holdfast::range
