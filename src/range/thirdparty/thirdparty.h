// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/process/context.h"
#include "range/server/front.h"

namespace holdfast::range {

/// The third parties that the practice product depends on, each below a path of its own: language models, exchange
/// rates, tax. Routes are `service.call`.
class ThirdParty final : public Provider {
public:
    explicit ThirdParty(Context &context);

    [[nodiscard]] QString name() const override { return QStringLiteral("thirdparty"); }
    [[nodiscard]] QStringList routes() const override;
    [[nodiscard]] QString routeOf(const Request &request) const override;
    [[nodiscard]] Response refusal(int status) const override;
    void serve(const Request &request, Call &call, const Answer &answer) override;
    [[nodiscard]] QJsonObject describe(const QString &origin) const override;
    [[nodiscard]] QJsonObject truth() const override;

private:
    [[nodiscard]] bool isAllowed(const QString &service, const Request &request) const;
    [[nodiscard]] Response answerTo(const QString &route, const Request &request);
    [[nodiscard]] Response rates() const;

    Context &m_context;
    QMap<QString, Token> m_keys; ///< by service
    QString m_account;
    QMap<QString, int> m_asked; ///< by route
};

/// The public status pages of the vendors, in their real formats; all is calm until somebody says otherwise through
/// POST /set with {"vendor": …, "state": "operational"|"degraded"|"outage"}.
class VendorPages final : public Provider {
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("vendors"); }
    [[nodiscard]] QStringList routes() const override;
    [[nodiscard]] QString routeOf(const Request &request) const override;
    [[nodiscard]] Response refusal(int status) const override;
    void serve(const Request &request, Call &call, const Answer &answer) override;
    [[nodiscard]] QJsonObject describe(const QString &origin) const override;
    [[nodiscard]] QJsonObject truth() const override;

private:
    [[nodiscard]] Response page(const QString &vendor) const;

    QMap<QString, QString> m_states; ///< of the vendors that are not well
};

} // namespace holdfast::range
