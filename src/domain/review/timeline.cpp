// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/review.h"

#include "domain/communication/messagewords.h"
#include "domain/incident/fold.h"
#include "domain/review/teamwords.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

using Weight = TimelineEntry::Weight;

struct Said {
    QString text;
    Weight weight = Weight::normal;
};

QString instantWords(InstantName name)
{
    switch (name) {
    case InstantName::impactStart:
        return u"The impact began"_s;
    case InstantName::detected:
        return u"The incident was detected"_s;
    case InstantName::declared:
        return u"The incident was declared"_s;
    case InstantName::acknowledged:
        return u"The incident was acknowledged"_s;
    case InstantName::mitigated:
        return u"The impact was contained"_s;
    case InstantName::restored:
        break;
    }
    return u"The service was restored"_s;
}

QString figureWords(const Measured &figure)
{
    const QString value = figureText(figure.value, figure.unit);
    const QString form = figure.name == "recoveryPointSeconds"_L1 ? u"%1: the last %2."_s : u"%1: %2."_s;
    return form.arg(figureTitle(figure.name), value);
}

class Teller {
public:
    explicit Teller(const Incident &context)
        : m_context(context)
    { }

    Said operator()(const Declared &event) const
    {
        return {u"%1 declared as %2: %3"_s.arg(
                    event.drill ? u"Drill"_s : u"Incident"_s, severityName(event.severity), event.title),
            Weight::important};
    }
    Said operator()(const InstantSet &event) const
    {
        return {event.reason.isEmpty()
                ? u"%1 at %2 (source: %3)."_s.arg(instantWords(event.name), formatUtcSeconds(event.time), event.source)
                : u"%1 at %2, corrected: %3"_s.arg(
                    instantWords(event.name), formatUtcSeconds(event.time), event.reason),
            event.name == InstantName::restored ? Weight::important : Weight::normal};
    }
    Said operator()(const HealthChanged &event) const
    {
        return {u"%1 went from %2 to %3: %4"_s.arg(
                    event.component.value(), healthName(event.from), healthName(event.to), event.reason),
            event.to == Health::up ? Weight::normal : Weight::important};
    }
    Said operator()(const Noted &event) const { return {event.text, Weight::important}; }
    Said operator()(const RunStarted &event) const
    {
        return {u"Recovery started: %1."_s.arg(event.runbook.title), Weight::important};
    }
    Said operator()(const RunLeft &event) const
    {
        return {u"The runbook was left: %1"_s.arg(event.reason), Weight::important};
    }
    Said operator()(const GlassBroken &event) const
    {
        return {
            u"The plan is carried out although it is not approved. Reason: %1 (%2)"_s.arg(event.reason, event.missing),
            Weight::important};
    }
    Said operator()(const StepApproved &event) const
    {
        return {u"%1: approved by %2 (key %3)."_s.arg(title(event.step), event.person, event.keyId), Weight::important};
    }
    Said operator()(const Resumed &event) const { return {u"Resumed: %1"_s.arg(event.reason), Weight::important}; }
    Said operator()(const StepAnswered &event) const
    {
        return {u"%1: chose %2."_s.arg(title(event.step), event.value), Weight::normal};
    }
    Said operator()(const StepPreviewed &event) const
    {
        return {u"%1: previewed."_s.arg(title(event.step)), Weight::detail};
    }
    Said operator()(const StepConfirmed &event) const
    {
        return {u"%1: confirmed by %2."_s.arg(title(event.step), event.confirmedBy),
            event.how == "none"_L1 ? Weight::detail : Weight::normal};
    }
    Said operator()(const StepIntended &event) const
    {
        return {u"%1: about to act."_s.arg(title(event.step)), Weight::detail};
    }
    Said operator()(const StepLost &event) const
    {
        return {u"%1: no answer came, the outcome is unknown. %2"_s.arg(title(event.step), event.error.what),
            Weight::important};
    }
    Said operator()(const StepPostponed &event) const
    {
        return {u"%1: nothing was done yet. %2"_s.arg(title(event.step), event.error.what), Weight::detail};
    }
    Said operator()(const StepBegun &event) const
    {
        return event.adopted
            ? Said{u"%1: the provider had carried it out already; nothing was repeated."_s.arg(title(event.step)),
                Weight::important}
            : Said{u"%1: accepted."_s.arg(title(event.step)), Weight::detail};
    }
    Said operator()(const StepAbsent &event) const
    {
        return {u"%1: it had not happened. %2"_s.arg(title(event.step), event.evidence), Weight::important};
    }
    Said operator()(const StepRefused &event) const { return refusedOrBroken(event.step, event.error); }
    Said operator()(const StepObserved &event) const
    {
        return {u"%1: complete at the provider."_s.arg(title(event.step)), Weight::detail};
    }
    Said operator()(const StepBroken &event) const { return refusedOrBroken(event.step, event.error); }
    Said operator()(const CheckRecorded &event) const
    {
        return {u"Check “%1”: %2. %3"_s.arg(event.title, event.verdict, event.summary),
            event.verdict == "pass"_L1 ? Weight::detail : Weight::important};
    }
    Said operator()(const StepDone &event) const
    {
        return {u"%1: done and verified."_s.arg(title(event.step)), Weight::normal};
    }
    Said operator()(const StepFailed &event) const
    {
        return {u"%1: failed. %2"_s.arg(title(event.step), event.reason), Weight::important};
    }
    Said operator()(const StepRechecked &event) const
    {
        return {u"%1: checked again."_s.arg(title(event.step)), Weight::detail};
    }
    Said operator()(const StepRetried &event) const
    {
        return {u"%1: attempt %2. %3"_s.arg(title(event.step)).arg(event.attempt).arg(event.reason), Weight::normal};
    }
    Said operator()(const StepUndone &event) const
    {
        return {u"%1: taken back. %2"_s.arg(title(event.step), event.told), Weight::important};
    }
    Said operator()(const StepSkipped &event) const
    {
        return {u"%1: %2 %3"_s.arg(title(event.step),
                    event.byCondition ? u"not needed."_s : u"left out, not verified."_s, event.reason),
            event.byCondition ? Weight::normal : Weight::important};
    }
    Said operator()(const StepByHand &event) const
    {
        return {u"%1: done by hand. %2"_s.arg(title(event.step), event.told), Weight::important};
    }
    Said operator()(const Measured &event) const { return {figureWords(event), Weight::normal}; }
    Said operator()(const Closed &event) const
    {
        return {event.summary.isEmpty() ? u"Incident closed."_s : u"Incident closed: %1"_s.arg(event.summary),
            Weight::important};
    }

