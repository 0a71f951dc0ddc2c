// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/incident/fold.h"
#include "support/runner.h"
#include "viewmodels/centre/commandcentre.h"
#include "viewmodels/sample.h"

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Cell cell(const RowsModel &model, const QString &key, int column)
{
    return model.rows().at(model.rowOf(key)).cells[column];
}

Situation after(Situation situation, EventBody body)
{
    const Event event{situation.incident.id, situation.incident.lastSequence + 1, Instant{situation.now, {}, {}},
        u"Ada"_s, std::move(body)};
    situation.incident = apply(situation.incident, event);
    situation.events << event;
    return situation;
}

} // namespace

class TeamViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoeverDeclaredCommandsAndTheHeaderFollowsTheHandover()
    {
        RecordedCommands commands;
        CommandCentre centre(commands);
        Situation situation = situationAt(Stage::declared);
        centre.show(situation);
        QCOMPARE(centre.header.face().commander, u"Ada"_s);
        QVERIFY(!centre.team.canTake(u"commander"_s)); // Ada sits here and has it
        QVERIFY(!centre.team.canRelease(u"commander"_s));
        situation = after(situation, RoleTaken{u"commander"_s, u"Grace"_s, u"Ada"_s, {}});
        centre.show(situation);
        QCOMPARE(centre.header.face().commander, u"Grace"_s);
        QVERIFY(centre.team.needsReason(u"commander"_s));
        QVERIFY(!centre.team.canOffer(u"commander"_s));
        centre.show(after(situation, RoleOffered{u"commander"_s, u"Ada"_s, u"Grace"_s, u"brief"_s}));
        QVERIFY(!centre.team.needsReason(u"commander"_s));
    }

    void commandIsOfferedWithABriefingEvenIfNobodyWroteOne()
    {
        TeamView view;
        view.show(situationAt(Stage::working));
        const auto offer = std::get<OfferRole>(view.offer(u"commander"_s, u"Grace"_s, {}));
        QVERIFY2(offer.briefing.contains(u"## Situation"_s), qPrintable(offer.briefing));
        QCOMPARE(std::get<OfferRole>(view.offer(u"commander"_s, u"Grace"_s, u"mine"_s)).briefing, u"mine"_s);
        QVERIFY(std::get<OfferRole>(view.offer(u"scribe"_s, u"Grace"_s, {})).briefing.isEmpty());
    }

    void whatIsOverdueAsksForItself()
    {
        TeamView view;
        view.show(withTeam(situationAt(Stage::working)));
        QCOMPARE(cell(view.tasks, u"T1"_s, TasksModel::stateColumn).tone, Tone::warning);
        QVERIFY(cell(view.tasks, u"T3"_s, TasksModel::stateColumn).text.contains(u"understood"_s));
        QCOMPARE(view.tasks.rows().last().key, u"T4"_s); // ended: below what is open
        QVERIFY(view.hasObjection(u"D1"_s));
        QVERIFY(view.decisionDetail(u"D1"_s).contains(u"the queue still holds orders"_s));
        QVERIFY(!view.isDecisionOpen(u"D2"_s));
    }

    void anAssignmentIsSaidAloudWithOneName()
    {
        QCOMPARE(TeamView::sentence(u"call Neon"_s, u"Grace"_s, 10),
            u"Say: “Grace, please call Neon. I will come back to you in 10 min. Understood?”"_s);
        QVERIFY(TeamView::sentence(u"call Neon"_s, {}, 10).isEmpty());
    }

    void aCallSaysWhomAndByWhichNumber()
    {
        CallView view;
        Situation situation = situationAt(Stage::declared);
        for (Contact &contact : situation.plan->contacts) {
            if (contact.role == u"technical-lead")
                contact = Contact{contact.role, contact.title, {u"Jo"_s, u"+44 (7700) 900-123"_s, {}, {}, {}},
                    {u"Kim"_s, {}, {}, {}, {}}, {}};
        }
        view.show(situation);
        view.choose(u"1/technical-lead"_s);
        QCOMPARE(view.face().person, u"Jo"_s);
        QCOMPARE(view.face().link, u"tel:+447700900123"_s);
        QVERIFY(view.face().canRecord);
        const auto told = std::get<TellPerson>(view.outcome(u"no-answer"_s)).told;
        QCOMPARE(told.level, 1);
        QCOMPARE(told.person, u"Jo"_s);
        view.show(after(situation, told));
        QCOMPARE(view.face().person, u"Kim"_s);
        QVERIFY2(view.face().words.contains(u"no number of its own"_s), qPrintable(view.face().words));
        view.choose(u"level:1"_s); // a heading
        QVERIFY(view.face().title.isEmpty());
    }

    void aTimeOfDayIsTheNewestThatIsPast()
    {
        InstantsView view;
        const Situation situation = situationAt(Stage::working); // some minutes after 01:41
        view.show(situation);
        QCOMPARE(view.read(u"01:41"_s), std::optional(at(1, 41, 0)));
        QCOMPARE(view.read(u"23:59:30"_s), std::optional(at(23, 59, 30) - 24h));
        QCOMPARE(view.read(u"2026-11-23T02:41:49+01:00"_s), std::optional(at(1, 41, 49)));
        QVERIFY(!view.read(u"25:00"_s));
        QVERIFY(!view.read(u"2026-11-23 01:41"_s)); // no offset
        QVERIFY(!view.correction(u"impact-start"_s, u"01:40"_s, {}, {})); // known already: why?
        QVERIFY(!view.correction(u"impact-start"_s, formatUtc(situation.now + 1h), {}, u"logs"_s)); // to come
        const auto wanted = view.correction(u"impact-start"_s, u"01:40"_s, {}, u"the log says so"_s);
        QVERIFY(wanted);
        QCOMPARE(wanted->source, u"Ada"_s);
        QCOMPARE(wanted->time, at(1, 40, 0));
    }

    void momentsThatContradictEachOtherAreFlagged()
    {
        InstantsView view;
        const Situation situation = situationAt(Stage::working);
        view.show(situation);
        for (const Row &row : view.model.rows())
            QVERIFY(row.cells[InstantsModel::sourceColumn].tone == Tone::normal);
        view.show(after(situation, InstantSet{InstantName::impactStart, situation.now, u"me"_s, u"typo"_s}));
        QCOMPARE(cell(view.model, u"detected"_s, InstantsModel::sourceColumn).tone, Tone::warning);
    }

    void theBurnDownCountsStepsAgainstTheTightestLimit()
    {
        QVERIFY(burnDownOf(situationAt(Stage::declared)).isEmpty());
        const Situation situation = situationAt(Stage::typed);
        const BurnDown chart = burnDownOf(situation);
        QCOMPARE(chart.steps, int(situation.incident.run->runbook.steps.size()));
        QCOMPARE(chart.left.first().y(), double(chart.steps));
        QCOMPARE(chart.left.last().x(), chart.now);
        for (qsizetype i = 1; i < chart.left.size(); ++i) {
            QVERIFY(chart.left[i].x() >= chart.left[i - 1].x());
            QVERIFY(chart.left[i].y() <= chart.left[i - 1].y());
        }
        QCOMPARE(chart.limit, 30.0); // the application, found broken, has the shorter one
        QCOMPARE(chart.forecast.size(), 2);
        QCOMPARE(burnDownOf(situationAt(Stage::finished)).left.last().y(), 0.0);
        QVERIFY(burnDownOf(situationAt(Stage::finished)).forecast.isEmpty());
    }

    void everyClockIsOnOnePage()
    {
        RecordedCommands commands;
        CommandCentre centre(commands);
        Situation situation = situationAt(Stage::typed);
        situation.plan->legalClocks = {
            {u"gdpr"_s, u"Tell the authority"_s, 72h, u"data-breach"_s, u"Tell."_s, u"Art. 33"_s}};
        centre.show(situation);
        QCOMPARE(cell(centre.clocks, u"duty:gdpr"_s, ClocksModel::leftColumn).text, u"not running"_s);
        QVERIFY(cell(centre.clocks, u"application"_s, ClocksModel::leftColumn).text.contains(u"left"_s));
        QVERIFY(cell(centre.clocks, u"application"_s, ClocksModel::forecastColumn).text != u"unknown"_s);
        situation.now += 1h;
        centre.show(after(situation, ConditionSet{u"data-breach"_s, true, situation.now - 73h, u"log"_s}));
        QCOMPARE(cell(centre.clocks, u"duty:gdpr"_s, ClocksModel::leftColumn).tone, Tone::critical);
        QVERIFY(cell(centre.clocks, u"application"_s, ClocksModel::leftColumn).tone >= Tone::warning);
    }
};

