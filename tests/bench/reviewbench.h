// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/review.h"

namespace holdfast::bench {

/// The peer: the least anybody could do to have the same timeline as a PDF. Each text is painted once, on one line,
/// without a look at its width; a page ends where the room does.
[[nodiscard]] QByteArray barePdf(const ReviewData &review);
/// The review as our printer makes it.
[[nodiscard]] QByteArray ourPdf(const ReviewData &review);

} // namespace holdfast::bench
