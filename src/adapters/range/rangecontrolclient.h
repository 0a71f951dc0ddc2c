// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/practicerange.h"
#include "interfaces/transport.h"

#include <QJsonValue>

namespace holdfast {

/// The answers of the range's control side. Pure functions.
namespace rangecontrol {

[[nodiscard]] Result<RangeTruth> readTruth(const QByteArray &body);
struct RangeCall {
    qint64 number = 0;
    UtcTime receivedAt;
    std::optional<UtcTime> settledAt; ///< the answer and all work that it started are done
};
[[nodiscard]] Result<QList<RangeCall>> readCalls(const QByteArray &body);

} // namespace rangecontrol

class RangeControlClient final : public PracticeRange {
public:
    /// `control` is the address of the ready line, without a path.
    RangeControlClient(Transport &transport, QUrl control);

    [[nodiscard]] Result<> strike(const QString &disaster, std::stop_token stop) override;
    [[nodiscard]] Result<RangeTruth> truth(std::stop_token stop) override;
    [[nodiscard]] Result<QList<BusyInterval>> busy(qint64 fromCall, std::stop_token stop) override;
    [[nodiscard]] Result<qint64> callCount(std::stop_token stop) override;

private:
    [[nodiscard]] Result<QByteArray> ask(HttpRequest request, std::stop_token stop);
    [[nodiscard]] HttpRequest request(const QByteArray &method, const QString &what) const;
    [[nodiscard]] Result<QList<rangecontrol::RangeCall>> calls(std::stop_token stop);

    Transport &m_transport;
    const QUrl m_control;
};

} // namespace holdfast
