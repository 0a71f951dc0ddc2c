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
    Contact lead;
    lead.role = QStringLiteral("lead");
    lead.title = QStringLiteral("Technical Lead");
    lead.primary.name = QStringLiteral("A");
    plan.contacts = {lead};
    EscalationLevel team;
    team.level = 1;
    team.roles = {{QStringLiteral("lead"), {}, {}}};
    EscalationLevel management;
    management.level = 2;
    management.after = 30min;
    management.roles = {{QStringLiteral("cto"), {}, {}},
        {QStringLiteral("security"), QStringLiteral("security-incident"), QStringLiteral("data-breach")}};
    plan.escalation = {team, management};
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

    void aBreachCallsAtOnceWhomItConcerns()
    {
        const Plan matrix = plan();
        const auto due =
            escalationAt(matrix, start, start, {QStringLiteral("security-incident"), QStringLiteral("data-breach")});
        QCOMPARE(due[1].state, EscalationDue::State::later);
        QCOMPARE(due[2].state, EscalationDue::State::due);
        QCOMPARE(due[2].dueAt, start);
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
