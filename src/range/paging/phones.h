// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/process/context.h"
#include "range/server/front.h"

namespace holdfast::range {

/// Twilio's messages for one practice account. The magic numbers of its test mode refuse as they do there; a message
/// that was sent is delivered when it is asked for the second time.
class Phones final : public Provider {
public:
    explicit Phones(Context &context);

    [[nodiscard]] QString name() const override { return QStringLiteral("twilio"); }
    [[nodiscard]] QStringList routes() const override;
    [[nodiscard]] QString routeOf(const Request &request) const override;
    [[nodiscard]] Response refusal(int status) const override;
    void serve(const Request &request, Call &call, const Answer &answer) override;
    [[nodiscard]] QJsonObject describe(const QString &origin) const override;
    [[nodiscard]] QJsonObject truth() const override;

private:
    [[nodiscard]] Response create(const QUrlQuery &form, Call &call);
    [[nodiscard]] Response list(const Request &request) const;
    [[nodiscard]] Response fetch(const QString &sid);

    Context &m_context;
    Token m_token;
    QString m_account;
    QList<QJsonObject> m_messages; ///< the oldest first
};

/// PagerDuty's Events API v2 for one practice integration: alerts by their key, as long as they are open.
class Pagers final : public Provider {
public:
    explicit Pagers(Context &context);

    [[nodiscard]] QString name() const override { return QStringLiteral("pagerduty"); }
    [[nodiscard]] QStringList routes() const override { return {QStringLiteral("enqueue")}; }
    [[nodiscard]] QString routeOf(const Request &request) const override;
    [[nodiscard]] Response refusal(int status) const override;
    void serve(const Request &request, Call &call, const Answer &answer) override;
    [[nodiscard]] QJsonObject describe(const QString &origin) const override;
    [[nodiscard]] QJsonObject truth() const override;

private:
    Context &m_context;
    Token m_key;
    QList<QJsonObject> m_alerts;
};

} // namespace holdfast::range
