// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_import/planimporter.h"

#include "adapters/plan_import/parts/draft.h"
#include "adapters/plan_import/rules/rule.h"
#include "adapters/plan_import/writing/planwriter.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace plan_import;

namespace {

/// The parts that people expect in such a document, as they are called in plan.yaml and in words.
const QList<std::pair<QString, QString>> &expectedParts()
{
    static const QList<std::pair<QString, QString>> parts{{u"service"_s, u"where the service and its data are"_s},
        {u"environments"_s, u"the environments"_s}, {u"components"_s, u"components with objectives"_s},
        {u"scenarios"_s, u"scenarios"_s}, {u"contacts"_s, u"contacts"_s}, {u"escalation"_s, u"escalation levels"_s},
        {u"vendors"_s, u"vendors"_s}, {u"audiences"_s, u"audiences"_s}, {u"templates"_s, u"texts for messages"_s},
        {u"minimumService"_s, u"the minimum service"_s}, {u"providers"_s, u"chains of providers"_s},
        {u"integrity"_s, u"integrity rules"_s}, {u"evidence"_s, u"sources of evidence"_s},
        {u"secrets"_s, u"secrets by name"_s}, {u"drills"_s, u"the calendar of drills"_s},
        {u"maintenance"_s, u"the upkeep of the plan"_s}, {u"kpis"_s, u"the figures of the review"_s},
        {u"legalClocks"_s, u"legal clocks"_s}};
    return parts;
}

void readParts(const Document &document, Draft &draft)
{
    readNames(document, draft);
    readComponents(document, draft);
    readScenarios(document, draft);
    readContacts(document, draft);
    readEscalation(document, draft);
    readVendors(document, draft);
    readAudiences(document, draft);
    readMinimumService(document, draft);
    readProviders(document, draft);
    readDrills(document, draft);
    readKpis(document, draft);
    tie(draft);
}

QString kindWords(const Block &block)
{
    switch (block.kind) {
    case Block::Kind::table:
        return u"a table (%1)"_s.arg(block.header.join(u", "_s));
    case Block::Kind::list:
        return u"a list of %1 items"_s.arg(block.lines.size());
    case Block::Kind::code:
        if (block.language == u"markdown" || block.language == u"md")
            return u"a template; Holdfast's review asks for the same and more"_s;
        return u"code%1; it becomes a runbook only by hand"_s.arg(
            block.language.isEmpty() ? QString() : u" ("_s + block.language + u')');
    case Block::Kind::paragraph:
        break;
    }
    return u"text"_s;
}

/// Tables, lists and code that no part has read. Plain text explains; it is not a part of a plan.
void reportTheRest(const Document &document, Draft &draft)
{
    for (qsizetype at = 0; at < document.blocks.size(); ++at) {
        const Block &block = document.blocks[at];
        if (block.kind != Block::Kind::paragraph && !draft.read.contains(at))
            draft.left(document, at, block.line, u"%1"_s.arg(kindWords(block)));
    }
    std::stable_sort(draft.report.unmapped.begin(), draft.report.unmapped.end(),
        [](const ImportRemark &one, const ImportRemark &other) { return one.line < other.line; });
}

QMap<QString, QString> commentsOf(Draft &draft)
{
    QMap<QString, QString> comments = draft.origins;
    for (const auto &[part, words] : expectedParts()) {
        if (comments.contains(part))
            continue;
        comments.insert(part, u"The document does not say this: taken from the built-in plan. Make it yours."_s);
        draft.report.taken << ImportRemark{
            0, {}, u"Not in the document, taken from the built-in plan: %1."_s.arg(words)};
    }
    comments.insert(u"head"_s,
        u"A plan that was made from a document. Read it, correct it, and let somebody else approve it.\n"
        "Every key is described in Holdfast's docs/plan-format.md; `holdfastctl plan check` tells what does not fit.\n"
        "The file ends with a line of three dots. Write above it."_s);
    return comments;
}

} // namespace

Result<ImportedPlan> importPlan(const QByteArray &bytes, const Plan &builtIn)
{
    const auto document = readMarkdown(bytes);
    if (!document)
        return failure(document.error());
    Draft draft;
    draft.plan = builtIn;
    draft.plan.version = u"1"_s;
    draft.plan.lastUpdated.reset();
    readParts(*document, draft);
    if (!draft.origins.contains(u"components"_s) && !draft.origins.contains(u"contacts"_s)) {
        return failure(ErrorCode::invalid, u"The document has too little to make a plan of it."_s,
            u"It has neither a table with a recovery time (RTO) for each component nor a table of contacts with a role "
            "and a telephone number or e-mail address."_s,
            u"Add one of them, or begin with the built-in plan. Nothing was written."_s);
    }
    reportTheRest(*document, draft);
    draft.report.mistakes = mistakesOf(*document);
    const QMap<QString, QString> comments = commentsOf(draft);
    return ImportedPlan{writePlan(draft.plan, comments), draft.report};
}

} // namespace holdfast
