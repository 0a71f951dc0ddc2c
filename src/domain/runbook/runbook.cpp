// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/runbook/runbook.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace holdfast {

namespace {

Result<QJsonValue> lookUp(const QString &path, const QJsonObject &scope)
{
    QJsonValue value = scope;
    const QStringList parts = path.split(QLatin1Char('.'));
    for (const QString &part : parts) {
        value = value.toObject().value(part);
        if (value.isUndefined())
            return failure(ErrorCode::notFound, QStringLiteral("`${%1}` is not known yet.").arg(path),
                QStringLiteral("The step that provides it has not finished, or the name is misspelt."));
    }
    return value;
}

const QRegularExpression &reference()
{
    static const QRegularExpression pattern(QStringLiteral("\\$\\{([A-Za-z0-9_.-]+)\\}"));
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

} // namespace

const RunbookStep *Runbook::find(const StepId &wanted) const
{
    for (const RunbookStep &step : steps) {
        if (step.id == wanted)
            return &step;
    }
    return nullptr;
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
