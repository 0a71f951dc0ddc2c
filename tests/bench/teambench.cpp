// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/teambench.h"

#include "domain/team/joining.h"
#include "team/teamplace.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast::bench {

namespace {

using test::TeamPlace;
using test::TestLaptop;

constexpr int notes = 300;
constexpr int writers = 8;
constexpr int eventsOfWriter = 500;

void spin(const std::function<bool()> &until)
{
    while (!until())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
}

QString percentiles(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return u"half within %1 ms, 99 of 100 within %2 ms"_s.arg(times[times.size() / 2], 0, 'f', 2)
        .arg(times[times.size() * 99 / 100], 0, 'f', 2);
}

/// From the press at one laptop to the event in the other's own journal and state.
QString acrossLaptops(TeamPlace &place)
{
    TestLaptop ann(place, u"ann"_s);
    TestLaptop bob(place, u"bob"_s);
    spin([&] { return ann.isTogether() && bob.isTogether(); });
    bool opened = false;
    ann.desk.declare(Declare{Declared{ScenarioId(u"x"_s), u"Bench"_s, Severity::sev1, true, u"practice"_s, u"plan"_s},
                         {}, {}, {}, ann.clock.utc()},
        [&](const Result<> &) {
            bob.desk.open(ann.desk.incident().id, [&](const Result<> &done) { opened = done.has_value(); });
        });
    spin([&] {
        if (!opened && !ann.desk.incident().id.isEmpty())
            bob.desk.open(ann.desk.incident().id, [&](const Result<> &done) { opened = opened || done.has_value(); });
        return opened;
    });
    std::vector<double> times;
    for (int i = 0; i < notes; ++i) {
        QElapsedTimer timer;
        timer.start();
        const qint64 wanted = ann.desk.incident().lastSequence + 1;
        ann.desk.submit(AddNote{u"note %1"_s.arg(i)});
        spin([&] { return bob.desk.incident().lastSequence >= wanted; });
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    return percentiles(std::move(times));
}

/// The floor: one INSERT and one NOTIFY, heard by a connection that listens.
QString bareNotice(TeamPlace &place)
{
    LibpqConnector connector;
    auto writer = connector.connect(place.ownerUri(), 5s, {});
    auto reader = connector.connect(place.ownerUri(), 5s, {});
    (void)(*writer)->query(u"CREATE TABLE bare (at bigint)"_s, {}, 5s, {});
    (void)(*reader)->query(u"LISTEN bare"_s, {}, 5s, {});
    std::vector<double> times;
    for (int i = 0; i < notes; ++i) {
        QElapsedTimer timer;
        timer.start();
        (void)(*writer)->query(u"INSERT INTO bare VALUES (1)"_s, {}, 5s, {});
        (void)(*writer)->query(u"NOTIFY bare"_s, {}, 5s, {});
        (void)(*reader)->awaitNotice(5s, {});
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    return percentiles(std::move(times));
}

/// Events a second of eight laptops at once, each in an incident of its own.
double throughput(TeamPlace &place, const QString &prefix, bool announces)
{
    QElapsedTimer timer;
    timer.start();
    std::vector<std::thread> threads;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&, writer] {
            LibpqConnector connector;
            PostgresTeamStore store(connector, place.memberUri());
            const IncidentId incident(u"%1-%2"_s.arg(prefix).arg(writer));
            for (int i = 0; i < eventsOfWriter; ++i) {
                const QList<Event> events{Event{incident, i + 1,
                    Instant{UtcTime{}, std::chrono::nanoseconds{i}, u"boot"_s}, u"ann"_s, Noted{u"event %1"_s.arg(i)}}};
                (void)store.append(events, eventIds(events), {});
                // As the link does: one notification for what was written since the last.
                if (announces && i % 10 == 9)
                    store.announce({});
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    return double(writers) * eventsOfWriter * 1e9 / double(timer.nsecsElapsed());
}

} // namespace

void teamFigures(const std::function<void(const QString &line)> &tell)
{
    TeamPlace place;
    if (!place.start())
        return tell(u"team: no PostgreSQL could be started"_s);
    tell(u"an event of one laptop is on the other's: %1"_s.arg(acrossLaptops(place)));
    tell(u"  beside a bare INSERT, NOTIFY and LISTEN: %1"_s.arg(bareNotice(place)));
    const double quiet = throughput(place, u"quiet"_s, false);
    const double loud = throughput(place, u"loud"_s, true);
    tell(u"eight writers: %1 events a second with notifications, %2 without (%3)"_s.arg(loud, 0, 'f', 0)
             .arg(quiet, 0, 'f', 0)
             .arg(loud / quiet, 0, 'f', 2));
}

} // namespace holdfast::bench
