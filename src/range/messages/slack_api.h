// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/process/context.h"
#include "range/server/front.h"

namespace holdfast::range {

/// Slack's Web API for one bot in a practice workspace: messages with metadata, their history, channels. Routes are the
/// names of Slack's methods.
class SlackApi final : public Provider {
public:
    explicit SlackApi(Context &context);

    [[nodiscard]] QString name() const override { return QStringLiteral("slack-bot"); }
    [[nodiscard]] QStringList routes() const override;
    [[nodiscard]] QString routeOf(const Request &request) const override;
    [[nodiscard]] Response refusal(int status) const override;
    void serve(const Request &request, Call &call, const Answer &answer) override;
    [[nodiscard]] QJsonObject describe(const QString &origin) const override;
    [[nodiscard]] QJsonObject truth() const override;

private:
    struct Channel {
        QString id;
        QString name;
        bool archived = false;
        QString topic{};
        QStringList members{};
        QList<QJsonObject> messages; ///< oldest first
    };

    [[nodiscard]] Response answerTo(const QString &route, const QJsonObject &arguments, Call &call);
    [[nodiscard]] Response identity() const;
    [[nodiscard]] Response post(const QJsonObject &arguments, Call &call);
    [[nodiscard]] Response update(const QJsonObject &arguments, Call &call);
    [[nodiscard]] Response history(const QJsonObject &arguments);
    [[nodiscard]] Response create(const QJsonObject &arguments, Call &call);
    [[nodiscard]] Response invite(const QJsonObject &arguments, Call &call);
    [[nodiscard]] Response setTopic(const QJsonObject &arguments, Call &call);
    [[nodiscard]] Response list(const QJsonObject &arguments) const;
    [[nodiscard]] Channel *channel(const QString &idOrName);
    [[nodiscard]] QString newId(const QString &prefix) { return prefix + m_context.letters(10).toUpper(); }

    Context &m_context;
    Token m_token;
    QString m_team;
    QString m_user;
    QList<Channel> m_channels;
    qint64 m_lastStamp = 0; ///< microseconds; no two messages share one
};

} // namespace holdfast::range
