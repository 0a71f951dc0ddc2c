// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace holdfast {

/// One thing that the reader or the linter has to say about a plan file.
struct Finding {
    enum class Severity { error, warning };
    QString file; ///< relative to the plan folder
    int line = 0; ///< from 1
    int column = 0;
    Severity severity = Severity::error;
    QString message; ///< what was expected, what was found, and a suggestion where there is one
    QString rule; ///< short id: `unknown-key`, `missing`, `type`, `duration`, `duplicate`, `reference`, `syntax` …

    friend bool operator==(const Finding &, const Finding &) = default;
};

/// `file:line:column: severity: message [rule]`
[[nodiscard]] QString formatFinding(const Finding &finding);

} // namespace holdfast
