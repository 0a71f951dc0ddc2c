// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "architecture/sourcetext.h"

#include <QStringList>

namespace holdfast::test {

/// A function with a body, from the first line of its signature to its closing brace.
struct FunctionSpan {
    QString name; ///< the signature in one line
    int firstLine = 0;
    int lines = 0;
    bool constructor = false;
};

/// Every function of a C++ file. Lambdas count into the function around them.
[[nodiscard]] QList<FunctionSpan> functionsOf(const QString &text);

/// Lines of the file and of each of its functions against the budget.
[[nodiscard]] Findings checkSizes(const SourceFile &file);
/// The number of code files directly in each folder.
[[nodiscard]] Findings checkFolders(const QStringList &paths);

} // namespace holdfast::test
