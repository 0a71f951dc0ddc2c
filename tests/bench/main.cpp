// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/planfiles.h"
#include "bench/largeplan.h"
#include "bench/probebench.h"
#include "bench/reviewbench.h"
#include "bench/teambench.h"
#include "domain/simulation.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QTextStream>
#include <algorithm>
#include <yaml.h>

using namespace Qt::StringLiterals;

namespace holdfast::bench {

namespace {

constexpr int repeats = 7;
constexpr double budget = 1000.0; ///< milliseconds, for everything below

struct Figure {
    QString name;
    double median = 0.0; ///< milliseconds
    double worst = 0.0;
};

Figure measure(const QString &name, const std::function<void()> &work)
{
    std::vector<double> times;
    for (int repeat = 0; repeat < repeats; ++repeat) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return {name, times[repeats / 2], times.back()};
}

/// The peer: libyaml alone, which builds nothing and checks nothing.
void parseOnly(const QByteArray &text)
{
    yaml_parser_t parser{};
    yaml_event_t event{};
    if (!yaml_parser_initialize(&parser))
        qFatal("libyaml cannot be started");
    yaml_parser_set_input_string(
        &parser, reinterpret_cast<const unsigned char *>(text.constData()), size_t(text.size()));
    bool done = false;
    while (!done) {
        if (!yaml_parser_parse(&parser, &event))
            qFatal("libyaml refuses the plan");
        done = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
}

void read(const PlanFiles &files, const QByteArray &text, const QMap<QString, QByteArray> &runbooks = {})
{
    QMap<QString, QByteArray> all = runbooks;
    all.insert(u"plan.yaml"_s, text);
    if (!files.readContents(all).plan)
        qFatal("the plan is refused");
}

QMap<QString, QByteArray> manyRunbooks()
{
    QMap<QString, QByteArray> runbooks;
    for (int number = 0; number < 500; ++number) {
        const QByteArray id = "r" + QByteArray::number(number);
        runbooks.insert(u"runbooks/"_s + QString::fromLatin1(id) + u".yaml"_s, largeRunbook(id, 100));
    }
    return runbooks;
}

QList<Event> longIncident(qsizetype length = 3000)
{
    test::Simulation simulation(4);
    simulation.setPace(std::chrono::seconds{5});
    while (simulation.events().size() < length)
        simulation.step();
    return simulation.events();
}

QList<Figure> figures()
{
    const QByteArray covered = largePlan(10'000, true);
    const QByteArray uncovered = largePlan(10'000, false);
    const PlanFiles reading;
    const PlanFiles linting({}, [] { return QDate(2026, 11, 26); });
    const QByteArray small = largePlan(10, true);
    const QMap<QString, QByteArray> runbooks = manyRunbooks();
    const QList<Event> events = longIncident();
    const QList<Event> longer = longIncident(5000);
    const ReviewData review = reviewOf(longer, longer.last().at.utc);
    return {measure(u"plan of 10,000 components: libyaml alone"_s, [&] { parseOnly(covered); }),
        measure(u"plan of 10,000 components: read and checked"_s, [&] { read(reading, covered); }),
        measure(u"plan of 10,000 components: read, checked and linted"_s, [&] { read(linting, covered); }),
        measure(u"the same, with a remark about each component"_s, [&] { read(linting, uncovered); }),
        measure(u"500 runbooks of 50,000 steps: libyaml alone"_s,
            [&] { std::for_each(runbooks.cbegin(), runbooks.cend(), parseOnly); }),
        measure(u"500 runbooks of 50,000 steps: read, checked and linted"_s, [&] { read(linting, small, runbooks); }),
        measure(u"incident of four hours, 3,000 events: simulated"_s, [] { (void)longIncident(); }),
        measure(u"incident of four hours, 3,000 events: folded"_s, [&] { (void)fold(events); }),
        measure(
            u"review of 5,000 events: taken from the events"_s, [&] { (void)reviewOf(longer, longer.last().at.utc); }),
        measure(u"review of 5,000 events: as JSON"_s, [&] { (void)reviewJson(review); }),
        measure(u"review of 5,000 events: as HTML"_s, [&] { (void)reviewHtml(review); }),
        measure(u"review of 5,000 events: as CSV"_s, [&] { (void)reviewCsv(review); }),
        measure(u"review of 5,000 events: a bare painter's PDF of the timeline"_s, [&] { (void)barePdf(review); }),
        measure(u"review of 5,000 events: as PDF"_s, [&] { (void)ourPdf(review); })};
}

} // namespace

} // namespace holdfast::bench

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv); // for the fonts

    QTextStream out(stdout);
    bool late = false;
    for (const holdfast::bench::Figure &figure : holdfast::bench::figures()) {
        out << QStringLiteral("%1 ms (worst %2)  %3\n")
                   .arg(figure.median, 9, 'f', 1)
                   .arg(figure.worst, 0, 'f', 1)
                   .arg(figure.name);
        late = late || figure.median > holdfast::bench::budget;
    }
    holdfast::bench::probeFigures([&out](const QString &line) { out << line << Qt::endl; });
    holdfast::bench::teamFigures([&out](const QString &line) { out << line << Qt::endl; });
    if (late)
        out << "A budget of one second is missed.\n";
    return late ? 1 : 0;
}
