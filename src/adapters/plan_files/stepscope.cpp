// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/stepscope.h"

#include "adapters/plan_files/yaml/nearest.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

/// JSON numbers are exact up to here.
constexpr qint64 largestExact = qint64(1) << 53;

} // namespace

StepScope::StepScope(FindingList &findings)
    : m_findings(findings)
{ }

void StepScope::expect(const QString &step) { m_expected.append(step); }

void StepScope::begin(const RunbookStep &step)
{
    m_onlyIf = step.onlyIf;
    m_now = step.id;
    m_order.add(step);
}

void StepScope::enter(const RunbookStep &step) { m_reached.insert(step.id.value(), step.onlyIf); }

QString StepScope::laneProblem(const RunbookStep &step) const
{
    for (const QString &lane : step.joins) {
        if (lane == step.lane)
            return u"The step waits for its own lane %1."_s.arg(quoted(lane));
        if (lane.isEmpty() || !m_order.hasLane(lane))
            return u"No step before this one is in the lane %1."_s.arg(quoted(lane));
    }
    return {};
}

bool StepScope::isBeside(const QString &step) const
{
    return step != m_now.value() && m_reached.contains(step) && !m_order.isBefore(StepId(step), m_now);
}

void StepScope::ask(const QString &question) { m_questions.insert(question, m_now.value()); }

void StepScope::check(const QString &text, Place place) const
{
    for (qsizetype begin = text.indexOf(u"${"_s); begin >= 0; begin = text.indexOf(u"${"_s, begin + 2)) {
        const qsizetype end = text.indexOf(u'}', begin);
        if (end < 0) {
            m_findings.error(place, "reference"_L1, u"The reference that begins with `${` is never closed with `}`."_s);
            return;
        }
        checkReference(text.mid(begin + 2, end - begin - 2), place);
    }
}

void StepScope::checkReference(const QString &reference, Place place) const
{
    const QStringList paths = reference.split(u'|');
    for (const QString &path : paths)
        checkPath(path, place);
    if (!m_findings.isFull() && paths.size() == 1 && isUncertain(reference))
        m_findings.error(place, "reference"_L1,
            u"The reference %1 names a step that is not always carried out. Name what is used otherwise behind it, "
            u"`${steps.ONE.FACT|steps.OTHER.FACT}`, or give this step the same `onlyIf`."_s.arg(quoted(reference)));
}

bool StepScope::isUncertain(const QString &path) const
{
    const auto step = m_reached.constFind(path.section(u'.', 1, 1));
    return path.startsWith("steps."_L1) && step != m_reached.cend() && *step && *step != m_onlyIf;
}

void StepScope::checkPath(const QString &path, Place place) const
{
    static const QRegularExpression form(u"\\A[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+\\z"_s);
    if (m_findings.isFull())
        return;
    const QStringList parts = path.split(u'.');
    const QString root = parts.value(0);
    const QString name = parts.value(1);
    QString problem;
    if (!form.match(path).hasMatch())
        problem = u"A reference must look like `${steps.STEP.FACT}`, `${answers.QUESTION}` or `${incident.token}`."_s;
    else if (root == "steps"_L1)
        problem = parts.size() < 3 ? u"The name of a fact is missing behind the step."_s : unknownStep(name);
    else if (root == "answers"_L1 && !m_questions.contains(name))
        problem =
            u"No question %1 has been asked up to here.%2"_s.arg(quoted(name), suggestion(name, m_questions.keys()));
    else if (root == "answers"_L1 && isBeside(m_questions.value(name)))
        problem = u"The step that asks it goes on beside this one. Wait for its lane first, with `joins`."_s;
    else if (root != "answers"_L1 && root != "incident"_L1)
        problem = u"References begin with `steps`, `answers` or `incident`."_s;
    if (!problem.isEmpty())
        m_findings.error(
            place, "reference"_L1, u"The reference %1 cannot be filled in. %2"_s.arg(quoted(path), problem));
}

QString StepScope::unknownStep(const QString &step) const
{
    if (isBeside(step))
        return u"The step %1 goes on beside this one. Wait for its lane first, with `joins`."_s.arg(quoted(step));
    if (m_reached.contains(step))
        return {};
    if (m_expected.contains(step))
        return u"The step %1 does not come earlier."_s.arg(quoted(step));
    return u"There is no step %1.%2"_s.arg(quoted(step), suggestion(step, m_expected));
}

QJsonValue StepScope::scalarToJson(const Node &node) const
{
    static const QRegularExpression wholeNumber(u"\\A-?(0|[1-9][0-9]{0,15})\\z"_s);
    if (node.isNull()) {
        m_findings.error(node.place, "empty"_L1, u"A value is missing here. Write `\"\"` for an empty text."_s);
        return {};
    }
    if (node.isPlain() && (node.text == "true"_L1 || node.text == "false"_L1))
        return node.text == "true"_L1;
    if (node.isPlain() && wholeNumber.match(node.text).hasMatch()) {
        const qint64 value = node.text.toLongLong();
        if (qAbs(value) <= largestExact)
            return value;
    }
    check(node.text, node.place);
    return node.text;
}

QJsonValue StepScope::toJson(const Node &node) const
{
    switch (node.kind) {
    case Node::Kind::scalar:
        return scalarToJson(node);
    case Node::Kind::list: {
        QJsonArray array;
        for (const Node &item : node.items) {
            if (item.kind == Node::Kind::scalar && item.text.contains(u"${"_s))
                m_findings.error(item.place, "reference"_L1, u"References are not filled in inside a list."_s);
            array.append(toJson(item));
        }
        return array;
    }
    case Node::Kind::mapping: {
        // A JSON object is kept in the order of its keys: filling it in that order moves nothing.
        QMap<QString, QJsonValue> values;
        for (const Member &member : node.members)
            values.insert(member.key, toJson(member.value));
        QJsonObject object;
        for (auto value = values.cbegin(); value != values.cend(); ++value)
            object.insert(value.key(), value.value());
        return object;
    }
    case Node::Kind::bad:
        break;
    }
    return {};
}

} // namespace holdfast::plan_files
