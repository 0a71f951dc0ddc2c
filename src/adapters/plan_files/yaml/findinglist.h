// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/plan.h"

#include <QLatin1StringView>

namespace holdfast::plan_files {

/// Where something stands in a file, from 1; a column counts characters, not bytes.
struct Place {
    int line = 1;
    int column = 1;
};

/// What the reader has to say about one file, in the order in which it came up. Bounded: a file of nothing but
/// mistakes must cost neither memory nor patience.
class FindingList {
public:
    explicit FindingList(QString file);

    void error(Place place, QLatin1StringView rule, const QString &message);
    void warning(Place place, QLatin1StringView rule, const QString &message);
    [[nodiscard]] bool hasErrors() const { return m_errors > 0; }
    /// Nothing more is kept; the caller may spare itself the work of finding it.
    [[nodiscard]] bool isFull() const;
    [[nodiscard]] const QString &file() const { return m_file; }
    /// All findings, by line and column.
    [[nodiscard]] QList<Finding> sorted() const;

private:
    void add(Place place, Finding::Severity severity, QLatin1StringView rule, const QString &message);

    QString m_file;
    QList<Finding> m_findings;
    int m_errors = 0;
};

/// A piece of somebody's file inside a message: in quotation marks, without control characters, cut when long.
[[nodiscard]] QString quoted(const QString &text);

} // namespace holdfast::plan_files
