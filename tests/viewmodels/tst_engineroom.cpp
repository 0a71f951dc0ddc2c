// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scripted.h"
#include "support/runner.h"
#include "viewmodels/centre/engineroom.h"
#include "viewmodels/sampleplan.h"

#include <QSignalSpy>
#include <atomic>

using namespace holdfast;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class FixedPlan final : public PlanSource {
public:
    [[nodiscard]] PlanReading read(const QString &) const override
    {
        Plan plan = test::samplePlan();
        plan.runbooks.first() = test::smallRunbook();
        plan.runbooks.first().id = RunbookId{u"database-loss"_s};
        for (RunbookStep &step : plan.runbooks.first().steps)
            step.title = isRewritten ? u"Rewritten"_s : step.title;
        return {plan, {}, {}};
    }

    bool isRewritten = false; ///< somebody edited the runbook
};

class SwitchedProbe final : public Probe {
public:
    SwitchedProbe(const Clock &clock, std::atomic<Health> &health)
        : Probe(
            ComponentId{u"database"_s}, ProbeSpec{QStringLiteral("postgres"), 10min, 1s}) // only looks when asked to
        , m_clock(clock)
        , m_health(health)
    { }
    [[nodiscard]] Sample run(std::stop_token) override
    {
        return {component(), m_clock.utc(), m_health.load(), healthName(m_health.load()), {}, {}};
    }

private:
    const Clock &m_clock;
    std::atomic<Health> &m_health;
};

class NoPrinter final : public Printer {
public:
    [[nodiscard]] Result<QByteArray> print(const ReviewData &, Paper) override
    {
        return failure(ErrorCode::bug, u"no test prints"_s);
    }
    [[nodiscard]] Result<QByteArray> print(const Plan &, UtcTime, Paper) override
    {
        return failure(ErrorCode::bug, u"no test prints"_s);
    }
};

class MemoryDocuments final : public DocumentStore {
public:
    [[nodiscard]] Result<> save(const QString &path, const QByteArray &, Overwrite overwrite) override
    {
        if (saved.contains(path) && overwrite == Overwrite::refuse)
            return failure(ErrorCode::refused, u"This file exists."_s);
        saved << path;
        return {};
    }
    [[nodiscard]] Result<> saveFolder(const QString &, const QMap<QString, QByteArray> &, Overwrite, Readers) override
    {
        return failure(ErrorCode::bug, u"no test saves a folder"_s);
    }
    QStringList saved;
};

std::vector<std::unique_ptr<Probe>> oneProbe(const Clock &clock, std::atomic<Health> &health)
{
    std::vector<std::unique_ptr<Probe>> probes;
    probes.push_back(std::make_unique<SwitchedProbe>(clock, health));
    return probes;
}

class ScriptedSleep final : public SleepDelay {
public:
    void hold(const QString &) override { isHeld = true; }
    void release() override { isHeld = false; }
    void onSleepComing(std::function<void()> call) override { sleepComes = std::move(call); }

    bool isHeld = false;
    std::function<void()> sleepComes;
};

/// The window's side of the program on the real engine, with everything outside made up.
struct Program {
    ~Program()
    {
        monitor.stop();
        work.stop(2s);
    }
    test::MemoryJournal journal;
    test::World world;
    test::ScriptedCatalogue catalogue{world};
    test::ScriptedLeases leases;
    test::Process process{journal, catalogue, leases};
    std::atomic<Health> health{Health::up};
    Pool work{u"work"_s, 1};
    FixedPlan source;
    PlanShelf plan{source, u"plan"_s};
    IncidentShelf shelf{journal};
    Monitor monitor{{oneProbe(process.clock, health)}, work, process.clock, Hysteresis{1}};
    MemoryDocuments documents;
    NoPrinter printer;
    ReviewDesk review{documents, printer, work, process.clock};
    ScriptedSleep sleep;
    SleepGuard guard{sleep, process.executor, process.desk};
    EngineRoom room{{plan, process.desk, shelf, process.executor, monitor, review, process.clock,
        {u"Ada"_s, u"practice"_s, true, u"Neon"_s}, nullptr, nullptr, &guard}};
    CommandCentre &centre{room.centre()};
};

} // namespace

class EngineRoomTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWholeRecoveryIsLedFromTheWindow();
    void aRunningRecoveryKeepsItsRunbook();
    void anotherRunbookFollowsInTheSameIncident();
    void stepsBesideEachOtherAreEachInReach();
    void refusalsComeBackAsNotices();
    void anOpenIncidentIsGoneOnWith();
    void r13AWakeIsSaidAndNothingIsGreen();
    void r13SleepWaitsForAStepInFlight();
};

