// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_import/markdown/document.h"

namespace holdfast::plan_import {

enum class Tongue { shell, script, sql, other };

/// A function or method of a piece of code, or its text outside of any.
struct Scope {
    QString name; ///< empty: outside
    int line = 0; ///< of the document, where `text` begins
    QString text; ///< without the comments
    QString withComments;
};

/// One block of code, cut into the scopes that its rules look at.
struct Code {
    Tongue tongue = Tongue::other;
    QString section;
    int line = 0;
    QString text; ///< without the comments; as many lines as before
    QString withComments;
    QList<Scope> scopes; ///< the functions, then what stands outside
};

/// The language by its name on the fence, else by how it looks.
[[nodiscard]] Tongue tongueOf(const Block &block);
[[nodiscard]] Code readCode(const Block &block);
/// Every block of code of the document.
[[nodiscard]] QList<Code> codesOf(const Document &document);
/// The line of the document at which this position of a text lies, when the text begins at line `first`.
[[nodiscard]] int lineIn(const QString &text, qsizetype position, int first);

} // namespace holdfast::plan_import
