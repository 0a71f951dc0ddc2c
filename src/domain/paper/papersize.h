// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace holdfast {

/// What is printed on.
enum class Paper { a4, letter };

} // namespace holdfast