void EngineRoomTest::aWholeRecoveryIsLedFromTheWindow()
{
    Program program;
    CommandCentre &centre = program.centre;
    program.monitor.start();
    QTRY_COMPARE(centre.headline(), u"Everything that is watched is up."_s);
    program.health = Health::down;
    program.process.clock.advance(2s);
    program.monitor.lookNow();
    QTRY_COMPARE(centre.due.top().action, DueAction::declare);
    centre.commands().declare(centre.declaration.suggestion());
    QTRY_COMPARE(centre.due.top().action, DueAction::startRecovery);
    centre.perform(centre.due.top().action);
    QTRY_COMPARE(centre.step.face().stage, StepStage::answer);
    QCOMPARE(centre.step.restorePoint().value(), u"2026-03-01T02:59:59.000000Z"_s);
    centre.answer(u"point"_s, centre.step.restorePoint().value());
    QTRY_COMPARE(centre.step.face().stage, StepStage::confirm);
    QCOMPARE(centre.step.face().target, u"CapLiquify"_s);
    centre.confirm(u"CapLiquify"_s);
    QTRY_COMPARE(centre.step.face().stage, StepStage::finished);
    program.health = Health::up;
    program.monitor.lookNow();
    QTRY_COMPARE(centre.headlineTone(), Tone::normal);
    centre.perform(DueAction::close);
    QTRY_COMPARE(centre.due.top().action, DueAction::openReview);
    centre.commands().exportReview(u"review.md"_s, false);
    QTRY_COMPARE(centre.review.outcome(), u"Saved to review.md"_s);
}

void EngineRoomTest::aRunningRecoveryKeepsItsRunbook()
{
    Program program;
    CommandCentre &centre = program.centre;
    program.monitor.start();
    program.health = Health::down;
    program.monitor.lookNow();
    QTRY_COMPARE(centre.due.top().action, DueAction::declare);
    centre.commands().declare(centre.declaration.suggestion());
    QTRY_COMPARE(centre.due.top().action, DueAction::startRecovery);
    centre.perform(centre.due.top().action);
    QTRY_COMPARE(centre.step.face().stage, StepStage::answer);
    const Runbook started = program.process.desk.incident().run->runbook;
    program.source.isRewritten = true;
    program.plan.reload();
    QCOMPARE(program.plan.plan()->runbooks.first().steps.first().title, u"Rewritten"_s);
    centre.answer(u"point"_s, centre.step.restorePoint().value());
    QTRY_COMPARE(centre.step.face().stage, StepStage::confirm);
    QCOMPARE(program.process.desk.incident().run->runbook, started);
    centre.confirm(u"CapLiquify"_s);
    QTRY_COMPARE(centre.step.face().stage, StepStage::finished);
    QCOMPARE(program.process.desk.incident().run->runbook, started);
}

void EngineRoomTest::stepsBesideEachOtherAreEachInReach()
{
    Program program;
    CommandCentre &centre = program.centre;
    Runbook runbook = test::smallRunbook();
    runbook.steps[1].lane = u"side"_s;
    RunbookStep middle = runbook.steps[0];
    middle.id = StepId(u"middle"_s);
    middle.title = u"Go on meanwhile"_s;
    middle.confirmation = Confirmation::press;
    runbook.steps << middle;
    program.process.desk.declare(test::declaration());
    program.process.desk.submit(StartRun{runbook});
    // The step without a lane is on the page; what waits beside it is due as well, and a press leads there.
    QTRY_COMPARE(centre.step.face().stage, StepStage::confirm);
    QCOMPARE(centre.step.face().id, middle.id);
    QCOMPARE(centre.due.top().title, middle.title);
    const auto beside = [&centre] {
        for (int row = 0; row < centre.due.rowCount(); ++row) {
            if (centre.due.itemAt(row).step == test::act)
                return centre.due.itemAt(row);
        }
        return DueItem{};
    };
    QTRY_COMPARE(beside().title, u"From when?"_s);
    centre.perform(beside());
    QTRY_COMPARE(centre.step.face().id, test::act);
    QCOMPARE(centre.step.face().stage, StepStage::answer);
    QVERIFY(centre.step.face().position.contains(u"beside the others"_s));
    QCOMPARE(centre.step.restorePoint().value(), u"2026-03-01T02:59:59.000000Z"_s);
    centre.answer(u"point"_s, centre.step.restorePoint().value());
    QTRY_COMPARE(centre.step.face().stage, StepStage::confirm);
    QCOMPARE(centre.step.face().target, u"CapLiquify"_s);
    // Back to the other one by picking it in the list, which goes on from there.
    centre.pick(middle.id);
    QCOMPARE(centre.step.face().id, middle.id);
    QTRY_COMPARE(centre.step.face().stage, StepStage::confirm);
    centre.confirm({});
    QTRY_COMPARE(centre.step.face().id, test::act);
    centre.confirm(u"CapLiquify"_s);
    QTRY_COMPARE(centre.step.face().stage, StepStage::finished);
}

