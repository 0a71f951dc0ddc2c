// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/samplehealth.h"

namespace holdfast::test {

using namespace Qt::StringLiterals;
using namespace std::chrono;

HealthPicture pictureOf(const Situation &situation)
{
    HealthPicture picture;
    picture.now = situation.now;
    picture.plan = situation.plan;
    SeenComponents seen;
    QList<HealthTurn> turns;
    for (const Component &component : situation.plan->components) {
        const Watched watched = situation.watched(component.id);
        if (!watched.watched)
            continue;
        seen.insert(component.id.value(), {watched.shown, watched.health});
        if (watched.shown == Health::down && watched.health.since)
            turns << HealthTurn{component.id, Health::up, Health::down, *watched.health.since, watched.health.reason};
        for (const ProbeSpec &spec : component.probes) {
            std::optional<Duration> age;
            if (watched.health.measuredAt)
                age = duration_cast<Duration>(situation.now - *watched.health.measuredAt);
            picture.probes << ProbeState{component.id, spec, watched.shown, watched.health, watched.last, age};
        }
    }
    ProbeState elsewhere{
        ComponentId{u"application"_s}, {u"http"_s, 5s, 3s, u"test-site"_s, u"test"_s, {}}, Health::up, {}, {}, 2s};
    elsewhere.health.reason = u"overall.status is “healthy”"_s;
    picture.probes << elsewhere;
    picture.alarms = withoutFlood(alarmsOf(*picture.plan, seen, {}, picture.now), picture.now);
    picture.firstOut = firstOutOf(turns);
    picture.suggestions = suggestScenarios(*picture.plan, seen);
    picture.sight = {Sight::State::clear, u"the gateway 192.0.2.1 answers"_s};
    picture.sightSince = picture.now - 2h;
    return picture;
}

QList<SampleRun> sampleRuns(const ComponentId &component, UtcTime now)
{
    QList<SampleRun> runs;
    for (int minute = 60; minute > 0; --minute) {
        if (minute > 20 && minute < 27)
            continue; // the laptop was asleep
        const bool isDown = minute < 4;
        SampleRun run{component, {}, {}, isDown ? Health::down : Health::up,
            isDown ? u"connection refused"_s : u"answers on branch “main”"_s, u"7f3a"_s, now - minutes{minute},
            now - minutes{minute - 1} - 2s, 30, 8ms, 40ms, Duration{30 * (14 + (minute * 7) % 11)}};
        runs << run;
    }
    return runs;
}

void showSampleHealth(HealthView &view, const Situation &situation)
{
    QObject::connect(&view, &HealthView::historyWanted, &view, [&view, now = situation.now](const HistoryQuery &query) {
        QList<SampleRun> runs = sampleRuns(query.component, now);
        for (SampleRun &run : runs)
            run.probe = query.probe;
        view.showHistory(query, runs);
    });
    view.show(pictureOf(situation));
}

} // namespace holdfast::test
