// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/runbook/runbook.h"
#include "kernel/json.h"

#include <QCryptographicHash>
#include <QJsonArray>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

QString confirmationName(Confirmation confirmation)
{
    switch (confirmation) {
    case Confirmation::none:
        return u"none"_s;
    case Confirmation::press:
        return u"press"_s;
    case Confirmation::typed:
        break;
    }
    return u"typed"_s;
}

std::optional<Confirmation> confirmationFromName(const QString &name)
{
    for (const Confirmation value : {Confirmation::none, Confirmation::press, Confirmation::typed}) {
        if (confirmationName(value) == name)
            return value;
    }
    return std::nullopt;
}

QString questionKindName(Question::Kind kind)
{
    switch (kind) {
    case Question::Kind::restorePoint:
        return u"restore-point"_s;
    case Question::Kind::choice:
        return u"choice"_s;
    case Question::Kind::text:
        break;
    }
    return u"text"_s;
}

QJsonObject writeCheck(const CheckSpec &check)
{
    return {{u"kind"_s, check.kind}, {u"title"_s, check.title}, {u"inputs"_s, check.inputs}};
}

template <class T> QJsonArray toArray(const QList<T> &items, QJsonObject (*write)(const T &))
{
    QJsonArray array;
    for (const T &item : items)
        array << write(item);
    return array;
}

QJsonObject writeOption(const Question::Option &option)
{
    return {{u"value"_s, option.value}, {u"title"_s, option.title}};
}

QJsonObject writeQuestion(const Question &question)
{
    QJsonObject object{{u"name"_s, question.name}, {u"kind"_s, questionKindName(question.kind)},
        {u"title"_s, question.title}, {u"suggestion"_s, question.suggestion}};
    if (!question.options.isEmpty())
        object.insert(u"options"_s, toArray(question.options, writeOption));
    if (question.within) {
        object.insert(u"within"_s, formatDuration(*question.within));
        object.insert(u"otherwise"_s, question.otherwise);
    }
    return object;
}

QJsonObject writeStep(const RunbookStep &step)
{
    QJsonObject object{{u"id"_s, step.id.value()}, {u"title"_s, step.title}, {u"purpose"_s, step.purpose},
        {u"phase"_s, step.phase}, {u"action"_s, step.action}, {u"inputs"_s, step.inputs},
        {u"questions"_s, toArray(step.questions, writeQuestion)},
        {u"confirmation"_s, confirmationName(step.confirmation)}, {u"typedTarget"_s, step.typedTarget},
        {u"undo"_s, step.undo}, {u"irreversible"_s, step.irreversible},
        {u"timeLimit"_s, formatDuration(step.timeLimit)}, {u"checks"_s, toArray(step.checks, writeCheck)}};
    // Only where it is wanted: the hash of every runbook that was pinned before there was the key stays the same.
    if (step.needsSecondPerson)
        object.insert(u"approval"_s, u"second-person"_s);
    if (step.onlyIf)
        object.insert(u"onlyIf"_s,
            QJsonObject{
                {u"value"_s, step.onlyIf->value}, {step.onlyIf->negated ? u"isNot"_s : u"is"_s, step.onlyIf->is}});
    if (!step.lane.isEmpty())
        object.insert(u"lane"_s, step.lane);
    if (!step.joins.isEmpty())
        object.insert(u"joins"_s, QJsonArray::fromStringList(step.joins));
    return object;
}

Result<CheckSpec> checkFromJson(const QJsonObject &object)
{
    JsonReader reader(object, u"runbook.steps.checks"_s);
    CheckSpec check{reader.string("kind"), reader.string("title"), reader.object("inputs")};
    if (auto ok = reader.check(); !ok)
        return failure(ok.error());
    return check;
}

