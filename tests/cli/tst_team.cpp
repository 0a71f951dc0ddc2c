// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"
#include "support/runner.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace holdfast::test;

/// One incident that people work on from a shell, as they would.
class TeamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void commandIsHandedOver();
    void aRoleIsNotSnatched();
    void aTaskIsUnderstoodAndDone();
    void aDecisionWithAnObjectionNeedsAReason();
    void aBreachStartsTheLegalClock();
    void nobodyAnsweredSoTheSecondPersonIsCalled();
    void aClosedIncidentIsOpenedAgain();
    void aVendorIsToldWhatItWantsToKnow();
    void wrongWordsAreRefused();

private:
    /// Runs it on the incident, waiting for exit code 0; what it printed.
    [[nodiscard]] QJsonObject done(const QStringList &command) const;
    [[nodiscard]] ProgramRun run(const QStringList &command) const;
    [[nodiscard]] QJsonObject team() const { return done({u"incident"_s, u"show"_s}).value(u"team").toObject(); }

    std::unique_ptr<QTemporaryDir> m_state;
};

void TeamTest::init()
{
    m_state = std::make_unique<QTemporaryDir>();
    QVERIFY(!done({u"incident"_s, u"declare"_s, u"--scenario"_s, u"database-failure"_s, u"--title"_s,
                      u"Orders are gone"_s, u"--drill"_s})
                 .isEmpty());
}

ProgramRun TeamTest::run(const QStringList &command) const
{
    return holdfastctl(QStringList{u"--json"_s, u"--state"_s, m_state->path()} + command);
}

QJsonObject TeamTest::done(const QStringList &command) const
{
    const ProgramRun result = run(command);
    return result.exitCode == 0 ? result.json() : QJsonObject();
}

void TeamTest::commandIsHandedOver()
{
    QCOMPARE(run({u"role"_s, u"take"_s, u"commander"_s, u"--by"_s, u"Ada"_s}).exitCode, 4); // whoever declared has it
    QVERIFY(
        !done({u"role"_s, u"take"_s, u"commander"_s, u"--by"_s, u"Ada"_s, u"--reason"_s, u"I was called"_s}).isEmpty());
    const ProgramRun unbriefed =
        run({u"role"_s, u"offer"_s, u"commander"_s, u"--by"_s, u"Ada"_s, u"--to"_s, u"Grace"_s});
    QCOMPARE(unbriefed.exitCode, 2);
    QVERIFY(unbriefed.error().value(u"what").toString().contains(u"briefing"_s));
    QVERIFY(!done({u"role"_s, u"offer"_s, u"commander"_s, u"--by"_s, u"Ada"_s, u"--to"_s, u"Grace"_s, u"--briefing"_s,
                      u"Copy is being made"_s})
                 .isEmpty());
    QCOMPARE(team()[u"roles"][u"commander"][u"person"].toString(), u"Ada"_s);
    QVERIFY(!done({u"role"_s, u"take"_s, u"commander"_s, u"--by"_s, u"Grace"_s}).isEmpty());
    QCOMPARE(team()[u"roles"][u"commander"][u"person"].toString(), u"Grace"_s);
    const QString briefing = done({u"incident"_s, u"briefing"_s}).value(u"text").toString();
    QVERIFY2(briefing.contains(u"Orders are gone"_s), qUtf8Printable(briefing));
}

void TeamTest::aRoleIsNotSnatched()
{
    QVERIFY(!done({u"role"_s, u"take"_s, u"scribe"_s, u"--by"_s, u"Ada"_s}).isEmpty());
    const ProgramRun snatched = run({u"role"_s, u"take"_s, u"scribe"_s, u"--by"_s, u"Grace"_s});
    QCOMPARE(snatched.exitCode, 4);
    QVERIFY(snatched.error().value(u"next").toString().contains(u"Ada"_s));
    QCOMPARE(team()[u"roles"][u"scribe"][u"person"].toString(), u"Ada"_s);
}

void TeamTest::aTaskIsUnderstoodAndDone()
{
    QVERIFY(!done({u"task"_s, u"assign"_s, u"Call Neon"_s, u"--to"_s, u"Ada"_s, u"--minutes"_s, u"10"_s}).isEmpty());
    QVERIFY(!done({u"task"_s, u"understood"_s, u"T1"_s}).isEmpty());
    QVERIFY(!done({u"task"_s, u"done"_s, u"T1"_s, u"--outcome"_s, u"Ticket 7"_s}).isEmpty());
    const QJsonObject task = team().value(u"tasks").toArray().at(0).toObject();
    QCOMPARE(task.value(u"to").toString(), u"Ada"_s);
    QCOMPARE(task.value(u"outcome").toString(), u"Ticket 7"_s);
    QCOMPARE(run({u"task"_s, u"done"_s, u"T1"_s}).exitCode, 4);
    QCOMPARE(run({u"task"_s, u"done"_s, u"T9"_s}).exitCode, 3);
}

