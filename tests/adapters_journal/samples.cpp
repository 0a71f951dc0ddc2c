// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters_journal/samples.h"

#include "domain/incident/eventjson.h"
#include "kernel/json.h"
#include "support/approvalevents.h"
#include "support/teamevents.h"

namespace holdfast::test {

using namespace Qt::StringLiterals;

namespace {

UtcTime sampleTime() { return *parseUtc(u"2026-11-23T01:41:49.999263Z"_s); }

QJsonObject sampleObject()
{
    return {{u"text"_s, u"Grüße 😀 \u0001 \"\\"_s}, {u"number"_s, 2.5}, {u"whole"_s, qint64(9007199254740992)},
        {u"list"_s, QJsonArray{1, QJsonValue(), true}}, {u"a"_s, QJsonObject{{u"b"_s, -7}}}};
}

Error sampleError() { return {ErrorCode::network, u"what"_s, u"why"_s, u"next"_s, u"detail"_s, Duration{1'500}, true}; }

Runbook sampleRunbook()
{
    RunbookStep step;
    step.id = StepId(u"branch"_s);
    step.title = u"Branch the database"_s;
    step.purpose = u"To have one."_s;
    step.phase = u"Recover"_s;
    step.action = u"database.branch"_s;
    step.inputs = sampleObject();
    step.questions = {{u"point"_s, Question::Kind::restorePoint, u"When?"_s, u"${instants.impactStart}"_s}};
    step.confirmation = Confirmation::typed;
    step.typedTarget = u"production"_s;
    step.undo = u"Delete the branch."_s;
    step.timeLimit = Duration{90'000};
    step.checks = {{u"database.reads"_s, u"It reads"_s, sampleObject()}};
    return {RunbookId(u"database-failure"_s), u"Database failure"_s, u"the database is gone"_s, {step}};
}

} // namespace

QList<EventBody> everyKind()
{
    const StepId step(u"branch"_s);
    const QJsonObject object = sampleObject();
    const QList<EventBody> run{Declared{ScenarioId(u"database_failure"_s), u"Shop is down"_s, Severity::sev2, true,
                                   u"practice"_s, u"plan 3"_s},
        InstantSet{InstantName::mitigated, sampleTime(), u"probe database"_s, u"corrected"_s},
        HealthChanged{ComponentId(u"database"_s), Health::unknown, Health::down, u"no answer"_s, object},
        Noted{u"First line\nsecond – “line” 漢字"_s}, RunStarted{sampleRunbook(), runbookHash(sampleRunbook())},
        RunLeft{u"another way"_s}, Resumed{u"after an unexpected exit"_s},
        StepAnswered{step, u"point"_s, u"2026-11-23T01:41:49Z"_s}, StepPreviewed{step, 2, object, u"abc"_s},
        StepConfirmed{step, 2, u"abc"_s, u"Ada"_s, u"typed"_s},
        StepIntended{step, 2, u"hf-1-branch-2"_s, object, object}, StepLost{step, 2, sampleError()},
        StepPostponed{step, 2, sampleError()}, StepBegun{step, 2, object, true},
        StepAbsent{step, 2, u"no such branch"_s}, StepRefused{step, 2, sampleError()},
        StepObserved{step, 2, object, object}, StepBroken{step, 2, sampleError()},
        CheckRecorded{step, 2, 1, u"It reads"_s, u"fail"_s, u"no rows"_s, object, object}, StepDone{step, 2},
        StepFailed{step, 2, u"a check failed"_s}, StepRechecked{step, 2}, StepRetried{step, 3, u"again"_s},
        StepUndone{step, 3, u"deleted"_s}, StepSkipped{step, 3, u"not needed"_s, true},
        StepByHand{step, 3, u"done in the console"_s, {{u"name"_s, u"value"_s}}},
        Measured{u"recoveryTimeSeconds"_s, 41.5, u"s"_s, u"restored - impactStart"_s, object},
        Measured{u"rowsLost"_s, std::nullopt, u"rows"_s, u"?"_s, object}, Closed{u"all good"_s}};
    return run + everyTeamKind(sampleTime()) + everyApprovalKind(sampleTime()) + everyMessageKind();
}

Event eventOf(const QString &incident, qint64 sequence, EventBody body)
{
    return {IncidentId(incident), sequence,
        Instant{sampleTime() + std::chrono::microseconds(sequence),
            std::chrono::nanoseconds(86'400'000'000'123 + sequence), u"boot-1"_s},
        u"Ada"_s, std::move(body)};
}

QList<Event> notes(const QString &incident, qint64 first, int count)
{
    QList<Event> events;
    for (qint64 sequence = first; sequence < first + count; ++sequence)
        events << eventOf(incident, sequence, Noted{u"note %1"_s.arg(sequence)});
    return events;
}

QString textOf(const Event &event)
{
    return u"%1|%2|%3|%4|%5|%6|%7 %8|"_s.arg(event.incident.value())
               .arg(event.sequence)
               .arg(formatUtc(event.at.utc))
               .arg(event.at.bootTime.count())
               .arg(event.at.bootId, event.author, eventKind(event.body))
               .arg(eventVersion(event.body))
        + QString::fromUtf8(canonicalJson(bodyToJson(event.body)));
}

QStringList textsOf(const QList<Event> &events)
{
    QStringList texts;
    for (const Event &event : events)
        texts << textOf(event);
    return texts;
}

QString textOf(const Result<JournalVerdict> &verdict)
{
    if (!verdict)
        return u"error: "_s + told(verdict);
    if (verdict->ok)
        return u"ok %1"_s.arg(verdict->events);
    return u"%1: %2"_s.arg(verdict->firstBad->sequence).arg(verdict->firstBad->reason);
}

} // namespace holdfast::test
