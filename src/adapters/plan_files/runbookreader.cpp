// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/runbookreader.h"

#include "adapters/plan_files/yaml/fields.h"
#include "adapters/plan_files/yaml/nearest.h"

#include <QRegularExpression>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

void checkKind(const QStringList &known, const QString &kind, const QString &what, Place place, FindingList &findings)
{
    if (known.isEmpty() || kind.isEmpty() || known.contains(kind) || findings.isFull())
        return;
    findings.error(place, "kind"_L1, u"There is no %1 %2.%3"_s.arg(what, quoted(kind), suggestion(kind, known)));
}

RunbookReader::RunbookReader(const KnownKinds &kinds, FindingList &findings)
    : m_kinds(kinds)
    , m_findings(findings)
    , m_scope(findings)
{ }

WrittenRunbook RunbookReader::read(const Node &root, const QString &expectedId)
{
    Fields fields(root, u"A runbook"_s, m_findings);
    Runbook runbook;
    const QString id = fields.id("id"_L1);
    runbook.id = RunbookId(id);
    if (!id.isEmpty() && id != expectedId)
        m_findings.error(fields.place("id"_L1), "file-name"_L1,
            u"`id` must be the name of the file, %1, but is %2."_s.arg(quoted(expectedId), quoted(id)));
    runbook.title = fields.text("title"_L1);
    runbook.useWhen = fields.text("useWhen"_L1);
    const std::vector<Node> &steps = fields.list("steps"_L1);
    for (const Node &step : steps) {
        for (const Member &member : step.members) {
            if (member.key == "id"_L1)
                m_scope.expect(member.value.text);
        }
    }
    QList<RunbookPart> parts;
    for (const Node &step : steps) {
        const bool isPart = std::any_of(
            step.members.begin(), step.members.end(), [](const Member &member) { return member.key == "runbook"_L1; });
        if (isPart)
            parts.append(readPart(step, runbook.steps.size()));
        else
            runbook.steps.append(readStep(step));
    }
    fields.finish();
    return {runbook, parts, FindingList(m_findings.file())};
}

RunbookPart RunbookReader::readPart(const Node &node, qsizetype before)
{
    Fields fields(node, u"A part"_s, m_findings);
    RunbookPart part{
        before, fields.id("id"_L1), fields.id("runbook"_L1), readCondition(fields), {}, {}, fields.place("runbook"_L1)};
    // Stands for all its steps, as far as lanes are concerned.
    RunbookStep whole;
    whole.id = StepId(part.id);
    readLanes(fields, whole);
    m_scope.begin(whole);
    part.lane = whole.lane;
    part.joins = whole.joins;
    fields.finish();
    return part;
}

RunbookStep RunbookReader::readStep(const Node &node)
{
    Fields fields(node, u"A step"_s, m_findings);
    RunbookStep step;
    const QString id = fields.id("id"_L1);
    step.id = StepId(id);
    if (m_scope.knowsStep(id))
        m_findings.error(
            fields.place("id"_L1), "duplicate"_L1, u"The step id %1 is taken by an earlier step."_s.arg(quoted(id)));
    step.title = fields.text("title"_L1);
    step.purpose = fields.text("purpose"_L1);
    step.phase = fields.text("phase"_L1);
    step.onlyIf = readCondition(fields);
    readLanes(fields, step);
    m_scope.begin(step);
    step.action = fields.text("action"_L1);
    checkKind(m_kinds.actions, step.action, u"action"_s, fields.place("action"_L1), m_findings);
    for (const Node &question : fields.list("questions"_L1, Need::optional))
        step.questions.append(readQuestion(question));
    step.inputs = readInputs(fields);
    readConfirmation(fields, step);
    step.undo = fields.text("undo"_L1);
    step.irreversible = fields.flag("irreversible"_L1);
    readApproval(fields, step);
    step.timeLimit = fields.positiveDuration("timeLimit"_L1, Need::optional, step.timeLimit);
    // A check runs when the step's own facts are known, so it may refer to them; the step's inputs may not.
    if (!id.isEmpty())
        m_scope.enter(step);
    for (const Node &check : fields.list("checks"_L1))
        step.checks.append(readCheck(check));
    fields.finish();
    return step;
}

void RunbookReader::readLanes(Fields &fields, RunbookStep &step)
{
    step.lane = fields.has("lane"_L1) ? fields.id("lane"_L1) : QString();
    for (const Node &lane : fields.list("joins"_L1, Need::optional))
        step.joins << lane.text;
    const QString problem = m_scope.laneProblem(step);
    if (!problem.isEmpty())
        m_findings.error(fields.place("joins"_L1), "lane"_L1, problem);
}