HF_TEST(TeamViewTest)

/// The shared journal, as the sheet tells it.
class SharingViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoIsHereAndWhoWasNotHeardOf()
    {
        SharingView view;
        view.show(Membership{{u"a"_s, u"Ada"_s}, u"db.example.com:5432/team"_s},
            TeamState{TeamState::Link::together, {}, {}, 0,
                {{{u"b"_s, u"Grace"_s}, u"Recovery"_s, 2s}, {{u"c"_s, u"Alan"_s}, {}, 5min}}, {}});
        QCOMPARE(view.state().shape, Glyph::tick);
        QCOMPARE(cell(view.colleagues, u"b"_s, ColleaguesModel::seenColumn).text, u"here"_s);
        QCOMPARE(cell(view.colleagues, u"b"_s, ColleaguesModel::doingColumn).text, u"Recovery"_s);
        QCOMPARE(cell(view.colleagues, u"c"_s, ColleaguesModel::seenColumn).tone, Tone::unknown);
        QVERIFY(!view.canSeek());
    }

    void aloneIsSaidEverywhereWithWhatWaits()
    {
        RecordedCommands commands;
        CommandCentre centre(commands);
        Situation situation = situationAt(Stage::working);
        situation.sharing = TeamState{TeamState::Link::alone, situation.now,
            {ErrorCode::network, u"No connection to the database."_s, u"Nothing answers."_s, {}, {}, {}, false}, 3, {},
            {}};
        centre.show(situation);
        QCOMPARE(centre.header.face().journalTone, Tone::warning);
        const auto due = std::find_if(
            centre.due.rows().begin(), centre.due.rows().end(), [](const Row &row) { return row.key == u"team"_s; });
        const bool isTop = centre.due.top().key == u"team"_s;
        QVERIFY(isTop || due != centre.due.rows().end());
        SharingView view;
        view.show(Membership{}, situation.sharing);
        QVERIFY(view.canSeek());
        QVERIFY2(view.state().text.contains(u"3"_s), qPrintable(view.state().text));
        QVERIFY(view.state().tip.contains(u"Nothing answers."_s));
    }

    void whatWouldBeExecutedIsShownBeforeItIsAllowed()
    {
        SharingView view;
        view.show(std::nullopt, std::nullopt);
        QVERIFY(!view.isMember() && view.setupTarget().isEmpty());
        view.showSetup({u"db:5432/team"_s, 0, {u"CREATE SCHEMA holdfast"_s, u"GRANT x TO y"_s}});
        QCOMPARE(view.setupTarget(), u"team"_s);
        QVERIFY(view.setupText().contains(u"GRANT x TO y;"_s));
        view.show(Membership{}, std::nullopt);
        QVERIFY(view.beginsLater());
        QVERIFY(view.state().text.contains(u"opened again"_s));
    }
};

HF_TEST(SharingViewTest)

} // namespace holdfast

#include "tst_team.moc"
