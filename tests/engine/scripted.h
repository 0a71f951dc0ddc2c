// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/histories.h"
#include "engine/execution/stepexecutor.h"
#include "support/manualclock.h"
#include "support/memoryjournal.h"

#include <QMutex>
#include <QMutexLocker>
#include <atomic>

namespace holdfast::test {

/// The other side of an effect, as a provider would keep it: it counts what really happened. Thread-safe.
class World {
public:
    void effect(const QString &marker)
    {
        const QMutexLocker lock(&m_mutex);
        m_effects << marker;
    }
    [[nodiscard]] int count(const QString &marker) const
    {
        const QMutexLocker lock(&m_mutex);
        return int(m_effects.count(marker));
    }

private:
    mutable QMutex m_mutex;
    QStringList m_effects;
};

/// An action whose answers are given beforehand.
class ScriptedAction final : public StepAction {
public:
    explicit ScriptedAction(World &world)
        : m_world(world)
    { }
    [[nodiscard]] Result<> precheck(const Inputs &, std::stop_token) override { return ready; }
    [[nodiscard]] Result<Preview> preview(const StepKey &, const Inputs &inputs, std::stop_token) override
    {
        return Preview{{{QStringLiteral("http"), QStringLiteral("POST"), QStringLiteral("http://localhost/x"), {},
                           inputs.value(QStringLiteral("at")).toString()}},
            QStringLiteral("Something changes."), {}, {}};
    }
    [[nodiscard]] Result<Handle> begin(const StepKey &key, const Inputs &, std::stop_token) override
    {
        if (busyTimes-- > 0)
            return failure(ErrorCode::busy, QStringLiteral("Busy."));
        if (takesEffect)
            m_world.effect(key.marker());
        if (beginError)
            return failure(*beginError);
        return Handle{{QStringLiteral("id"), key.marker()}};
    }
    [[nodiscard]] Result<std::optional<Handle>> find(const StepKey &key, const Inputs &, std::stop_token) override
    {
        ++finds;
        if (clock)
            clock->advance(std::chrono::seconds{10}); // long enough for "no trace of it" to count
        if (findError)
            return failure(*findError);
        if (m_world.count(key.marker()) == 0)
            return std::optional<Handle>{};
        return std::optional<Handle>{Handle{{QStringLiteral("id"), key.marker()}}};
    }
    [[nodiscard]] Result<Observation> observe(const Handle &, std::stop_token) override
    {
        if (held)
            return Observation{Observation::State::working, Duration{1}, QStringLiteral("held"), {}, {}, {}};
        if (observeError)
            return Observation{Observation::State::failed, {}, {}, {}, {}, observeError};
        if (m_looks++ < stillWorking)
            return Observation{Observation::State::working, Duration{1}, QStringLiteral("not yet"), {}, {}, {}};
        return Observation{Observation::State::finished, {}, {}, {}, facts, {}};
    }
    [[nodiscard]] Result<Undoing> undo(const Handle &, std::stop_token) override
    {
        return Undoing{true, QStringLiteral("Taken back.")};
    }

    Result<> ready;
    bool takesEffect = true;
    std::optional<Error> beginError;
    std::optional<Error> findError;
    std::optional<Error> observeError;
    int stillWorking = 0;
    std::atomic<bool> held{false}; ///< works until it is let go
    int busyTimes = 0;
    std::atomic<int> finds{0};
    ManualClock *clock = nullptr; ///< advanced by every look-up; null: time stands still
    QJsonObject facts;

private:
    World &m_world;
    int m_looks = 0;
};

class ScriptedCheck final : public Check {
public:
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override { return verdict; }
    Result<Verdict> verdict = Verdict{Verdict::Kind::pass, QStringLiteral("It is true."), {}, {}};
};

/// The catalogue of the small runbook.
class ScriptedCatalogue final : public ActionCatalogue {
public:
    explicit ScriptedCatalogue(World &world)
        : look(world)
        , act(world)
    {
        look.facts = {{QStringLiteral("name"), QStringLiteral("CapLiquify")},
            {QStringLiteral("good"), QStringLiteral("2026-03-01T02:59:59Z")}};
    }
    [[nodiscard]] StepAction *action(const QString &kind) const override
    {
        if (kind == QStringLiteral("test.look"))
            return &look;
        return kind == QStringLiteral("test.act") ? &act : nullptr;
    }
    [[nodiscard]] Check *check(const QString &) const override { return &verification; }

    mutable ScriptedAction look;
    mutable ScriptedAction act;
    mutable ScriptedCheck verification;
};

/// Leases within one process; one that is held by "somebody else" is refused.
class ScriptedLeases final : public RunLeases {
public:
    [[nodiscard]] std::unique_ptr<RunLease> tryAcquire(const IncidentId &) override
    {
        return taken ? nullptr : std::make_unique<RunLease>();
    }
    bool taken = false;
};

/// One process: a desk and an executor on a journal and a world that outlive it.
class Process {
public:
    Process(Journal &journal, ScriptedCatalogue &catalogue, ScriptedLeases &leases)
        : desk(journal, clock, QStringLiteral("tester"))
        , executor(desk, catalogue, pool, clock, leases, QStringLiteral("tester"))
    {
        catalogue.look.clock = &clock;
        catalogue.act.clock = &clock;
    }
    ~Process() { pool.stop(std::chrono::seconds{2}); }

    ManualClock clock{start};
    Pool pool{QStringLiteral("effects"), 2};
    IncidentDesk desk;
    StepExecutor executor;
};

inline Declare declaration()
{
    return {{ScenarioId{QStringLiteral("database-failure")}, QStringLiteral("Database lost"), Severity::sev1, true,
                QStringLiteral("practice"), QStringLiteral("Plan 1")},
        start, QStringLiteral("probe"), start, start};
}

} // namespace holdfast::test
