// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/railway/service.h"
#include "range/server/front.h"

namespace holdfast::range {

/// The service's stable public address: hands each request to the instance that is live.
class Edge final : public QObject, public Provider {
    Q_OBJECT

public:
    explicit Edge(RailwayService &service, QObject *parent)
        : QObject(parent)
        , m_service(service)
    { }

    [[nodiscard]] QString name() const override { return QStringLiteral("app"); }
    [[nodiscard]] QStringList routes() const override;
    [[nodiscard]] QString routeOf(const Request &request) const override;
    [[nodiscard]] Response refusal(int status) const override;
    void serve(const Request &request, Call &call, const Answer &answer) override;
    [[nodiscard]] bool isRecorded() const override { return false; }

private:
    RailwayService &m_service;
};

} // namespace holdfast::range
