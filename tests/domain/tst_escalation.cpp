// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/escalation/due.h"
#include "domain/histories.h"
#include "support/runner.h"

using namespace holdfast;
using namespace holdfast::test;
using namespace std::chrono_literals;

namespace {

Plan plan()
{
    Plan plan;
    plan.contacts = {{QStringLiteral("lead"), QStringLiteral("Technical Lead"), QStringLiteral("A"),
        QStringLiteral("B"), QStringLiteral("+1"), QStringLiteral("a@example.org")}};
    plan.escalation = {{1, QStringLiteral("Team"), 0s, 30min, {{QStringLiteral("lead"), {}}}},
        {2, QStringLiteral("Management"), 30min, 60min,
            {{QStringLiteral("cto"), {}}, {QStringLiteral("security"), QStringLiteral("security-incident")}}}};
    return plan;
}

} // namespace

class EscalationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoIsDueFollowsTheClock()
    {
        const Plan matrix = plan();
        const auto early = escalationAt(matrix, start, start + 29min, {});
        QCOMPARE(early.size(), 3);
        QCOMPARE(early[0].state, EscalationDue::State::due);
        QCOMPARE(early[1].state, EscalationDue::State::later);
        QCOMPARE(early[1].dueAt, start + 30min);
        QCOMPARE(escalationAt(matrix, start, start + 30min, {})[1].state, EscalationDue::State::due);
    }

    void aConditionThatDoesNotHoldIsNotDue()
    {
        const Plan matrix = plan();
        QCOMPARE(escalationAt(matrix, start, start + 2h, {})[2].state, EscalationDue::State::notApplicable);
        QCOMPARE(escalationAt(matrix, start, start + 2h, {QStringLiteral("security-incident")})[2].state,
            EscalationDue::State::due);
    }

    void aRoleWithoutAContactIsAGap()
    {
        const Plan matrix = plan();
        const auto due = escalationAt(matrix, start, start, {});
        QVERIFY(due[0].contact);
        QVERIFY(!due[1].contact);
    }
};

HF_TEST(EscalationTest)
#include "tst_escalation.moc"
