// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/recovery/stepwords.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

/// The program ended after the intent: the last thing before a resumption that concerns this step is its intent.
bool wasInterrupted(const StepId &step, const QList<Event> &events)
{
    bool resumed = false;
    for (auto event = events.crbegin(); event != events.crend(); ++event) {
        if (std::holds_alternative<Resumed>(event->body))
            resumed = true;
        if (const auto *intent = std::get_if<StepIntended>(&event->body); intent && intent->step == step)
            return resumed;
    }
    return false;
}

QString prettyBody(const QString &body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError || document.isNull())
        return body;
    return QString::fromUtf8(document.toJson(QJsonDocument::Indented)).trimmed();
}

} // namespace

bool StepWords::isInDoubt(const RunbookStep &step, const Situation &situation)
{
    if (!situation.incident.run)
        return false;
    const StepRecord &record = situation.incident.run->record(step.id);
    if (record.state != StepState::intended)
        return false;
    return record.lost || situation.activity.kind == Activity::Kind::person
        || wasInterrupted(step.id, situation.events);
}

StepSign StepWords::sign(const RunbookStep &step, const Situation &situation)
{
    const StepRecord &record = situation.incident.run->record(step.id);
    if (record.state == StepState::done)
        return {record.byHand.isEmpty() ? tr("Done") : tr("Done by hand"), Tone::normal, Glyph::tick};
    if (record.state == StepState::skipped)
        return {tr("Left out"), Tone::normal, Glyph::ring};
    if (!situation.isOpenStep(step.id))
        return record.state == StepState::undone ? StepSign{tr("Taken back"), Tone::notice, Glyph::ring}
                                                 : StepSign{tr("Later"), Tone::normal, Glyph::ring};
    return currentSign(step, situation.lookingAt(step.id));
}

StepSign StepWords::currentSign(const RunbookStep &step, const Situation &situation)
{
    const StepRecord &record = situation.incident.run->record(step.id);
    switch (record.state) {
    case StepState::planned:
        if (situation.activity.kind == Activity::Kind::answer)
            return {tr("Your choice"), Tone::notice, Glyph::square};
        return {tr("Preparing"), Tone::notice, Glyph::arrow};
    case StepState::previewed:
        if (step.confirmation == Confirmation::none)
            return {tr("Preparing"), Tone::notice, Glyph::arrow};
        return {tr("Your go-ahead"), Tone::notice, Glyph::square};
    case StepState::confirmed:
        return {tr("Starting"), Tone::notice, Glyph::arrow};
    case StepState::intended:
        if (isInDoubt(step, situation))
            return {tr("Unknown"), Tone::unknown, Glyph::hatch};
        return {tr("Sending"), Tone::notice, Glyph::arrow};
    case StepState::begun:
        return {tr("Running"), Tone::notice, Glyph::arrow};
    case StepState::observed:
        return {tr("Checking"), Tone::notice, Glyph::arrow};
    case StepState::failed:
        return {tr("Failed"), Tone::critical, Glyph::diamond};
    case StepState::undone:
        return {tr("Taken back"), Tone::warning, Glyph::triangle};
    case StepState::skipped:
        return {tr("Left out"), Tone::notice, Glyph::ring};
    case StepState::done:
        return {tr("Done"), Tone::normal, Glyph::tick};
    }
    return {};
}

QString StepWords::requests(const QJsonObject &preview)
{
    QStringList blocks;
    const QJsonArray requests = preview.value("requests"_L1).toArray();
    for (const QJsonValue &value : requests) {
        const QJsonObject request = value.toObject();
        const QString method = request.value("method"_L1).toString();
        const QString target = request.value("target"_L1).toString();
        QStringList lines{method.isEmpty() ? u"-- %1"_s.arg(target) : u"%1 %2"_s.arg(method, target)};
        for (const QJsonValue &header : request.value("headers"_L1).toArray())
            lines << header.toString();
        const QString body = request.value("body"_L1).toString();
        if (!body.isEmpty())
            lines << QString() << prettyBody(body);
        blocks << lines.join(u'\n');
    }
    return blocks.join(u"\n\n"_s);
}

} // namespace holdfast
