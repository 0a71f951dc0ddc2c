// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/clock.h"

#include <QJsonArray>
#include <deque>

namespace holdfast::range {

/// One delivered request. `answeredAt` is when the exchange ended, also where it ended without an answer (then
/// `status` is empty); `settledAt` is when the work that it began was really over.
struct Call {
    qint64 n = 0;
    QString provider;
    QString route;
    UtcTime receivedAt;
    std::optional<UtcTime> answeredAt;
    std::optional<UtcTime> settledAt;
    std::optional<int> status;
    bool effect = false;
    bool worksOn = false;
    QString effectId;
    QString marker;
    QString fault;
};

/// Every delivery to every provider, in order. References to calls stay valid.
class CallLog {
public:
    explicit CallLog(const Clock &clock)
        : m_clock(clock)
    { }
    Call &begin(const QString &provider, const QString &route);
    void answered(Call &call, std::optional<int> status);
    void settled(Call &call) { call.settledAt = m_clock.utc(); }
    [[nodiscard]] QJsonArray json() const;

private:
    const Clock &m_clock;
    std::deque<Call> m_calls;
};

/// Text or null for an instant that may not have come yet.
[[nodiscard]] QJsonValue utcOrNull(const std::optional<UtcTime> &time);

} // namespace holdfast::range
