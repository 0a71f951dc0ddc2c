// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/communication/cadence.h"
#include "domain/communication/languagelint.h"
#include "domain/communication/render.h"
#include "domain/communication/texts.h"
#include "domain/histories.h"
#include "domain/incident/decide.h"
#include "domain/incident/fold.h"
#include "support/runner.h"

#include <type_traits>

using namespace holdfast;
using namespace holdfast::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

// What the firewall is: nothing makes the one text out of the other.
static_assert(!std::is_convertible_v<InternalText, PublicText> && !std::is_constructible_v<PublicText, InternalText>);
static_assert(!std::is_convertible_v<PublicText, InternalText> && !std::is_constructible_v<InternalText, PublicText>);
static_assert(!std::is_constructible_v<PublicText, QString> && !std::is_constructible_v<PublicText, Message>);

namespace {

Audience customers()
{
    return {u"customers"_s, u"Customers"_s, Side::external, {u"a@example.com"_s, u"b@example.com"_s, u"+15550100"_s},
        {u"status-page"_s, u"email"_s, u"sms"_s}, 30min};
}

Plan smallPlan()
{
    Plan plan;
    plan.service.name = u"Shop"_s;
    plan.audiences << customers()
                   << Audience{
                          u"team"_s, u"Team"_s, Side::internal, {u"t@example.com"_s}, {u"slack"_s, u"email"_s}, 15min};
    plan.templates << MessageTemplate{u"outage"_s, u"outage"_s, Side::external, u"Trouble"_s,
        u"Trouble since ${incident.impactStart}. The next update follows at ${next.update}."_s};
    Contact contact;
    contact.primary.name = u"Grace Hopper"_s;
    plan.contacts << contact;
    return plan;
}

/// Carries out commands on one incident with a clock that goes on.
class Desk {
public:
    Desk()
    {
        ask(Declare{{ScenarioId{u"s"_s}, u"Checkout fails"_s, Severity::sev1, false, u"practice"_s, {}}, start,
            u"probe"_s, {}, start});
    }
    Result<> ask(const Command &command)
    {
        const auto bodies = decide(incident, command);
        if (!bodies)
            return failure(bodies.error());
        for (const EventBody &body : *bodies) {
            const Event event{
                IncidentId{u"inc"_s}, incident.lastSequence + 1, {now, since(start), u"b"_s}, u"Ada"_s, body};
            incident = apply(incident, event);
        }
        return {};
    }
    void wait(Duration length) { now += length; }
    [[nodiscard]] Instant instant() const { return {now, since(start), u"b"_s}; }
    Result<> draft(const Plan &plan, const QString &audience, const QString &text)
    {
        return ask(DraftMessage{audience, u"outage"_s, audience == "customers"_L1, u"Trouble"_s, text,
            messageFacts(plan, incident, customers(), instant()), {}});
    }
    Result<> approve(const QString &id, const QList<Route> &routes)
    {
        return ask(ApproveMessage{id, incident.communications.message(id)->digest, u"Ada"_s, routes});
    }
    [[nodiscard]] const Delivery &delivery(const QString &id, int at = 0) const
    {
        return incident.communications.message(id)->deliveries[at];
    }

    Incident incident;
    UtcTime now = start;

private:
    [[nodiscard]] std::chrono::nanoseconds since(UtcTime from) const { return now - from; }
};

QStringList changedIn(const Desk &desk, const Plan &plan)
{
    return changedFacts(
        desk.incident.communications.messages[0], messageFacts(plan, desk.incident, customers(), desk.instant()));
}

QStringList rules(const QList<LanguageFinding> &findings)
{
    QStringList names;
    for (const LanguageFinding &finding : findings)
        names << finding.rule;
    names.removeDuplicates();
    return names;
}

} // namespace

class CommunicationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatIsKnownIsFilledIn()
    {
        const Plan plan = smallPlan();
        Desk desk;
        const QJsonObject facts = messageFacts(plan, desk.incident, customers(), desk.instant());
        const MessageTemplate *found = templateFor(plan, customers(), u"outage"_s);
        QVERIFY(found);
        const RenderedText text = renderText(found->subject, found->text, facts);
        QVERIFY(text.missing.isEmpty());
        QVERIFY(!text.text.contains(u"${"_s));
        QCOMPARE(text.used.keys(), QStringList({u"incident.impactStart"_s, u"next.update"_s}));

        const RenderedText gap = renderText({}, u"Back since ${incident.restored}, by ${incident.nobody}."_s, facts);
        QCOMPARE(gap.missing, QStringList({u"incident.restored"_s, u"incident.nobody"_s}));
        QVERIFY(gap.text.contains(u"${incident.restored}"_s)); // the gap is seen, not filled
        const auto refused =
            desk.ask(DraftMessage{u"customers"_s, u"outage"_s, true, {}, gap.text, gap.used, gap.missing});
        QVERIFY(!refused);
        QVERIFY(refused.error().why.contains(u"incident.restored"_s));
    }

    void whatChangedSinceTheDraftIsTold()
    {
        const Plan plan = smallPlan();
        Desk desk;
        QVERIFY(desk.draft(plan, u"customers"_s, u"hello"_s));
        desk.wait(5min);
        QVERIFY(changedIn(desk, plan).isEmpty()); // time passes: that is no news
        QVERIFY(desk.ask(SetInstant{{InstantName::impactStart, start - 10min, u"logs"_s, u"seen earlier"_s}}));
        QCOMPARE(changedIn(desk, plan), QStringList{u"incident.impactStart"_s});
    }

    void onlyTheTextThatWasReadIsApproved()
    {
        Desk desk;
        QVERIFY(desk.draft(smallPlan(), u"customers"_s, u"hello"_s));
        QCOMPARE(desk.ask(ApproveMessage{u"M1"_s, messageDigest(u"Trouble"_s, u"hallo"_s), u"Ada"_s, {{u"sms"_s, {}}}})
                     .error()
                     .code,
            ErrorCode::conflict);
        QCOMPARE(desk.approve(u"M1"_s, {}).error().code, ErrorCode::refused); // nobody would get it
        QVERIFY(desk.approve(u"M1"_s, {{u"email"_s, u"a@example.com"_s}}));
        QCOMPARE(desk.approve(u"M1"_s, {{u"email"_s, u"a@example.com"_s}}).error().code, ErrorCode::conflict);
        QCOMPARE(desk.delivery(u"M1"_s).state, DeliveryState::queued);
        QVERIFY(messageDigest(u"a"_s, u"bc"_s) != messageDigest(u"ab"_s, u"c"_s));
    }

    void aDeliveryIsNeverBegunTwice()
    {
        Desk desk;
        QVERIFY(desk.draft(smallPlan(), u"customers"_s, u"hello"_s));
        QVERIFY(desk.approve(u"M1"_s, {{u"email"_s, u"a@example.com"_s}}));
        const DeliveryIntended first{u"M1"_s, u"email"_s, u"a@example.com"_s, 1, u"m-1"_s};
        QVERIFY(desk.ask(Record{first}));
        QVERIFY(!desk.ask(Record{first})); // another program had the same thought
        DeliveryAnswered lost{u"M1"_s, u"email"_s, u"a@example.com"_s, 1, u"unknown"_s, {}, u"no answer"_s};
        QVERIFY(desk.ask(Record{lost}));
        QVERIFY(!desk.ask(Record{DeliveryIntended{u"M1"_s, u"email"_s, u"a@example.com"_s, 2, u"m-2"_s}}));
        QVERIFY(!desk.ask(SettleDelivery{u"M1"_s, u"email"_s, u"a@example.com"_s, false, u"Ada"_s, {}})); // how known?
        QVERIFY(desk.ask(SettleDelivery{u"M1"_s, u"email"_s, u"a@example.com"_s, false, u"Ada"_s, u"asked them"_s}));
        QCOMPARE(desk.delivery(u"M1"_s).state, DeliveryState::queued);
        QVERIFY(desk.ask(Record{DeliveryIntended{u"M1"_s, u"email"_s, u"a@example.com"_s, 2, u"m-2"_s}}));
        QVERIFY(!desk.ask(Record{lost})); // an answer to the attempt before
        lost.attempt = 2;
        lost.outcome = u"sent"_s;
        QVERIFY(desk.ask(Record{lost}));
        QVERIFY(desk.delivery(u"M1"_s).hasArrived());
        QVERIFY(desk.incident.communications.messages[0].arrivedAt);
    }

    void theFirstChannelThatIsThereIsTaken()
    {
        const Audience audience = customers();
        QCOMPARE(routesTo(audience, {u"status-page"_s, u"email"_s}), (QList<Route>{{u"status-page"_s, {}}}));
        QCOMPARE(routesTo(audience, {u"email"_s, u"sms"_s}),
            (QList<Route>{{u"email"_s, u"a@example.com"_s}, {u"email"_s, u"b@example.com"_s}}));
        QCOMPARE(routesTo(audience, {u"email"_s, u"sms"_s}, u"email"_s), (QList<Route>{{u"sms"_s, u"+15550100"_s}}));
        QVERIFY(routesTo(audience, {u"slack"_s}).isEmpty());
    }

    void everybodyIsToldOnTimeOrTheLatenessIsShown()
    {
        const Plan plan = smallPlan();
        Desk desk;
        QCOMPARE(cadenceOf(plan, desk.incident, desk.instant())[0].remaining, std::optional<Duration>(10min));
        desk.wait(12min);
        CadenceDue due = cadenceOf(plan, desk.incident, desk.instant())[0];
        QVERIFY(due.isLate());
        QCOMPARE(due.occasion, u"outage"_s);
        QVERIFY(desk.draft(plan, u"customers"_s, u"hello"_s));
        QCOMPARE(cadenceOf(plan, desk.incident, desk.instant())[0].draft, u"M1"_s);
        QVERIFY(desk.approve(u"M1"_s, {{u"status-page"_s, {}}}));
        QVERIFY(cadenceOf(plan, desk.incident, desk.instant())[0].isLate()); // approved is not told
        QVERIFY(desk.ask(Record{DeliveryIntended{u"M1"_s, u"status-page"_s, {}, 1, u"m"_s}}));
        QVERIFY(desk.ask(Record{DeliveryAnswered{u"M1"_s, u"status-page"_s, {}, 1, u"sent"_s, u"i1"_s, {}}}));
        due = cadenceOf(plan, desk.incident, desk.instant())[0];
        QCOMPARE(due.remaining, std::optional<Duration>(30min));
        QCOMPARE(due.occasion, u"update"_s);
        QVERIFY(cadenceOf(plan, desk.incident, desk.instant())[1].isLate()); // the team still was not told
        QVERIFY(desk.ask(Record{MessageSeenPublicly{u"M1"_s, u"https://status.example.com"_s}}));
        QCOMPARE(desk.incident.communications.customersToldAt()->utc, start + 12min);
    }

    void theClockThatIsSetMovesNoPromise()
    {
        const Plan plan = smallPlan();
        Desk desk;
        Instant set = desk.instant();
        set.utc += 3h; // the wall clock jumps; the steady one does not
        QCOMPARE(cadenceOf(plan, desk.incident, set)[0].remaining, std::optional<Duration>(10min));
    }

    void languageIsReadWithCare_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        const QString end = u" The next update follows at 02:30 UTC."_s;
        const auto row = [&](const char *name, const QString &text, const QStringList &expected) {
            QTest::newRow(name) << text + end << expected;
        };
        row("good", u"Some customers cannot sign in since 01:41 UTC."_s, {});
        row("promise", u"It will be fixed in 20 minutes."_s, {u"promise"_s});
        row("soon", u"We are back shortly."_s, {u"promise"_s});
        row("host", u"db-1.internal does not answer."_s, {u"host"_s});
        row("address", u"10.0.0.7 is unreachable."_s, {u"host"_s});
        row("supplier", u"Neon has an outage."_s, {u"host"_s});
        row("person", u"grace hopper is looking into it."_s, {u"person"_s});
        row("blame", u"This was human error."_s, {u"blame"_s});
        row("secret", u"Use Bearer abcdef1234567890."_s, {u"secret"_s});
        row("connection string", u"postgres://app:hunter2@host/db"_s, {u"secret"_s});
        row("gap", u"Since ${incident.impactStart}."_s, {u"gap"_s});
    }
    void languageIsReadWithCare()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, expected);
        const QList<LanguageFinding> findings = lintLanguage(smallPlan(), true, u"outage"_s, u"Trouble"_s, text);
        if (expected.isEmpty()) {
            QCOMPARE(rules(findings), QStringList());
            return;
        }
        QVERIFY2(rules(findings).contains(expected.first()), qPrintable(rules(findings).join(u", "_s)));
        for (const LanguageFinding &finding : findings) {
            QCOMPARE(finding.blocks, finding.rule == "secret"_L1 || finding.rule == "gap"_L1);
            QVERIFY(!finding.excerpt.contains(u"hunter2"_s)); // a secret is not told on
        }
    }

    void whatFollowsNextBelongsInto()
    {
        const Plan plan = smallPlan();
        QCOMPARE(rules(lintLanguage(plan, true, u"outage"_s, {}, u"Sign-in fails."_s)), QStringList{u"next-update"_s});
        QVERIFY(lintLanguage(plan, true, u"recovery"_s, {}, u"Sign-in works again."_s).isEmpty());
        QVERIFY(lintLanguage(plan, false, u"outage"_s, {}, u"Grace Hopper restores db-1.internal."_s).isEmpty());
    }

    void theHouseNameOfARestrictedIncidentStaysInTheHouse()
    {
        Desk desk;
        QVERIFY(desk.ask(TeamCommand{RestrictIncident{true, u"Heron"_s, u"personal data"_s}}));
        const QJsonObject facts = messageFacts(smallPlan(), desk.incident, customers(), desk.instant());
        QCOMPARE(facts.value(u"incident.title"_s).toString(), u"Heron"_s);
    }
};

HF_TEST(CommunicationTest)
#include "tst_communication.moc"
