// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/support/spreadwork.h"

#include <atomic>
#include <mutex>

namespace holdfast {

Result<> forEachNumber(qsizetype count, const Spread &spread, const std::function<Result<>(qsizetype)> &one)
{
    std::atomic<qsizetype> next = 0;
    std::atomic<qsizetype> asked = 0;
    std::mutex guard;
    Result<> outcome;
    const auto work = [&] {
        for (qsizetype i = next++; i < count; i = next++) {
            const auto done = one(i);
            ++asked;
            if (done)
                continue;
            next = count;
            const std::lock_guard lock(guard);
            if (outcome)
                outcome = done;
        }
    };
    spread ? spread(work) : work();
    if (outcome && asked < count)
        return failure(ErrorCode::cancelled, QStringLiteral("The program ends; not every file was reached."));
    return outcome;
}

} // namespace holdfast