    template <class Other> Said operator()(const Other &event) const
    {
        if constexpr (requires { event.message; })
            return {messageWords(event), Weight::important};
        else
            return {teamWords(event, m_context.team), Weight::important};
    }

private:
    [[nodiscard]] QString title(const StepId &id) const
    {
        const RunbookStep *step = m_context.run ? m_context.run->runbook.find(id) : nullptr;
        return step ? step->title : id.value();
    }
    [[nodiscard]] Said refusedOrBroken(const StepId &step, const Error &error) const
    {
        return {u"%1: failed. %2 %3"_s.arg(title(step), error.what, error.why).trimmed(), Weight::important};
    }

    const Incident &m_context;
};

} // namespace

QString figureTitle(const QString &name)
{
    static const QMap<QString, QString> titles{{u"recoveryTimeSeconds"_s, u"Recovery time"_s},
        {u"recoveryPointSeconds"_s, u"Data lost"_s}, {u"rowsLost"_s, u"Rows lost"_s},
        {u"timeToDetectSeconds"_s, u"Time to detect"_s}};
    return titles.value(name, name);
}

TimelineEntry describe(const Event &event, const Incident &context)
{
    const Said said = std::visit(Teller{context}, event.body);
    return {event.sequence, event.at.utc, said.text, event.author, said.weight};
}

QList<TimelineEntry> timelineOf(const QList<Event> &events)
{
    QList<TimelineEntry> timeline;
    timeline.reserve(events.size());
    Incident context;
    for (const Event &event : events) {
        context = apply(std::move(context), event);
        timeline << describe(event, context);
    }
    return timeline;
}

} // namespace holdfast
