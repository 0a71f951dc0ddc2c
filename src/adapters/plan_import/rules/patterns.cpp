// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_import/rules/rule.h"

#include <QRegularExpression>
#include <algorithm>

namespace holdfast::plan_import {

namespace {

struct Compiled {
    PatternRule rule;
    QRegularExpression must;
    QRegularExpression unless;
};

QList<Compiled> compile()
{
    QList<Compiled> all;
    for (const QList<PatternRule> *list :
        {&shellRules(), &recoveryRules(), &scriptRules(), &responseRules(), &sqlRules()}) {
        for (const PatternRule &rule : *list)
            all << Compiled{rule, QRegularExpression(rule.must, QRegularExpression::MultilineOption),
                QRegularExpression(rule.unless, QRegularExpression::MultilineOption)};
    }
    return all;
}

void look(const Compiled &compiled, const QString &text, int line, QList<ImportMistake> &mistakes)
{
    const auto found = compiled.must.match(text);
    if (!found.hasMatch())
        return;
    if (!compiled.rule.unless.isEmpty() && compiled.unless.match(text).hasMatch())
        return;
    const PatternRule &rule = compiled.rule;
    qsizetype at = found.capturedStart();
    while (at < text.size() && text[at].isSpace())
        ++at;
    mistakes << ImportMistake{lineIn(text, at, line), rule.severity, rule.id, rule.consequence, rule.instead};
}

} // namespace

QList<ImportMistake> patternMistakes(const QList<Code> &codes)
{
    static const QList<Compiled> rules = compile();
    QList<ImportMistake> mistakes;
    for (const Code &code : codes) {
        for (const Compiled &compiled : rules) {
            if (compiled.rule.tongue != code.tongue)
                continue;
            if (compiled.rule.within == Within::block) {
                look(compiled, code.text, code.line, mistakes);
                continue;
            }
            for (const Scope &scope : code.scopes)
                look(compiled, scope.text, scope.line, mistakes);
        }
    }
    return mistakes;
}

QList<ImportMistake> mistakesOf(const Document &document)
{
    const QList<Code> codes = codesOf(document);
    QList<ImportMistake> mistakes = planMistakes(document) + patternMistakes(codes) + codeMistakes(codes);
    std::stable_sort(mistakes.begin(), mistakes.end(),
        [](const ImportMistake &one, const ImportMistake &other) { return one.line < other.line; });
    return mistakes;
}

} // namespace holdfast::plan_import
