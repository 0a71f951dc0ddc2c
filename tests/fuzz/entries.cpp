// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/entries.h"

#include "adapters/plan_files/planfiles.h"
#include "adapters/plan_import/planimporter.h"
#include "domain/histories.h"
#include "domain/incident/decide.h"
#include "domain/incident/eventjson.h"
#include "domain/review/doubts.h"
#include "domain/review/handover.h"
#include "domain/review/review.h"

#include <QJsonDocument>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast::fuzz {

namespace {

void promise(bool kept, const char *what)
{
    if (!kept)
        qFatal("a promise is broken: %s", what);
}

void checkReading(const PlanReading &reading)
{
    const bool errors = std::any_of(reading.findings.cbegin(), reading.findings.cend(),
        [](const Finding &finding) { return finding.severity == Finding::Severity::error; });
    promise(reading.plan.has_value() != errors, "a plan exactly when there is no error");
    for (const Finding &finding : reading.findings) {
        promise(finding.line >= 1 && finding.column >= 1, "every finding has its place");
        promise(!finding.message.isEmpty() && !finding.message.contains(u'\n'), "every finding is one line");
        promise(finding.message.size() < 5000 && !finding.rule.isEmpty(), "every finding is short and has its rule");
    }
}

const PlanFiles &reader()
{
    static const PlanFiles files({}, [] { return QDate(2026, 11, 26); });
    return files;
}

/// A plan to take from what a document lacks: the smallest that a document's parts fit into.
Plan builtIn()
{
    Plan plan;
    plan.owner = u"o"_s;
    plan.approvedBy = u"a"_s;
    plan.service = {u"s"_s, u"d"_s, u"r"_s, u"app"_s, u"URL"_s, u"t"_s, u"k"_s, u"h"_s, {{u"t"_s, u"id"_s}}, false};
    plan.components = {Component{ComponentId(u"database"_s), u"Database"_s, {}, {}, std::chrono::hours(1), {}, {}, {}}};
    plan.scenarios = {Scenario{ScenarioId(u"s"_s), u"S"_s, u"It fails."_s, {ComponentId(u"database"_s)}, {}}};
    plan.contacts = {Contact{u"lead"_s, u"Lead"_s, {}, {}, {}}};
    EscalationLevel level;
    level.level = 1;
    level.title = u"First"_s;
    level.roles = {{u"lead"_s, {}, {}}};
    plan.escalation = {level};
    plan.integrity = {{u"i"_s, u"I"_s, u"select 0"_s, 0}};
    return plan;
}

/// An incident in which every event may happen.
Incident runningIncident()
{
    test::History history;
    history.lookDone();
    return history.folded();
}

} // namespace

void planFile(const QByteArray &bytes)
{
    const PlanReading reading = reader().readContents({{u"plan.yaml"_s, bytes}});
    checkReading(reading);
    for (const Finding &finding : reading.findings)
        promise(finding.line <= bytes.count('\n') + bytes.count('\r') + 2, "no place behind the file");
}

void runbookFile(const QByteArray &bytes)
{
    const PlanReading reading = reader().readContents({{u"runbooks/a.yaml"_s, bytes}});
    checkReading(reading);
}

void eventJson(const QByteArray &bytes)
{
    static const Incident before = runningIncident();
    Incident after = before;
    QList<Event> events;
    for (const QByteArray &text : bytes.split('\n')) {
        const QJsonObject line = QJsonDocument::fromJson(text).object();
        const auto body = bodyFromJson(
            line.value("kind"_L1).toString(), line.value("version"_L1).toInt(1), line.value("body"_L1).toObject());
        if (!body) {
            promise(!body.error().what.isEmpty(), "a refusal says why");
            continue;
        }
        const QJsonObject written = bodyToJson(*body);
        const auto again = bodyFromJson(eventKind(*body), eventVersion(*body), written);
        promise(again && bodyToJson(*again) == written, "what was read is written and read the same");
        events << Event{
            before.id, after.lastSequence + 1, {test::start, std::chrono::seconds{60}, u"boot"_s}, u"x"_s, *body};
        after = apply(std::move(after), events.constLast());
        promise(after.lastSequence == events.constLast().sequence, "every event counts");
    }
    (void)doubtsOf(after);
    (void)handoverBriefing({}, after, Instant{test::start, {}, {}});
    (void)reviewMarkdown(events, test::start);
    (void)decide(after, CloseIncident{u"over"_s, true});
}

void timeText(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    if (const auto instant = parseUtc(text))
        promise(parseUtc(formatUtc(*instant)) == instant, "an instant survives its own writing");
    if (const auto duration = parseDuration(text)) {
        promise(parseDuration(formatDuration(*duration)) == duration, "a duration survives its own writing");
        (void)formatCountdown(*duration);
        (void)formatCountdown(-*duration);
        (void)formatRough(*duration);
    }
}

void document(const QByteArray &bytes)
{
    static const Plan base = builtIn();
    const auto imported = importPlan(bytes, base);
    if (!imported) {
        promise(!imported.error().what.isEmpty() && !imported.error().why.isEmpty(), "a refusal says why");
        return;
    }
    const int lines = int(bytes.count('\n')) + 1;
    for (const ImportMistake &one : imported->report.mistakes)
        promise(one.line >= 1 && one.line <= lines && !one.consequence.isEmpty(), "every mistake has its place");
    const PlanReading reading = reader().readContents({{u"plan.yaml"_s, imported->planFile}});
    for (const Finding &finding : reading.findings) {
        if (finding.severity == Finding::Severity::error)
            qFatal("a promise is broken: whatever is written can be read: %s", qUtf8Printable(formatFinding(finding)));
    }
}

} // namespace holdfast::fuzz
