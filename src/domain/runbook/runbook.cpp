// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/runbook/runbook.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace holdfast {

namespace {

QJsonValue valueAt(const QString &path, const QJsonObject &scope)
{
    QJsonValue value = scope;
    const QStringList parts = path.split(QLatin1Char('.'));
    for (const QString &part : parts)
        value = value.toObject().value(part);
    return value;
}

Result<QJsonValue> lookUp(const QString &paths, const QJsonObject &scope)
{
    for (const QString &path : paths.split(QLatin1Char('|'))) {
        const QJsonValue value = valueAt(path, scope);
        if (!value.isUndefined())
            return value;
    }
    return failure(ErrorCode::notFound, QStringLiteral("`${%1}` is not known yet.").arg(paths),
        QStringLiteral("The step that provides it has not finished, or the name is misspelt."));
}

const QRegularExpression &reference()
{
    static const QRegularExpression pattern(QStringLiteral("\\$\\{([A-Za-z0-9_.|-]+)\\}"));
    return pattern;
}

QString asText(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    return value.toString();
}

Result<QJsonValue> resolveValue(const QJsonValue &value, const QJsonObject &scope)
{
    if (value.isObject()) {
        auto object = resolveInputs(value.toObject(), scope);
        if (!object)
            return failure(object.error());
        return QJsonValue(*object);
    }
    if (!value.isString())
        return value;
    const QRegularExpressionMatch match = reference().match(value.toString());
    if (match.hasMatch() && match.capturedLength() == value.toString().size())
        return lookUp(match.captured(1), scope);
    auto text = resolveText(value.toString(), scope);
    if (!text)
        return failure(text.error());
    return QJsonValue(*text);
}

/// Every `steps.ID.FACT` that stands alone in a reference, so that nothing can take its place.
void collectFacts(const QString &text, const QString &step, QStringList &facts)
{
    auto matches = reference().globalMatch(text);
    while (matches.hasNext()) {
        const QStringList parts = matches.next().captured(1).split(QLatin1Char('.'));
        const bool ofStep = parts.size() >= 3 && parts[0] == QLatin1String("steps") && parts[1] == step;
        if (ofStep && !parts.join(QLatin1Char('.')).contains(QLatin1Char('|')) && !facts.contains(parts[2]))
            facts << parts[2];
    }
}

void collectFacts(const QJsonObject &inputs, const QString &step, QStringList &facts)
{
    for (const QJsonValue &value : inputs) {
        if (value.isObject())
            collectFacts(value.toObject(), step, facts);
        else
            collectFacts(value.toString(), step, facts);
    }
}

} // namespace

const RunbookStep *Runbook::find(const StepId &wanted) const
{
    for (const RunbookStep &step : steps) {
        if (step.id == wanted)
            return &step;
    }
    return nullptr;
}

bool StepCondition::holds(const QJsonObject &scope) const
{
    const auto found = resolveText(value, scope);
    return (found && *found == is) != negated;
}

QString conditionText(const Runbook &runbook, const StepCondition &condition)
{
    const QRegularExpressionMatch match = reference().match(condition.value);
    const QStringList path = match.captured(1).split(QLatin1Char('.'));
    QString subject = condition.value;
    QString wanted = condition.is;
    if (path.first() == QLatin1String("steps")) {
        if (const RunbookStep *step = runbook.find(StepId(path.value(1))))
            subject = step->title;
    }
    for (const RunbookStep &step : runbook.steps) {
        for (const Question &question : step.questions) {
            if (path.first() != QLatin1String("answers") || path.value(1) != question.name)
                continue;
            subject = question.title;
            for (const Question::Option &option : question.options)
                wanted = option.value == condition.is ? option.title : wanted;
        }
    }
    return (condition.negated ? QStringLiteral("Only if “%1” did not come to “%2”.")
                              : QStringLiteral("Only if “%1” came to “%2”."))
        .arg(subject, wanted);
}

QStringList factsNeededFrom(const Runbook &runbook, const StepId &wanted, NeededBy by)
{
    QStringList facts;
    bool reached = false;
    for (const RunbookStep &step : runbook.steps) {
        const bool later = reached;
        reached = reached || step.id == wanted;
        if (later) {
            collectFacts(step.inputs, wanted.value(), facts);
            collectFacts(step.typedTarget, wanted.value(), facts);
        }
        for (const CheckSpec &check : step.checks) {
            if (later || (reached && by == NeededBy::checksToo))
                collectFacts(check.inputs, wanted.value(), facts);
        }
    }
    return facts;
}

Result<QJsonObject> resolveInputs(const QJsonObject &inputs, const QJsonObject &scope)
{
    QJsonObject resolved;
    for (auto member = inputs.constBegin(); member != inputs.constEnd(); ++member) {
        auto value = resolveValue(member.value(), scope);
        if (!value)
            return failure(value.error());
        resolved.insert(member.key(), *value);
    }
    return resolved;
}

Result<QString> resolveText(const QString &text, const QJsonObject &scope)
{
    QString resolved;
    qsizetype end = 0;
    auto matches = reference().globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const auto value = lookUp(match.captured(1), scope);
        if (!value)
            return failure(value.error());
        resolved += text.mid(end, match.capturedStart() - end) + asText(*value);
        end = match.capturedEnd();
    }
    return resolved + text.mid(end);
}

} // namespace holdfast
