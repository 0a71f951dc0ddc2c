// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/log.h"

namespace holdfast {

Q_LOGGING_CATEGORY(logEngine, "holdfast.engine", QtWarningMsg)
Q_LOGGING_CATEGORY(logHttp, "holdfast.http", QtWarningMsg)
Q_LOGGING_CATEGORY(logJournal, "holdfast.journal", QtWarningMsg)
Q_LOGGING_CATEGORY(logRange, "holdfast.range", QtWarningMsg)

} // namespace holdfast