void RunbookReader::readConfirmation(Fields &fields, RunbookStep &step)
{
    const std::optional<int> chosen =
        fields.choice("confirmation"_L1, {u"none"_s, u"press"_s, u"typed"_s}, Need::required);
    step.confirmation = Confirmation(chosen.value_or(int(Confirmation::press)));
    step.typedTarget = fields.text("typedTarget"_L1, Need::optional);
    m_scope.check(step.typedTarget, fields.place("typedTarget"_L1));
    if (!chosen)
        return;
    if (step.confirmation == Confirmation::typed && !fields.has("typedTarget"_L1))
        m_findings.error(fields.place("confirmation"_L1), "confirmation"_L1,
            u"A typed confirmation needs `typedTarget`: the name that must be typed."_s);
    if (step.confirmation != Confirmation::typed && fields.has("typedTarget"_L1))
        m_findings.error(fields.place("typedTarget"_L1), "confirmation"_L1,
            u"`typedTarget` is only used with `confirmation: typed`. Remove it, or change the confirmation."_s);
}

void RunbookReader::readApproval(Fields &fields, RunbookStep &step)
{
    step.needsSecondPerson = fields.choice("approval"_L1, {u"second-person"_s}, Need::optional).has_value();
    if (step.needsSecondPerson && step.confirmation == Confirmation::none)
        m_findings.error(fields.place("approval"_L1), "confirmation"_L1,
            u"A step without a confirmation is never approved. Remove `approval`, or ask for a confirmation."_s);
}

Question RunbookReader::readQuestion(const Node &node)
{
    static const QRegularExpression form(u"\\A[A-Za-z][A-Za-z0-9]{0,63}\\z"_s);
    Fields fields(node, u"A question"_s, m_findings);
    Question question;
    question.name = fields.text("name"_L1);
    if (!question.name.isEmpty() && !form.match(question.name).hasMatch())
        m_findings.error(fields.place("name"_L1), "id"_L1,
            u"`name` must be letters and digits and begin with a letter, but is %1."_s.arg(quoted(question.name)));
    if (m_scope.knowsQuestion(question.name))
        m_findings.error(fields.place("name"_L1), "duplicate"_L1,
            u"A question %1 was asked before in this runbook."_s.arg(quoted(question.name)));
    const std::optional<int> kind =
        fields.choice("kind"_L1, {u"restore-point"_s, u"text"_s, u"choice"_s}, Need::required);
    question.kind = Question::Kind(kind.value_or(int(Question::Kind::text)));
    readOptions(fields, question);
    question.title = fields.text("title"_L1);
    question.suggestion = fields.text("suggestion"_L1, Need::optional);
    m_scope.check(question.suggestion, fields.place("suggestion"_L1));
    fields.finish();
    if (!question.name.isEmpty())
        m_scope.ask(question.name);
    return question;
}

void RunbookReader::readOptions(Fields &fields, Question &question)
{
    constexpr size_t most = 3; // more cannot be weighed at three in the morning
    const bool isChoice = question.kind == Question::Kind::choice;
    const std::vector<Node> &options = fields.list("options"_L1, isChoice ? Need::required : Need::optional);
    if (!isChoice && !options.empty())
        m_findings.error(fields.place("options"_L1), "options"_L1,
            u"`options` are only used with `kind: choice`. Remove them, or change the kind."_s);
    if (!options.empty() && isChoice && (options.size() < 2 || options.size() > most))
        m_findings.error(fields.place("options"_L1), "options"_L1, u"A choice has two or three options."_s);
    for (const Node &node : options) {
        Fields option(node, u"An option"_s, m_findings);
        question.options.append({option.id("value"_L1), option.text("title"_L1)});
        option.finish();
    }
    if (fields.has("within"_L1) || fields.has("otherwise"_L1))
        readDeadline(fields, question);
}

void RunbookReader::readDeadline(Fields &fields, Question &question)
{
    question.within = fields.positiveDuration("within"_L1, Need::required, {});
    question.otherwise = fields.text("otherwise"_L1);
    const bool isOffered = std::any_of(question.options.begin(), question.options.end(),
        [&question](const Question::Option &option) { return option.value == question.otherwise; });
    if (!question.otherwise.isEmpty() && !isOffered)
        m_findings.error(fields.place("otherwise"_L1), "options"_L1,
            u"`otherwise` must be the value of one of the options, but is %1."_s.arg(quoted(question.otherwise)));
}

std::optional<StepCondition> RunbookReader::readCondition(Fields &fields)
{
    const Node *node = fields.mapping("onlyIf"_L1, Need::optional);
    if (!node)
        return std::nullopt;
    Fields condition(*node, u"A condition"_s, m_findings);
    StepCondition read{condition.text("value"_L1), {}, condition.has("isNot"_L1)};
    m_scope.check(read.value, condition.place("value"_L1));
    read.is = condition.text(read.negated ? "isNot"_L1 : "is"_L1);
    condition.finish();
    return read;
}

CheckSpec RunbookReader::readCheck(const Node &node)
{
    Fields fields(node, u"A check"_s, m_findings);
    CheckSpec check;
    check.kind = fields.text("kind"_L1);
    checkKind(m_kinds.checks, check.kind, u"check"_s, fields.place("kind"_L1), m_findings);
    check.title = fields.text("title"_L1);
    check.inputs = readInputs(fields);
    fields.finish();
    return check;
}

QJsonObject RunbookReader::readInputs(Fields &fields)
{
    const Node *inputs = fields.mapping("inputs"_L1, Need::optional);
    return inputs ? m_scope.toJson(*inputs).toObject() : QJsonObject();
}

} // namespace holdfast::plan_files
