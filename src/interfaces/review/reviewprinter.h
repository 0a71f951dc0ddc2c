// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/review.h"
#include "kernel/result.h"

namespace holdfast {

/// Puts a review on paper. Blocking; work pool.
class ReviewPrinter {
public:
    virtual ~ReviewPrinter() = default;
    /// A PDF file with embedded fonts, every page numbered.
    [[nodiscard]] virtual Result<QByteArray> print(const ReviewData &review) = 0;
};

} // namespace holdfast
