// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/health/history.h"
#include "kernel/result.h"

#include <QFuture>

namespace holdfast {

/// What the probes saw, kept as evidence for a month. All calls may be made from any thread; their futures are finished
/// on another one.
class SampleHistory {
public:
    virtual ~SampleHistory() = default;
    /// A run that begins at the same moment as a kept one replaces it: it has grown. All or nothing.
    [[nodiscard]] virtual QFuture<Result<>> keep(const QList<SampleRun> &runs) = 0;
    /// Every run that touches the span, by its beginning.
    [[nodiscard]] virtual QFuture<Result<QList<SampleRun>>> read(const HistoryQuery &query) = 0;
    /// Forgets what ended before.
    [[nodiscard]] virtual QFuture<Result<>> forget(UtcTime before) = 0;
};

inline constexpr auto historyKept = std::chrono::hours{24 * 31};

} // namespace holdfast
