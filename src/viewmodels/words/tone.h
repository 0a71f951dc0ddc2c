// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace holdfast {

/// How much attention something needs. The desktop turns it into a colour, always together with a shape and a word.
enum class Tone { normal, notice, warning, critical, unknown };

/// The shape that carries the same meaning as the colour, for those who cannot tell the colours apart.
enum class Glyph { none, ring, circle, square, triangle, diamond, hatch, tick, arrow, cross, query };

} // namespace holdfast
