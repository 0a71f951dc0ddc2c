// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scripted.h"
#include "support/runner.h"

using namespace holdfast;
using namespace holdfast::test;

namespace {

/// Plays the commander: answers and confirms whatever is asked for.
class Commander : public QObject {
public:
    explicit Commander(Process &process)
        : m_process(process)
    {
        connect(&process.executor, &StepExecutor::activityChanged, this, &Commander::act);
        act();
    }

private:
    void act()
    {
        const Activity &activity = m_process.executor.activity();
        if (activity.kind == Activity::Kind::answer)
            m_process.executor.answer(activity.step, QStringLiteral("point"), QStringLiteral("2026-03-01T02:59:59Z"));
        else if (activity.kind == Activity::Kind::confirm)
            m_process.executor.confirm(activity.step, QStringLiteral("CapLiquify"));
    }

    Process &m_process;
};

} // namespace

/// The process dies after every single event of a recovery; the journal keeps what was durable, the world keeps what
/// had happened. A new process must finish the recovery without doing anything twice.
class CrashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void afterEveryEvent()
    {
        const QList<Event> whole = wholeRecovery();
        QVERIFY(whole.size() > 15);
        for (qsizetype kept = 4; kept < whole.size(); ++kept) {
            for (const bool effectHappened : {false, true})
                finishAfterCrash(whole.mid(0, kept), effectHappened);
        }
    }

private:
    QList<Event> wholeRecovery()
    {
        World world;
        MemoryJournal journal;
        ScriptedCatalogue catalogue{world};
        ScriptedLeases leases;
        Process process{journal, catalogue, leases};
        Commander commander(process);
        process.desk.declare(declaration());
        process.desk.submit(StartRun{smallRunbook()});
        [&] { QTRY_COMPARE(process.executor.activity().kind, Activity::Kind::finished); }();
        return process.desk.events();
    }

    void finishAfterCrash(const QList<Event> &durable, bool effectHappened)
    {
        World world;
        MemoryJournal journal;
        ScriptedCatalogue catalogue{world};
        ScriptedLeases leases;
        const IncidentId id = durable.first().incident;
        journal.all.insert(id.value(), durable);
        const StepRecord before = fold(durable).run ? fold(durable).run->record(act) : StepRecord{};
        const bool intended = before.state == StepState::intended;
        const bool surelyHappened = int(before.state) > int(StepState::intended);
        if (surelyHappened || (intended && effectHappened))
            world.effect(id.value() + QStringLiteral("-act"));
        Process process{journal, catalogue, leases};
        Commander commander(process);
        process.desk.open(id);
        QTRY_VERIFY(process.desk.incident().isDeclared());
        if (!process.desk.incident().run)
            process.desk.submit(StartRun{smallRunbook()});
        QTRY_COMPARE(process.executor.activity().kind, Activity::Kind::finished);
        QCOMPARE(world.count(id.value() + QStringLiteral("-act")), 1);
        QCOMPARE(process.desk.events().mid(0, durable.size()).size(), durable.size());
    }
};

HF_TEST(CrashTest)
#include "tst_crash.moc"
