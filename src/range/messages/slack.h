// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/process/context.h"
#include "range/server/front.h"

namespace holdfast::range {

/// A Slack incoming webhook that keeps what it receives.
class Slack final : public Provider {
public:
    Slack(Context &context, Token token);

    [[nodiscard]] QString path() const
    {
        return QStringLiteral("/slack/services/TPRACTICE/BPRACTICE/") + m_token.value;
    }
    [[nodiscard]] const QJsonArray &messages() const { return m_messages; }

    [[nodiscard]] QString name() const override { return QStringLiteral("slack"); }
    [[nodiscard]] QStringList routes() const override { return {QStringLiteral("webhook")}; }
    [[nodiscard]] QString routeOf(const Request &) const override { return QStringLiteral("webhook"); }
    [[nodiscard]] Response refusal(int status) const override;
    void serve(const Request &request, Call &call, const Answer &answer) override;

private:
    Context &m_context;
    Token m_token;
    QJsonArray m_messages;
};

} // namespace holdfast::range
