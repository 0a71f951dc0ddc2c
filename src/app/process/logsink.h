// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/redaction.h"

namespace holdfast {

/// Sends every log message through this redactor to stderr, one line each; through the patterns alone without one.
void installLogSink(const Redactor *redactor);

} // namespace holdfast
