// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/paper/printer.h"

#include <functional>

namespace holdfast {

namespace pdf {
class PageLayout;
}

/// On A4. Needs a QGuiApplication for its fonts; may then be used from any thread.
class PdfPrinter final : public Printer {
public:
    [[nodiscard]] Result<QByteArray> print(const ReviewData &review) override;
    [[nodiscard]] Result<QByteArray> print(const Plan &plan, UtcTime printedAt) override;

private:
    /// One document: what `fill` lays out, with `foot` on every page.
    [[nodiscard]] static Result<QByteArray> paper(
        const QString &title, const QString &foot, const std::function<void(pdf::PageLayout &)> &fill);
};

} // namespace holdfast
