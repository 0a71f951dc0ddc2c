// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace holdfast {

/// A part of the document that was read, or that nobody could read.
struct ImportRemark {
    int line = 0; ///< of the document, from 1
    QString section; ///< the headings above it
    QString text; ///< what became of it, or why nothing did
};

/// Something in the document that would go wrong at the worst moment.
struct ImportMistake {
    enum class Severity { danger, failure, weakness }; ///< loses data or breaks more · does not work or lies · hurts
    int line = 0;
    Severity severity = Severity::weakness;
    QString rule; ///< `restore-without-preserve`
    QString consequence; ///< what would happen
    QString instead; ///< what Holdfast does
};

/// What became of a document.
struct ImportReport {
    QString name; ///< of the plan
    QList<ImportRemark> mapped;
    QList<ImportRemark> taken; ///< parts that the document lacks; `line` is 0
    QList<ImportRemark> unmapped;
    QList<ImportMistake> mistakes;
};

[[nodiscard]] QString severityName(ImportMistake::Severity severity); ///< `danger`, `failure`, `weakness`

} // namespace holdfast
