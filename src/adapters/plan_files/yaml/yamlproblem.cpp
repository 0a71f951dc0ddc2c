// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/yaml/yamlproblem.h"

#include <QString>
#include <optional>

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

/// Where the line begins, or nothing when the text is shorter.
std::optional<qsizetype> beginOf(const QByteArray &text, int line)
{
    qsizetype begin = 0;
    for (int number = 1; number < line; ++number) {
        const qsizetype end = text.indexOf('\n', begin);
        if (end < 0)
            return std::nullopt;
        begin = end + 1;
    }
    return begin;
}

QString lineOf(const QByteArray &text, int line)
{
    const std::optional<qsizetype> begin = beginOf(text, line);
    if (!begin)
        return {};
    const qsizetype end = text.indexOf('\n', *begin);
    return QString::fromUtf8(text.mid(*begin, end < 0 ? -1 : end - *begin));
}

/// The column of a tab among the blanks that begin the line, from 1, or 0.
int tabInIndentation(const QString &line)
{
    for (int column = 0; column < line.size() && (line[column] == u' ' || line[column] == u'\t'); ++column) {
        if (line[column] == u'\t')
            return column + 1;
    }
    return 0;
}

/// Whether it helps more to see where the unfinished thing begins than where the parser gave up.
bool isUnfinished(const QString &problem, const QString &context)
{
    return context.contains("quoted scalar"_L1) || problem.contains("',' or"_L1);
}

/// Where the quotation mark opens that closes just before `place`, when that is lines above: somebody forgot to close
/// it there, and what the parser complains about is only the next text in quotation marks.
std::optional<Place> forgottenQuotationMark(const QByteArray &text, Place place)
{
    const std::optional<qsizetype> line = beginOf(text, place.line);
    const QByteArray before = lineOf(text, place.line).left(place.column - 1).toUtf8();
    const QByteArray words = before.trimmed();
    if (!line || !(words.endsWith('"') || words.endsWith('\'')))
        return std::nullopt;
    const char mark = words.back();
    const qsizetype closing = *line + before.lastIndexOf(mark);
    const qsizetype opening = closing > 0 ? text.lastIndexOf(mark, closing - 1) : -1;
    if (opening < 0 || opening >= *line)
        return std::nullopt;
    const QByteArray above = text.left(opening);
    const qsizetype begin = above.lastIndexOf('\n') + 1;
    return Place{int(above.count('\n')) + 1, int(QString::fromUtf8(above.mid(begin)).size()) + 1};
}

QString advice(const QString &problem, const QString &context, const QString &line, Place place)
{
    if (context.contains("quoted scalar"_L1) && problem.contains("unexpected"_L1))
        return u"The quotation mark that opens here is never closed."_s;
    if (problem.contains("',' or"_L1))
        return u"The bracket that opens here is never closed, or a comma is missing inside."_s;
    if (problem.contains("cannot start any token"_L1)) {
        const QString character = line.mid(place.column - 1, 1);
        return u"A text cannot begin with %1. Put the text into quotation marks."_s.arg(quoted(character));
    }
    if (problem.contains("mapping values are not allowed"_L1))
        return u"There is a `:` too many on this line, or the line is indented wrongly. Put a text that contains a `:` "
               "into quotation marks."_s;
    if (problem.contains("could not find expected ':'"_L1))
        return u"A `:` is missing behind the key on this line, or the text belongs to the line above and is indented "
               "wrongly."_s;
    return u"This line does not fit to the ones above: look at its indentation, and for a missing `-`, `:` or "
           "quotation mark."_s;
}

} // namespace

Place placeOf(const yaml_mark_t &mark) { return {int(mark.line) + 1, int(mark.column) + 1}; }

void reportProblem(const yaml_parser_t &parser, const QByteArray &text, bool closed, FindingList &findings)
{
    const QString problem = QString::fromUtf8(parser.problem ? parser.problem : "");
    Place place = placeOf(parser.problem_mark);
    if (closed && problem.contains("<document start>"_L1)) {
        findings.error(place, "several-documents"_L1,
            u"Nothing may follow the line `...` that closes the file. Move this above it."_s);
        return;
    }
    const QString context = QString::fromUtf8(parser.context ? parser.context : "");
    if (isUnfinished(problem, context))
        place = placeOf(parser.context_mark);
    const QString line = lineOf(text, place.line);
    if (const int tab = tabInIndentation(line)) {
        findings.error({place.line, tab}, "syntax"_L1,
            u"This line is indented with a tab. Use blanks: YAML does not allow tabs here."_s);
        return;
    }
    if (const auto opening = forgottenQuotationMark(text, place)) {
        findings.error(*opening, "syntax"_L1,
            u"The quotation mark that opens here is not closed before line %1: one is missing."_s.arg(place.line));
        return;
    }
    const QString parserWords = problem.isEmpty() ? QString() : u" (The parser says: %1.)"_s.arg(problem);
    findings.error(place, "syntax"_L1, advice(problem, context, line, place) + parserWords);
}

} // namespace holdfast::plan_files
