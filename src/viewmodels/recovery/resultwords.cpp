// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/recovery/resultwords.h"

#include "domain/review/figures.h"
#include "viewmodels/words/wording.h"

#include <QLocale>
#include <cmath>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

/// The recorded figures first; before they are recorded, what the same formulas give now.
QMap<QString, std::optional<double>> figureValues(const Incident &incident)
{
    QMap<QString, std::optional<double>> values;
    for (const Measured &measured : figuresOf(incident))
        values.insert(measured.name, measured.value);
    for (auto figure = incident.figures.constBegin(); figure != incident.figures.constEnd(); ++figure)
        values.insert(figure.key(), figure->value);
    return values;
}

} // namespace

QList<ResultFace> ResultWords::results(const Situation &situation)
{
    std::optional<Duration> rto;
    std::optional<Duration> rpo;
    const Scenario *scenario = situation.plan ? situation.plan->scenario(situation.incident.scenario) : nullptr;
    const Component *component =
        scenario && !scenario->components.isEmpty() ? situation.plan->component(scenario->components.first()) : nullptr;
    if (component) {
        rto = component->rto;
        rpo = component->rpo;
    }
    const auto values = figureValues(situation.incident);
    ResultFace rows{tr("Rows lost"), tr("not measured"), tr("saved before the failure and absent now"), Tone::unknown,
        Glyph::hatch};
    if (const auto lost = values.value(u"rowsLost"_s)) {
        rows.value = QLocale::c().toString(*lost, 'f', 0);
        rows.tone = *lost > 0.0 ? Tone::warning : Tone::normal;
        rows.shape = *lost > 0.0 ? Glyph::triangle : Glyph::tick;
    }
    return {time(tr("Recovery time"), values.value(u"recoveryTimeSeconds"_s), rto, tr("from impact to restored (RTO)")),
        time(tr("Data lost"), values.value(u"recoveryPointSeconds"_s), rpo,
            tr("newest saved to newest recovered (RPO)")),
        rows};
}

ResultFace ResultWords::time(const QString &caption, const std::optional<double> &seconds,
    const std::optional<Duration> &objective, const QString &objectiveName)
{
    ResultFace face{caption, tr("not measured"), objectiveName, Tone::unknown, Glyph::hatch};
    if (!seconds)
        return face;
    const Duration length{qint64(std::llround(*seconds * 1000.0))};
    face.value = Wording::span(length);
    face.tone = Tone::normal;
    face.shape = Glyph::tick;
    if (!objective)
        return face;
    const bool met = length <= *objective;
    face.tone = met ? Tone::normal : Tone::critical;
    face.shape = met ? Glyph::tick : Glyph::diamond;
    face.detail = (met ? tr("Objective %1 met: %2") : tr("Objective %1 missed: %2"))
                      .arg(Wording::span(*objective), objectiveName);
    return face;
}

} // namespace holdfast
