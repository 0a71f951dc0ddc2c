// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/yaml/findinglist.h"

#include "kernel/escape.h"

#include <algorithm>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

constexpr qsizetype mostFindings = 1000;
constexpr qsizetype longestQuote = 60;

} // namespace

FindingList::FindingList(QString file)
    : m_file(std::move(file))
{ }

bool FindingList::isFull() const { return m_findings.size() >= mostFindings; }

void FindingList::error(Place place, QLatin1StringView rule, const QString &message)
{
    ++m_errors;
    add(place, Finding::Severity::error, rule, message);
}

void FindingList::warning(Place place, QLatin1StringView rule, const QString &message)
{
    add(place, Finding::Severity::warning, rule, message);
}

void FindingList::add(Place place, Finding::Severity severity, QLatin1StringView rule, const QString &message)
{
    if (isFull())
        return;
    if (m_findings.size() == mostFindings - 1) {
        m_findings.append({m_file, place.line, place.column, Finding::Severity::error,
            u"There is more to say about this file than can be listed. Mend these first, then check again."_s,
            u"too-many"_s});
        ++m_errors;
        return;
    }
    m_findings.append({m_file, place.line, place.column, severity, message, QString(rule)});
}

QList<Finding> FindingList::sorted() const
{
    QList<Finding> findings = m_findings;
    std::stable_sort(findings.begin(), findings.end(), [](const Finding &left, const Finding &right) {
        return std::tie(left.line, left.column) < std::tie(right.line, right.column);
    });
    return findings;
}

QString quoted(const QString &text)
{
    const bool cut = text.size() > longestQuote;
    return u"“%1%2”"_s.arg(visibleText(text.left(longestQuote)), cut ? u"…"_s : QString());
}

} // namespace holdfast::plan_files
