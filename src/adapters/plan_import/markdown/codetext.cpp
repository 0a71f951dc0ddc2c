// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_import/markdown/codetext.h"

#include <QRegularExpression>
#include <QSet>

namespace holdfast::plan_import {

using namespace Qt::StringLiterals;

namespace {

/// Blanks out comments, keeping every line where it is. A mark inside quotation marks is no comment.
QString withoutComments(const QString &text, Tongue tongue)
{
    const QString mark = tongue == Tongue::sql ? u"--"_s : tongue == Tongue::script ? u"//"_s : u"#"_s;
    QStringList lines = text.split(u'\n');
    for (QString &line : lines) {
        QChar quote;
        for (qsizetype at = 0; at < line.size(); ++at) {
            const QChar c = line[at];
            if (!quote.isNull()) {
                if (c == u'\\' && tongue != Tongue::sql)
                    ++at;
                else if (c == quote)
                    quote = QChar();
                continue;
            }
            if (c == u'"' || c == u'\'' || c == u'`') {
                quote = c;
                continue;
            }
            const bool begins = at == 0 || line[at - 1].isSpace() || tongue != Tongue::shell;
            const bool isUrl = at > 0 && line[at - 1] == u':';
            if (begins && !isUrl && QStringView(line).mid(at).startsWith(mark)) {
                line.truncate(at);
                break;
            }
        }
    }
    return lines.join(u'\n');
}

/// Position behind the brace that closes the one at `open`, or the end.
qsizetype behindBrace(const QString &text, qsizetype open)
{
    int depth = 0;
    for (qsizetype at = open; at < text.size(); ++at) {
        if (text[at] == u'{')
            ++depth;
        else if (text[at] == u'}' && --depth == 0)
            return at + 1;
    }
    return text.size();
}

const QRegularExpression &headOf(Tongue tongue)
{
    static const QRegularExpression shell(
        u"^[ \\t]*(?:function[ \\t]+)?([A-Za-z_][\\w-]*)[ \\t]*\\([ \\t]*\\)[ \\t\\n]*\\{"_s,
        QRegularExpression::MultilineOption);
    static const QRegularExpression script(
        u"^[ \\t]*(?:export[ \\t]+)?(?:static[ \\t]+)?(?:async[ \\t]+)?(?:function[ \\t]+)?([A-Za-z_$][\\w$]*)[ \\t]*\\([^)\\n]*\\)[ \\t]*\\{"_s,
        QRegularExpression::MultilineOption);
    return tongue == Tongue::shell ? shell : script;
}

void cut(Code &code)
{
    static const QSet<QString> words{u"if"_s, u"for"_s, u"while"_s, u"switch"_s, u"catch"_s, u"with"_s};
    QString outside = code.text;
    qsizetype from = 0;
    for (;;) {
        const auto match = headOf(code.tongue).match(code.text, from);
        if (!match.hasMatch() || (code.tongue != Tongue::shell && code.tongue != Tongue::script))
            break;
        const qsizetype open = match.capturedEnd() - 1;
        if (words.contains(match.captured(1))) {
            from = match.capturedEnd();
            continue;
        }
        const qsizetype end = behindBrace(code.text, open);
        const qsizetype begin = match.capturedStart(1);
        code.scopes << Scope{
            match.captured(1), lineIn(code.text, begin, code.line), code.text.mid(begin, end - begin), {}};
        for (qsizetype at = begin; at < end; ++at) {
            if (outside[at] != u'\n')
                outside[at] = u' ';
        }
        from = end;
    }
    code.scopes << Scope{{}, code.line, outside, {}};
    const QStringList all = code.withComments.split(u'\n');
    for (Scope &scope : code.scopes)
        scope.withComments = all.mid(scope.line - code.line, scope.text.count(u'\n') + 1).join(u'\n');
}

} // namespace

int lineIn(const QString &text, qsizetype position, int first)
{
    return first + int(QStringView(text).first(std::clamp<qsizetype>(position, 0, text.size())).count(u'\n'));
}

Tongue tongueOf(const Block &block)
{
    static const QSet<QString> shells{u"bash"_s, u"sh"_s, u"shell"_s, u"zsh"_s, u"console"_s};
    static const QSet<QString> scripts{u"javascript"_s, u"js"_s, u"typescript"_s, u"ts"_s, u"mjs"_s, u"jsx"_s};
    static const QSet<QString> queries{u"sql"_s, u"postgres"_s, u"postgresql"_s, u"psql"_s};
    if (shells.contains(block.language) || block.text.startsWith(u"#!/bin/"_s)
        || block.text.startsWith(u"#!/usr/bin/env bash"_s))
        return Tongue::shell;
    if (scripts.contains(block.language))
        return Tongue::script;
    if (queries.contains(block.language))
        return Tongue::sql;
    if (!block.language.isEmpty())
        return Tongue::other;
    static const QRegularExpression query(u"^\\s*(?:--.*\\s*)*(select|alter table|drop table|create table)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression script(u"\\b(const|await|async|=>)\\b"_s);
    static const QRegularExpression shell(
        u"^\\s*(curl|export|railway|psql|echo)\\b"_s, QRegularExpression::MultilineOption);
    if (query.match(block.text).hasMatch())
        return Tongue::sql;
    if (script.match(block.text).hasMatch())
        return Tongue::script;
    return shell.match(block.text).hasMatch() ? Tongue::shell : Tongue::other;
}

Code readCode(const Block &block)
{
    Code code;
    code.tongue = tongueOf(block);
    code.section = block.section();
    code.line = block.line;
    code.withComments = block.text;
    code.text = code.tongue == Tongue::other ? block.text : withoutComments(block.text, code.tongue);
    cut(code);
    return code;
}

QList<Code> codesOf(const Document &document)
{
    QList<Code> codes;
    for (const Block &block : document.blocks) {
        if (block.kind == Block::Kind::code)
            codes << readCode(block);
    }
    return codes;
}

} // namespace holdfast::plan_import
