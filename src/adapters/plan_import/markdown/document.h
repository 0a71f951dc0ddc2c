// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace holdfast::plan_import {

/// A row of a table, an item of a list or a line of text, with its place.
struct Line {
    int number = 0; ///< in the document, from 1
    QStringList cells; ///< a list item has one
    int depth = 0; ///< of a list item, from 0

    [[nodiscard]] QString text() const { return cells.value(0); }
};

/// One block of the document. Emphasis, links and other decoration are gone; the words are there.
struct Block {
    enum class Kind { paragraph, table, list, code };
    Kind kind = Kind::paragraph;
    int line = 0;
    QStringList sections; ///< the headings above it, the outermost first
    QString text; ///< of a paragraph or of code
    QString language; ///< of code: `bash`, `javascript`, `sql`; lower case
    QStringList header; ///< of a table
    QList<Line> lines; ///< rows of a table, items of a list

    [[nodiscard]] QString section() const { return sections.join(QStringLiteral(" › ")); }
    [[nodiscard]] QString heading() const { return sections.isEmpty() ? QString() : sections.last(); }
};

struct Heading {
    int line = 0;
    int level = 1;
    QString text;
};

struct Document {
    QString title; ///< the first heading
    QList<Heading> headings;
    QList<Block> blocks;
};

/// Reads CommonMark with tables (GitHub's form). ErrorCode::invalid for more than 4 MiB, for bytes that are no UTF-8,
/// with the place, and for NUL.
[[nodiscard]] Result<Document> readMarkdown(const QByteArray &bytes);

} // namespace holdfast::plan_import