void EngineRoomTest::anotherRunbookFollowsInTheSameIncident()
{
    Program program;
    CommandCentre &centre = program.centre;
    program.monitor.start();
    program.health = Health::down;
    program.monitor.lookNow();
    QTRY_COMPARE(centre.due.top().action, DueAction::declare);
    centre.commands().declare(centre.declaration.suggestion());
    QTRY_COMPARE(centre.due.top().action, DueAction::startRecovery);
    const RunbookId runbook = program.plan.plan()->runbooks.first().id;
    centre.commands().startRecovery();
    QTRY_COMPARE(centre.step.face().stage, StepStage::answer);
    centre.commands().leaveRun(u"another way is better"_s);
    QTRY_COMPARE(centre.step.face().stage, StepStage::overview);
    QCOMPARE(program.process.desk.incident().earlierRuns.size(), 1);
    centre.commands().startRecovery();
    QTRY_COMPARE(centre.step.face().stage, StepStage::answer);
    centre.answer(u"point"_s, centre.step.restorePoint().value());
    QTRY_COMPARE(centre.step.face().stage, StepStage::confirm);
    centre.confirm(u"CapLiquify"_s);
    QTRY_COMPARE(centre.step.face().stage, StepStage::finished);
    centre.commands().chooseRunbook(runbook); // after the end, another one may follow
    QTRY_COMPARE(centre.step.face().stage, StepStage::overview);
    centre.commands().startRecovery();
    QTRY_COMPARE(centre.step.face().stage, StepStage::answer);
    QCOMPARE(program.process.desk.incident().earlierRuns.size(), 2);
}

void EngineRoomTest::refusalsComeBackAsNotices()
{
    Program program;
    QSignalSpy notices(&program.centre, &CommandCentre::noticed);
    program.room.note(u"nobody listens yet"_s);
    QTRY_COMPARE(notices.count(), 1);
    QVERIFY(!notices.first().first().value<Notice>().what.isEmpty());
}

void EngineRoomTest::anOpenIncidentIsGoneOnWith()
{
    Program program;
    test::History history;
    program.journal.all[u"inc-1"_s] = history.declared().events();
    program.room.openNewest();
    QTRY_VERIFY(program.centre.isIncidentOpen());
    QCOMPARE(program.centre.header.face().title, u"Database lost"_s);
}

void EngineRoomTest::r13AWakeIsSaidAndNothingIsGreen()
{
    Program program;
    test::History history;
    program.journal.all[u"inc-1"_s] = history.declared().events();
    program.room.openNewest();
    QTRY_VERIFY(program.centre.isIncidentOpen());
    program.monitor.lookNow();
    QTRY_COMPARE(program.monitor.shown(ComponentId{u"database"_s}), Health::up);
    QSignalSpy notices(&program.centre, &CommandCentre::noticed);
    program.room.beat();
    program.process.clock.advance(1s);
    program.room.beat(); // awake
    QCOMPARE(notices.count(), 0);
    program.process.clock.advance(40min); // the lid was closed: both clocks went on, nothing ran
    QCOMPARE(program.monitor.shown(ComponentId{u"database"_s}), Health::stale);
    program.room.beat();
    QCOMPARE(notices.count(), 1);
    QCOMPARE(notices.first().first().value<Notice>().what, u"Asleep for 40 min."_s);
    QTRY_VERIFY(
        std::any_of(program.process.desk.events().begin(), program.process.desk.events().end(), [](const Event &event) {
            const auto *note = std::get_if<Noted>(&event.body);
            return note && note->text.contains(u"asleep for 40 min"_s);
        }));
}

void EngineRoomTest::r13SleepWaitsForAStepInFlight()
{
    Program program;
    program.catalogue.act.stillWorking = 1'000'000; // the provider is slow tonight
    CommandCentre &centre = program.centre;
    program.health = Health::down;
    program.monitor.start();
    QTRY_COMPARE(centre.due.top().action, DueAction::declare);
    centre.commands().declare(centre.declaration.suggestion());
    QTRY_COMPARE(centre.due.top().action, DueAction::startRecovery);
    centre.perform(centre.due.top().action);
    QTRY_COMPARE(centre.step.face().stage, StepStage::answer);
    QSignalSpy notices(&centre, &CommandCentre::noticed);
    program.sleep.sleepComes(); // nothing is in flight: a person's turn
    QVERIFY(!program.sleep.isHeld);
    QCOMPARE(notices.count(), 0);
    centre.answer(u"point"_s, centre.step.restorePoint().value());
    QTRY_COMPARE(centre.step.face().stage, StepStage::confirm);
    QVERIFY(!program.sleep.isHeld);
    centre.confirm(u"CapLiquify"_s);
    QTRY_VERIFY(program.sleep.isHeld);
    program.sleep.sleepComes();
    QVERIFY(notices.count() >= 1);
    QCOMPARE(notices.last().first().value<Notice>().what, u"Step running: sleep is delayed by 5 seconds at most."_s);
    QTRY_VERIFY(
        std::any_of(program.process.desk.events().begin(), program.process.desk.events().end(), [](const Event &event) {
            const auto *note = std::get_if<Noted>(&event.body);
            return note && note->text.contains(u"going to sleep"_s);
        }));
}

HF_TEST(EngineRoomTest)
#include "tst_engineroom.moc"
