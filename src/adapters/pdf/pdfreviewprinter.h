// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/review/reviewprinter.h"

namespace holdfast {

/// On A4. Needs a QGuiApplication for its fonts; may then be used from any thread.
class PdfReviewPrinter final : public ReviewPrinter {
public:
    [[nodiscard]] Result<QByteArray> print(const ReviewData &review) override;
};

} // namespace holdfast
