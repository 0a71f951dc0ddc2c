// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/paper/papersize.h"
#include "domain/plan/plan.h"
#include "domain/review/review.h"
#include "kernel/result.h"

namespace holdfast {

/// Puts things on paper, as PDF files with embedded fonts, every page numbered. Blocking; work pool.
class Printer {
public:
    virtual ~Printer() = default;
    [[nodiscard]] virtual Result<QByteArray> print(const ReviewData &review, Paper paper) = 0;
    /// The plan for the drawer: whom to call, what must come back, and every runbook as cards.
    [[nodiscard]] virtual Result<QByteArray> print(const Plan &plan, UtcTime printedAt, Paper paper) = 0;
};

} // namespace holdfast