void TeamTest::aDecisionWithAnObjectionNeedsAReason()
{
    QVERIFY(
        !done({u"decision"_s, u"propose"_s, u"Restore to 01:40"_s, u"--risk"_s, u"ten minutes of orders"_s}).isEmpty());
    QVERIFY(!done({u"decision"_s, u"object"_s, u"D1"_s, u"--by"_s, u"Ada"_s, u"--reason"_s, u"too early"_s}).isEmpty());
    QCOMPARE(run({u"decision"_s, u"settle"_s, u"D1"_s}).exitCode, 2);
    QVERIFY(!done({u"decision"_s, u"settle"_s, u"D1"_s, u"--reason"_s, u"every minute costs more"_s}).isEmpty());
}

void TeamTest::aBreachStartsTheLegalClock()
{
    const auto authority = [this] {
        for (const QJsonValue &duty : done({u"duty"_s, u"show"_s}).value(u"duties").toArray()) {
            if (duty[u"source"].toString().contains(u"33"_s))
                return duty.toObject();
        }
        return QJsonObject();
    };
    QCOMPARE(authority().value(u"state").toString(), u"not-started"_s);
    QVERIFY(!done({u"condition"_s, u"set"_s, u"data-breach"_s, u"--since"_s, u"2026-11-23T01:41:49+01:00"_s,
                      u"--source"_s, u"access log"_s})
                 .isEmpty());
    QCOMPARE(authority().value(u"dueAt").toString().left(19), u"2026-11-26T00:41:49"_s);
    QVERIFY(
        !done({u"duty"_s, u"met"_s, authority().value(u"clock").toString(), u"--told"_s, u"Form sent"_s}).isEmpty());
    QVERIFY(authority().value(u"state").toString().startsWith(u"met"_s));
}

void TeamTest::nobodyAnsweredSoTheSecondPersonIsCalled()
{
    const auto lead = [this] {
        for (const QJsonValue &role : done({u"escalation"_s, u"show"_s}).value(u"roles").toArray()) {
            if (role[u"role"].toString() == u"technical-lead")
                return role.toObject();
        }
        return QJsonObject();
    };
    const QString first = lead().value(u"callNow").toString();
    QVERIFY(!first.isEmpty());
    QVERIFY(
        !done({u"escalation"_s, u"told"_s, u"technical-lead"_s, u"--person"_s, first, u"--outcome"_s, u"no-answer"_s})
             .isEmpty());
    QVERIFY(lead().value(u"callNow").toString() != first);
    QVERIFY(!done({u"escalation"_s, u"told"_s, u"technical-lead"_s, u"--person"_s, lead().value(u"callNow").toString(),
                      u"--outcome"_s, u"acknowledged"_s})
                 .isEmpty());
    QCOMPARE(lead().value(u"state").toString(), u"acknowledged"_s);
}

void TeamTest::aClosedIncidentIsOpenedAgain()
{
    const QString id =
        done({u"incident"_s, u"close"_s, u"--summary"_s, u"False alarm"_s}).value(u"incident").toString();
    QVERIFY(!id.isEmpty());
    QCOMPARE(run({u"incident"_s, u"reopen"_s, u"--incident"_s, id}).exitCode, 2);
    const QJsonObject again = done({u"incident"_s, u"reopen"_s, u"--incident"_s, id, u"--reason"_s, u"It came back"_s});
    QCOMPARE(again.value(u"open").toBool(), true);
}

void TeamTest::aVendorIsToldWhatItWantsToKnow()
{
    const QString text = done({u"incident"_s, u"packet"_s, u"neon"_s}).value(u"text").toString();
    QVERIFY2(text.contains(u"support@neon.tech"_s), qUtf8Printable(text));
    QVERIFY2(text.contains(u"project, branch and operation id"_s), qUtf8Printable(text));
}

void TeamTest::wrongWordsAreRefused()
{
    QCOMPARE(run({u"severity"_s, u"set"_s, u"SEV9"_s, u"--reason"_s, u"x"_s}).exitCode, 2);
    QCOMPARE(run({u"role"_s, u"take"_s, u"king"_s}).exitCode, 3);
    QCOMPARE(run({u"task"_s, u"assign"_s, u"Call"_s, u"--to"_s, u"Ada"_s, u"--minutes"_s, u"soon"_s}).exitCode, 2);
    const ProgramRun stranger = run({u"incident"_s, u"packet"_s, u"Nobody"_s});
    QCOMPARE(stranger.exitCode, 3);
    QVERIFY(stranger.error().value(u"next").toString().contains(u"Neon Support"_s));
    QVERIFY(team().value(u"tasks").toArray().isEmpty());
}

HF_TEST(TeamTest)
#include "tst_team.moc"
