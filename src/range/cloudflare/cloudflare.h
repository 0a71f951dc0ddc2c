// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/process/context.h"
#include "range/server/front.h"

namespace holdfast::range {

/// Cloudflare's API v4 for one practice zone: records, blocked addresses, two pools of origins, the security level.
/// Routes are the SDK's names of the calls.
class Cloudflare final : public Provider {
public:
    explicit Cloudflare(Context &context);

    [[nodiscard]] QString name() const override { return QStringLiteral("cloudflare"); }
    [[nodiscard]] QStringList routes() const override;
    [[nodiscard]] QString routeOf(const Request &request) const override;
    [[nodiscard]] Response refusal(int status) const override;
    void serve(const Request &request, Call &call, const Answer &answer) override;
    [[nodiscard]] QJsonObject describe(const QString &origin) const override;
    [[nodiscard]] QJsonObject truth() const override;

private:
    [[nodiscard]] Response answerTo(const QString &route, const Request &request, Call &call);
    [[nodiscard]] Response listRecords(const Request &request) const;
    [[nodiscard]] Response editRecord(const QString &id, const QJsonObject &body, Call &call);
    [[nodiscard]] Response createRule(const QJsonObject &body, Call &call);
    [[nodiscard]] Response deleteRule(const QString &id, Call &call);
    [[nodiscard]] Response editPool(const QString &id, const QJsonObject &body, Call &call);
    [[nodiscard]] QString now() const { return formatUtc(m_context.now()); }

    Context &m_context;
    Token m_token;
    QString m_zone;
    QString m_account;
    QList<QJsonObject> m_records;
    QList<QJsonObject> m_rules;
    QList<QJsonObject> m_pools;
    QString m_level = QStringLiteral("medium");
};

} // namespace holdfast::range