Result<Question> questionFromJson(const QJsonObject &object)
{
    JsonReader reader(object, u"runbook.steps.questions"_s);
    const QString kind = reader.string("kind");
    Question question{reader.string("name"), Question::Kind::text, reader.string("title"), reader.string("suggestion")};
    for (const Question::Kind known : {Question::Kind::restorePoint, Question::Kind::choice}) {
        if (kind == questionKindName(known))
            question.kind = known;
    }
    if (object.contains("options"_L1)) {
        for (const QJsonObject &item : reader.objects("options")) {
            JsonReader option(item, u"runbook.steps.questions.options"_s);
            question.options << Question::Option{option.string("value"), option.string("title")};
            if (auto ok = option.check(); !ok)
                return failure(ok.error());
        }
    }
    if (object.contains("within"_L1)) {
        question.within = parseDuration(reader.string("within"));
        question.otherwise = reader.string("otherwise");
        if (!question.within)
            reader.reject("within", u"a duration"_s);
    }
    if (auto ok = reader.check(); !ok)
        return failure(ok.error());
    return question;
}

Result<StepCondition> conditionFromJson(const QJsonObject &object)
{
    JsonReader reader(object, u"runbook.steps.onlyIf"_s);
    StepCondition condition{reader.string("value"), {}, object.contains("isNot"_L1)};
    condition.is = reader.string(condition.negated ? "isNot" : "is");
    if (auto ok = reader.check(); !ok)
        return failure(ok.error());
    return condition;
}

Result<RunbookStep> stepFromJson(const QJsonObject &object)
{
    JsonReader reader(object, u"runbook.steps"_s);
    RunbookStep step;
    step.id = StepId{reader.string("id")};
    step.title = reader.string("title");
    step.purpose = reader.string("purpose");
    step.phase = reader.string("phase");
    step.action = reader.string("action");
    step.inputs = reader.object("inputs");
    step.typedTarget = reader.string("typedTarget");
    step.undo = reader.string("undo");
    step.irreversible = reader.boolean("irreversible");
    const std::optional<QString> approval = reader.optionalString("approval");
    if (approval && *approval != "second-person"_L1)
        reader.reject("approval", u"second-person"_s);
    step.needsSecondPerson = approval.has_value();
    const std::optional<Confirmation> confirmation = confirmationFromName(reader.string("confirmation"));
    const std::optional<Duration> timeLimit = parseDuration(reader.string("timeLimit"));
    if (!confirmation)
        reader.reject("confirmation", u"none, press or typed"_s);
    if (!timeLimit)
        reader.reject("timeLimit", u"a duration"_s);
    step.confirmation = confirmation.value_or(Confirmation::typed);
    step.timeLimit = timeLimit.value_or(step.timeLimit);
    for (const QJsonObject &item : reader.objects("questions")) {
        auto question = questionFromJson(item);
        if (!question)
            return failure(question.error());
        step.questions << *question;
    }
    for (const QJsonObject &item : reader.objects("checks")) {
        auto check = checkFromJson(item);
        if (!check)
            return failure(check.error());
        step.checks << *check;
    }
    if (object.contains("onlyIf"_L1)) {
        const auto condition = conditionFromJson(reader.object("onlyIf"));
        if (!condition)
            return failure(condition.error());
        step.onlyIf = *condition;
    }
    step.lane = reader.optionalString("lane").value_or(QString());
    if (object.contains("joins"_L1))
        step.joins = reader.strings("joins");
    if (auto ok = reader.check(); !ok)
        return failure(ok.error());
    return step;
}

} // namespace

QJsonObject toJson(const Runbook &runbook)
{
    return {{u"id"_s, runbook.id.value()}, {u"title"_s, runbook.title}, {u"useWhen"_s, runbook.useWhen},
        {u"steps"_s, toArray(runbook.steps, writeStep)}};
}

Result<Runbook> runbookFromJson(const QJsonObject &object)
{
    JsonReader reader(object, u"runbook"_s);
    Runbook runbook{RunbookId{reader.string("id")}, reader.string("title"), reader.string("useWhen"), {}};
    for (const QJsonObject &item : reader.objects("steps")) {
        auto step = stepFromJson(item);
        if (!step)
            return failure(step.error());
        runbook.steps << *step;
    }
    if (auto ok = reader.check(); !ok)
        return failure(ok.error());
    return runbook;
}

QString runbookHash(const Runbook &runbook)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(canonicalJson(toJson(runbook)), QCryptographicHash::Sha256).toHex());
}

} // namespace holdfast
