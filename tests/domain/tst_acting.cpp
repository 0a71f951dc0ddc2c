// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/approval/acting.h"
#include "domain/histories.h"
#include "domain/incident/decide.h"
#include "support/runner.h"

#include <QJsonArray>
#include <QTest>

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const ActingGround unsignedPlan{u"production"_s, u"Not signed: drills only."_s};

/// The small recovery with its second step previewed, as a real incident.
Incident previewedIncident()
{
    History history;
    history.lookDone().add(StepPreviewed{act, 1, {}, u"digest"_s});
    Incident incident = fold(history.events());
    incident.drill = false;
    incident.profile = u"production"_s;
    return incident;
}

Approval approvalOf(const Incident &incident)
{
    return {ApprovalKind::step, sha256Of(stepContent(incident.id, act, incident.run->record(act))), start,
        start + 10min, u"00112233445566778899aabbccddeeff"_s, u"grace"_s, u"BBBBBBBBBBBBBBBB"_s};
}

Incident after(Incident incident, const Result<QList<EventBody>> &events)
{
    for (const EventBody &body : *events)
        incident = apply(incident, {incident.id, incident.lastSequence + 1, {start, {}, {}}, u"tester"_s, body});
    return incident;
}

RunbookStep actStep() { return smallRunbook().steps.at(1); }

} // namespace

class ActingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anUnsignedPlanDoesNotAct()
    {
        const auto may = mayAct(previewedIncident(), actStep(), unsignedPlan, start);
        QVERIFY(!may);
        QCOMPARE(may.error().code, ErrorCode::refused);
        QCOMPARE(may.error().why, unsignedPlan.missing);
        QVERIFY(may.error().next.contains(u"--break-glass"_s));
    }

    void anApprovedPlanActs() { QVERIFY(mayAct(previewedIncident(), actStep(), {u"production"_s, {}}, start)); }

    void practiceAndDrillsAreNeverLimited()
    {
        QVERIFY(mayAct(previewedIncident(), actStep(), {u"practice"_s, unsignedPlan.missing}, start));
        Incident drill = previewedIncident();
        drill.drill = true;
        RunbookStep step = actStep();
        step.needsSecondPerson = true;
        QVERIFY(mayAct(drill, step, unsignedPlan, start));
    }

    void aDrillOfPracticeIsNoneOnARealEnvironment()
    {
        Incident drill = previewedIncident();
        drill.drill = true;
        drill.profile = u"practice"_s;
        QVERIFY(!mayAct(drill, actStep(), unsignedPlan, start));
    }

    void whatOnlyReadsIsNeverLimited()
    {
        QVERIFY(mayAct(previewedIncident(), smallRunbook().steps.constFirst(), unsignedPlan, start));
    }

    void brokenGlassHoldsForTheIncidentAndIsTold()
    {
        const Incident incident = previewedIncident();
        const auto nothing = decide(incident, BreakGlass{u"  "_s, unsignedPlan.missing});
        QVERIFY(!nothing);
        QCOMPARE(nothing.error().code, ErrorCode::invalid);
        const auto broken = decide(incident, BreakGlass{u"The owner is ill."_s, unsignedPlan.missing});
        QVERIFY(broken);
        const Incident later = after(incident, broken);
        QCOMPARE(later.glassBroken, u"The owner is ill."_s);
        QVERIFY(mayAct(later, actStep(), unsignedPlan, start));
        RunbookStep step = actStep();
        step.needsSecondPerson = true; // broken glass stands in for the plan's signatures, not for the second person
        QVERIFY(!mayAct(later, step, unsignedPlan, start));
    }

    void aSecondPersonsStepWaitsForTheApproval()
    {
        Incident incident = previewedIncident();
        RunbookStep step = actStep();
        step.needsSecondPerson = true;
        const auto refused = mayAct(incident, step, {u"production"_s, {}}, start);
        QVERIFY(!refused);
        QVERIFY(refused.error().next.contains(u"--incident inc-1 --step act"_s));
        const auto approved = decide(incident, ApproveStep{act, approvalOf(incident)});
        QVERIFY(approved);
        incident = after(incident, approved);
        QVERIFY(mayAct(incident, step, {u"production"_s, {}}, start));
        QVERIFY(!mayAct(incident, step, {u"production"_s, {}}, start + 10min)); // it has expired
        incident.run->steps[act.value()].digest = u"another"_s; // the request has changed
        QVERIFY(!mayAct(incident, step, {u"production"_s, {}}, start));
    }

    void anApprovalIsForOneRequestAndUsedOnce()
    {
        Incident incident = previewedIncident();
        const Approval approval = approvalOf(incident);
        const Incident used = after(incident, decide(incident, ApproveStep{act, approval}));
        const auto again = decide(used, ApproveStep{act, approval});
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::refused);
        incident.run->steps[act.value()].digest = u"another"_s;
        const auto other = decide(incident, ApproveStep{act, approval});
        QVERIFY(!other);
        QCOMPARE(other.error().code, ErrorCode::conflict);
    }

    void aNewAttemptNeedsANewApproval()
    {
        Incident incident = previewedIncident();
        incident = after(incident, decide(incident, ApproveStep{act, approvalOf(incident)}));
        QVERIFY(incident.run->record(act).approval);
        incident = apply(incident,
            {incident.id, incident.lastSequence + 1, {start, {}, {}}, {},
                StepConfirmed{act, 1, u"digest"_s, u"ada"_s, u"typed"_s}});
        incident = apply(incident,
            {incident.id, incident.lastSequence + 1, {start, {}, {}}, {}, StepIntended{act, 1, u"m"_s, {}, {}}});
        incident = apply(
            incident, {incident.id, incident.lastSequence + 1, {start, {}, {}}, {}, StepAbsent{act, 1, u"no trace"_s}});
        QCOMPARE(incident.run->record(act).attempt, 2);
        QVERIFY(!incident.run->record(act).approval);
    }

    void theKeyOfAStepSurvivesTheJournal()
    {
        Runbook runbook = smallRunbook();
        const QString before = runbookHash(runbook);
        QVERIFY(!toJson(runbook).value(u"steps").toArray().at(1).toObject().contains(u"approval"));
        runbook.steps[1].needsSecondPerson = true;
        const auto read = runbookFromJson(toJson(runbook));
        QVERIFY(read);
        QCOMPARE(*read, runbook);
        QVERIFY(runbookHash(runbook) != before);
    }
};

HF_TEST(ActingTest)
#include "tst_acting.moc"
