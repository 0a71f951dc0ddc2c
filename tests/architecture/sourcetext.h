// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace holdfast::test {

/// One file, by its path below src/ (`kernel/time.h`).
struct SourceFile {
    QString path;
    QString text;
};

/// A broken rule. `rule` is the name that exceptions.txt uses.
struct Finding {
    QString rule;
    QString path;
    int line = 1;
    QString what;
};
using Findings = QList<Finding>;

/// The code of a C++ file with comments blanked, and the insides of texts and characters as well unless they are kept.
/// Lines and columns stay where they were.
[[nodiscard]] QString codeOnly(const QString &text, bool keepTexts = false);
[[nodiscard]] int lineOf(const QString &text, qsizetype position);

} // namespace holdfast::test
