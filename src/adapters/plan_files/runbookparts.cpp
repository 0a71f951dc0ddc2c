// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/runbookparts.h"

#include "adapters/plan_files/yaml/nearest.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

constexpr qsizetype mostSteps = 500; ///< of one runbook with all its parts

/// The names of one part, as they are called from outside.
class Renaming {
public:
    explicit Renaming(const QString &part)
        : m_step(part + u'-')
    {
        for (const QString &word : part.split(u'-', Qt::SkipEmptyParts))
            m_question += m_question.isEmpty() ? word : word.left(1).toUpper() + word.mid(1);
    }

    [[nodiscard]] StepId step(const StepId &id) const { return StepId(m_step + id.value()); }
    [[nodiscard]] QString question(const QString &name) const
    {
        return m_question + name.left(1).toUpper() + name.mid(1);
    }
    [[nodiscard]] QString text(const QString &text) const
    {
        static const QRegularExpression reference(u"\\$\\{([^}]*)\\}"_s);
        QString renamed;
        qsizetype end = 0;
        auto matches = reference.globalMatch(text);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            QStringList paths = match.captured(1).split(u'|');
            for (QString &path : paths)
                path = this->path(path);
            renamed += text.mid(end, match.capturedStart() - end) + u"${"_s + paths.join(u'|') + u'}';
            end = match.capturedEnd();
        }
        return renamed + text.mid(end);
    }
    [[nodiscard]] QJsonValue value(const QJsonValue &value) const
    {
        if (value.isObject())
            return inputs(value.toObject());
        return value.isString() ? QJsonValue(text(value.toString())) : value;
    }
    [[nodiscard]] QJsonObject inputs(const QJsonObject &inputs) const
    {
        QJsonObject renamed;
        for (auto member = inputs.constBegin(); member != inputs.constEnd(); ++member)
            renamed.insert(member.key(), value(member.value()));
        return renamed;
    }
    /// A step of the part as a step of the whole: where the part goes on beside others, its own steps do.
    [[nodiscard]] RunbookStep whole(RunbookStep step, const RunbookPart &part) const
    {
        step.lane = step.lane.isEmpty() ? part.lane : m_step + step.lane;
        for (QString &lane : step.joins)
            lane = m_step + lane;
        step.id = this->step(step.id);
        step.inputs = inputs(step.inputs);
        step.typedTarget = text(step.typedTarget);
        for (Question &question : step.questions) {
            question.name = this->question(question.name);
            question.suggestion = text(question.suggestion);
        }
        for (CheckSpec &check : step.checks)
            check.inputs = inputs(check.inputs);
        if (step.onlyIf)
            step.onlyIf->value = text(step.onlyIf->value);
        else
            step.onlyIf = part.onlyIf;
        return step;
    }

private:
    [[nodiscard]] QString path(const QString &path) const
    {
        if (path.startsWith("steps."_L1))
            return u"steps."_s + m_step + path.mid(6);
        if (path.startsWith("answers."_L1))
            return u"answers."_s + question(path.mid(8));
        return path;
    }

    QString m_step;
    QString m_question;
};

class Assembly {
public:
    explicit Assembly(std::map<QString, WrittenRunbook> &written)
        : m_written(written)
    {
        for (const auto &[id, one] : written)
            m_ids << id;
    }

    [[nodiscard]] QList<RunbookStep> stepsOf(const QString &id, QStringList within)
    {
        if (const auto known = m_whole.find(id); known != m_whole.end())
            return known->second; // and what is wrong with it was said then
        WrittenRunbook &written = m_written.at(id);
        within << id;
        QList<RunbookStep> steps;
        const QList<RunbookStep> &own = written.runbook.steps;
        for (qsizetype i = 0; i <= own.size(); ++i) {
            for (const RunbookPart &part : std::as_const(written.parts)) {
                if (part.before == i)
                    steps += stepsOf(part, within, written.findings);
            }
            if (i < own.size())
                steps << own[i];
        }
        m_whole.emplace(id, steps);
        return steps;
    }

private:
    QList<RunbookStep> stepsOf(const RunbookPart &part, const QStringList &within, FindingList &findings)
    {
        if (!m_ids.contains(part.runbook)) {
            findings.error(part.place, "reference"_L1,
                u"There is no runbook %1.%2"_s.arg(quoted(part.runbook), suggestion(part.runbook, m_ids)));
            return {};
        }
        if (within.contains(part.runbook)) {
            findings.error(part.place, "reference"_L1,
                u"The runbook %1 would be carried out within itself."_s.arg(quoted(part.runbook)));
            return {};
        }
        const Renaming renaming(part.id);
        QList<RunbookStep> steps;
        for (const RunbookStep &step : stepsOf(part.runbook, within)) {
            if (part.onlyIf && step.onlyIf) {
                findings.error(part.place, "condition"_L1,
                    u"Steps of %1 have conditions of their own, so it cannot be put in with `onlyIf`."_s.arg(
                        quoted(part.runbook)));
                return {};
            }
            if (!part.lane.isEmpty() && !step.lane.isEmpty()) {
                findings.error(part.place, "lane"_L1,
                    u"Steps of %1 have lanes of their own, so it cannot be put into a lane."_s.arg(
                        quoted(part.runbook)));
                return {};
            }
            steps << renaming.whole(step, part);
            if (steps.size() == 1)
                steps.first().joins += part.joins;
        }
        return steps;
    }

    std::map<QString, WrittenRunbook> &m_written;
    std::map<QString, QList<RunbookStep>> m_whole;
    QStringList m_ids;
};

void checkWhole(const Runbook &runbook, const WrittenRunbook &written, FindingList &findings)
{
    if (runbook.steps.size() > mostSteps)
        findings.error(written.parts.first().place, "size"_L1,
            u"With all its parts this runbook has more than %1 steps."_s.arg(mostSteps));
    QSet<QString> ids;
    for (const RunbookStep &step : runbook.steps) {
        if (ids.contains(step.id.value()))
            findings.error(written.parts.first().place, "duplicate"_L1,
                u"With all its parts this runbook has the step %1 twice."_s.arg(quoted(step.id.value())));
        ids << step.id.value();
    }
}

} // namespace

QList<Runbook> putTogether(std::map<QString, WrittenRunbook> &written)
{
    Assembly assembly(written);
    QList<Runbook> whole;
    for (auto &[id, one] : written) {
        whole << one.runbook;
        if (one.parts.isEmpty())
            continue;
        whole.last().steps = assembly.stepsOf(id, {});
        checkWhole(whole.last(), one, one.findings);
    }
    return whole;
}

} // namespace holdfast::plan_files
