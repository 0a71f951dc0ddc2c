// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/guide/checklist.h"

#include <QJsonArray>

namespace holdfast {

using namespace Qt::StringLiterals;

Result<> Checklist::precheck(const Inputs &inputs, std::stop_token)
{
    if (inputs.value("items"_L1).toArray().isEmpty())
        return failure(ErrorCode::invalid, u"The checklist is empty."_s, {}, u"Name its `items` in the runbook."_s);
    return {};
}

Result<Preview> Checklist::preview(const StepKey &, const Inputs &inputs, std::stop_token)
{
    Preview preview{{}, reads(), {}, {}};
    for (const QJsonValue &item : inputs.value("items"_L1).toArray())
        preview.blastRadius << item.toString();
    return preview;
}

QString Checklist::reads() const { return u"Holdfast sends nothing. A person does each of these and then confirms:"_s; }

Result<Observation> Checklist::look(const Inputs &inputs, std::stop_token)
{
    Observation observation{Observation::State::finished, {}, {}, inputs, {}, {}};
    observation.facts.insert(u"found"_s, inputs.value("found"_L1).toString(u"done"_s));
    return observation;
}

Result<Verdict> PersonSays::run(const Inputs &inputs, std::stop_token)
{
    const QString found = inputs.value("found"_L1).toString().trimmed();
    if (found.isEmpty())
        return Verdict{Verdict::Kind::unknown, u"Nobody has said what was found."_s, {}, {}};
    return Verdict{Verdict::Kind::pass, u"A person says: %1. No program has verified it."_s.arg(found), inputs, {}};
}

} // namespace holdfast
