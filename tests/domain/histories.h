// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/event.h"
#include "domain/incident/fold.h"

namespace holdfast::test {

inline UtcTime at(const char *text) { return *parseUtc(QString::fromLatin1(text)); }

inline const UtcTime start = at("2026-03-01T03:00:00Z");

inline const StepId look{QStringLiteral("look")};
inline const StepId act{QStringLiteral("act")};

/// A runbook of two steps: one that reads, one that needs the target typed.
inline Runbook smallRunbook()
{
    RunbookStep first;
    first.id = look;
    first.title = QStringLiteral("Look around");
    first.action = QStringLiteral("test.look");
    first.confirmation = Confirmation::none;
    first.undo = QStringLiteral("Nothing to undo.");
    first.checks = {{QStringLiteral("test.true"), QStringLiteral("It is true"), {}}};
    RunbookStep second;
    second.id = act;
    second.title = QStringLiteral("Act");
    second.action = QStringLiteral("test.act");
    second.confirmation = Confirmation::typed;
    second.typedTarget = QStringLiteral("${steps.look.name}");
    second.questions = {{QStringLiteral("point"), Question::Kind::restorePoint, QStringLiteral("From when?"),
        QStringLiteral("${steps.look.good}")}};
    second.inputs = {{QStringLiteral("at"), QStringLiteral("${answers.point}")}};
    second.undo = QStringLiteral("Cannot be undone.");
    second.checks = first.checks;
    return {RunbookId{QStringLiteral("small")}, QStringLiteral("A small recovery"), QStringLiteral("Only in tests."),
        {first, second}};
}

/// Makes consecutive events of one incident, one second apart.
class History {
public:
    template <class Body> History &add(Body body)
    {
        const qint64 sequence = m_events.size() + 1;
        m_events << Event{IncidentId{QStringLiteral("inc-1")}, sequence,
            {start + std::chrono::seconds{sequence}, std::chrono::seconds{sequence}, QStringLiteral("boot")},
            QStringLiteral("tester"), std::move(body)};
        return *this;
    }
    History &declared()
    {
        return add(Declared{ScenarioId{QStringLiteral("database-failure")}, QStringLiteral("Database lost"),
                       Severity::sev1, true, QStringLiteral("practice"), QStringLiteral("Plan 1")})
            .add(InstantSet{InstantName::impactStart, start, QStringLiteral("probe database"), {}})
            .add(InstantSet{InstantName::declared, start + std::chrono::seconds{2}, QStringLiteral("declaration"), {}});
    }
    History &running() { return declared().add(RunStarted{smallRunbook(), runbookHash(smallRunbook())}); }
    History &lookDone()
    {
        return running()
            .add(StepPreviewed{look, 1, {}, QStringLiteral("d1")})
            .add(StepConfirmed{look, 1, QStringLiteral("d1"), QStringLiteral("tester"), QStringLiteral("none")})
            .add(StepIntended{look, 1, QStringLiteral("inc-1-look"), {}, {}})
            .add(StepBegun{look, 1, {}, false})
            .add(StepObserved{look, 1, {},
                {{QStringLiteral("name"), QStringLiteral("CapLiquify")},
                    {QStringLiteral("good"), QStringLiteral("2026-03-01T02:59:59Z")}}})
            .add(CheckRecorded{
                look, 1, 0, QStringLiteral("It is true"), QStringLiteral("pass"), QStringLiteral("It is."), {}, {}})
            .add(StepDone{look, 1});
    }
    [[nodiscard]] const QList<Event> &events() const { return m_events; }
    [[nodiscard]] Incident folded() const { return fold(m_events); }

private:
    QList<Event> m_events;
};

} // namespace holdfast::test
