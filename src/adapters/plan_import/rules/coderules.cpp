// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_import/parts/schedule.h"
#include "adapters/plan_import/rules/rule.h"

#include <QMap>
#include <QRegularExpression>
#include <QSet>

namespace holdfast::plan_import {

using namespace Qt::StringLiterals;

namespace {

QSet<QString> allOf(const QRegularExpression &pattern, const QString &text)
{
    QSet<QString> found;
    for (auto all = pattern.globalMatch(text); all.hasNext();)
        found.insert(all.next().captured(1));
    return found;
}

QString joined(const QList<Code> &codes, Tongue tongue)
{
    QString text;
    for (const Code &code : codes) {
        if (code.tongue == tongue)
            text += code.text + u'\n';
    }
    return text;
}

/// A variable of a script in capitals that no script sets: the shell makes it empty.
void findUnsetVariables(const QList<Code> &codes, QList<ImportMistake> &mistakes)
{
    static const QRegularExpression used(u"\\$\\{?([A-Z][A-Z0-9_]{3,})\\b"_s);
    static const QRegularExpression set(u"(?:^|[\\s;])(?:export\\s+|readonly\\s+|local\\s+)?([A-Z][A-Z0-9_]{3,})="_s,
        QRegularExpression::MultilineOption);
    // `ID="${PROJECT_ID}"` on a line of its own takes it from outside on purpose.
    static const QRegularExpression fromEnvironment(
        u"^[ \\t]*\\w+=\"?\\$\\{?\\w+\\}?\"?[ \\t]*$"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression environment(
        u"^(PATH|HOME|USER|SHELL|PWD|RANDOM|BASH_\\w+|SLACK_\\w+|ALERT_\\w+|HOSTNAME|LANG)$"_s);
    for (const Code &code : codes) {
        if (code.tongue != Tongue::shell)
            continue;
        const QSet<QString> known = allOf(set, code.text);
        QSet<QString> said;
        const QString text = QString(code.text).remove(fromEnvironment);
        for (auto all = used.globalMatch(text); all.hasNext();) {
            const auto match = all.next();
            const QString name = match.captured(1);
            if (known.contains(name) || said.contains(name) || environment.match(name).hasMatch())
                continue;
            said.insert(name);
            const bool wasSaved = name.startsWith(u"ORIGINAL"_s) || name.startsWith(u"PREVIOUS"_s);
            mistakes << ImportMistake{lineIn(text, match.capturedStart(), code.line),
                wasSaved ? Severity::danger : Severity::failure, wasSaved ? u"never-saved"_s : u"never-set"_s,
                u"This script never sets %1: it is empty here."_s.arg(name),
                wasSaved ? u"What was there before is read and kept before anything is changed."_s
                         : u"A step uses facts of earlier steps; a missing one is an error before anything is sent."_s};
        }
    }
}

/// A step of a script that is only a name.
void findUndefinedSteps(const QList<Code> &codes, QList<ImportMistake> &mistakes)
{
    static const QRegularExpression shellCall(
        u"^[ \\t]*(?:if[ \\t]+)?([a-z]+(?:_[a-z0-9]+)+)[ \\t]*(?:;|$|[ \\t]+\"|&&|\\|\\|)"_s,
        QRegularExpression::MultilineOption);
    static const QRegularExpression shellMade(
        u"^[ \\t]*(?:function[ \\t]+)?([A-Za-z_][\\w-]*)[ \\t]*\\([ \\t]*\\)"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression scriptCall(u"\\bthis\\.([a-z]\\w+)\\("_s);
    static const QRegularExpression scriptMade(
        u"^[ \\t]*(?:static[ \\t]+)?(?:async[ \\t]+)?([A-Za-z_$][\\w$]*)[ \\t]*\\([^)\\n]*\\)[ \\t]*\\{"_s,
        QRegularExpression::MultilineOption);
    for (const Tongue tongue : {Tongue::shell, Tongue::script}) {
        const bool isShell = tongue == Tongue::shell;
        const QSet<QString> made = allOf(isShell ? shellMade : scriptMade, joined(codes, tongue));
        QSet<QString> said;
        for (const Code &code : codes) {
            if (code.tongue != tongue)
                continue;
            for (auto all = (isShell ? shellCall : scriptCall).globalMatch(code.text); all.hasNext();) {
                const auto match = all.next();
                const QString name = match.captured(1);
                if (made.contains(name) || said.contains(name))
                    continue;
                said.insert(name);
                mistakes << ImportMistake{lineIn(code.text, match.capturedStart(1), code.line), Severity::failure,
                    u"step-is-only-a-name"_s, u"“%1” is called and exists nowhere in the document."_s.arg(name),
                    u"A runbook names only actions and checks that Holdfast carries out."_s};
            }
        }
    }
}

/// A function that says it does something and only writes a line about it.
void findEmptySteps(const QList<Code> &codes, QList<ImportMistake> &mistakes)
{
    static const QRegularExpression words(u"(?:console\\.\\w+|echo|log_\\w+)\\b[^\\n;>]*;?(?=\\n)"_s);
    for (const Code &code : codes) {
        for (const Scope &scope : code.scopes) {
            const qsizetype open = scope.text.indexOf(u'{');
            if (scope.name.isEmpty() || open < 0)
                continue;
            QString body = scope.text.mid(open + 1).chopped(1);
            const bool speaks = body.contains(words);
            body.remove(words);
            if (speaks && body.trimmed().isEmpty() && !scope.name.contains(u"log"_s))
                mistakes << ImportMistake{scope.line, Severity::danger, u"step-does-nothing"_s,
                    u"“%1” writes a line and does nothing; success is announced all the same."_s.arg(scope.name),
                    u"A step is done when a check saw its effect."_s};
        }
    }
}

/// A field of a class that is declared, or written, and never read.
void findUnusedFields(const QList<Code> &codes, QList<ImportMistake> &mistakes)
{
    static const QRegularExpression declared(u"\\bthis\\.(\\w+)\\s*=[^=]"_s);
    for (const Code &code : codes) {
        if (code.tongue != Tongue::script)
            continue;
        QSet<QString> said;
        for (auto all = declared.globalMatch(code.text); all.hasNext();) {
            const auto match = all.next();
            const QString name = match.captured(1);
            const QRegularExpression read(
                u"\\bthis\\.%1\\b(?!\\s*=[^=])(?!\\.(?:set|delete|clear)\\()"_s.arg(QRegularExpression::escape(name)));
            if (said.contains(name) || code.text.contains(read))
                continue;
            said.insert(name);
            mistakes << ImportMistake{lineIn(code.text, match.capturedStart(), code.line), Severity::weakness,
                u"setting-without-effect"_s,
                u"“%1” is set and never read: whoever changes it changes nothing."_s.arg(name),
                u"Every key of a plan has an effect, and an unknown one is an error."_s};
        }
    }
}

/// A step that stands in a comment.
void findCommentedSteps(const QList<Code> &codes, QList<ImportMistake> &mistakes)
{
    static const QRegularExpression promise(u"^\\s*(?:--|#|//)\\s*(?:restore|switch|update|recover)[^\\n]*\\bhere\\b"_s,
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    for (const Code &code : codes) {
        const auto found = promise.match(code.withComments);
        if (found.hasMatch())
            mistakes << ImportMistake{lineIn(code.withComments, found.capturedStart(), code.line), Severity::failure,
                u"step-is-a-comment"_s, u"The recovery itself is a comment."_s,
                u"A runbook has a step for it, with its request and its check."_s};
    }
}

void findCollidingDrills(const QList<Code> &codes, QList<ImportMistake> &mistakes)
{
    for (const Code &code : codes) {
        const QList<CronLine> lines = cronLinesIn(code);
        for (qsizetype later = 1; later < lines.size(); ++later) {
            for (qsizetype earlier = 0; earlier < later; ++earlier) {
                if (!meet(lines[earlier], lines[later]))
                    continue;
                mistakes << ImportMistake{lines[later].line, Severity::danger, u"drills-collide"_s,
                    u"It starts at the same minute as line %1 does."_s.arg(lines[earlier].line),
                    u"The calendar never puts two drills on one day."_s};
                break;
            }
        }
    }
}

} // namespace

QList<ImportMistake> codeMistakes(const QList<Code> &codes)
{
    QList<ImportMistake> mistakes;
    findUnsetVariables(codes, mistakes);
    findUndefinedSteps(codes, mistakes);
    findEmptySteps(codes, mistakes);
    findUnusedFields(codes, mistakes);
    findCommentedSteps(codes, mistakes);
    findCollidingDrills(codes, mistakes);
    return mistakes;
}

} // namespace holdfast::plan_import
