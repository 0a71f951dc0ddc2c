// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/paper/printer.h"

#include <functional>

namespace holdfast {

namespace pdf {
class PageLayout;
}

/// Needs a QGuiApplication for its fonts; may then be used from any thread.
class PdfPrinter final : public Printer {
public:
    [[nodiscard]] Result<QByteArray> print(const ReviewData &review, Paper paper) override;
    [[nodiscard]] Result<QByteArray> print(const Plan &plan, UtcTime printedAt, Paper paper) override;

private:
    /// One document: what `fill` lays out, with `foot` on every page.
    [[nodiscard]] static Result<QByteArray> document(
        Paper paper, const QString &title, const QString &foot, const std::function<void(pdf::PageLayout &)> &fill);
};

} // namespace holdfast
