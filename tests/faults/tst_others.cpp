// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/recovery.h"
#include "support/runner.h"

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

/// What other companies do for the service fails: their functions, sign-in, the way to it.
class OthersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_practice.ctl({u"range"_s, u"start"_s}).exitCode, 0); }

    void aFunctionGoesToTheNextThatWorks()
    {
        QVERIFY(fails(u"openai.listModels"_s, 20));
        QCOMPARE(runbook(u"third-party-outage"_s, {}), 0);
        QCOMPARE(setting(u"providers.forecasting"_s), u"\"anthropic\""_s);
    }

    void itComesBackWhenTheFirstIsWellAgain()
    {
        m_practice.erase(u"/_range/fault"_s);
        QCOMPARE(runbook(u"third-party-outage"_s, {}), 0);
        QCOMPARE(setting(u"providers.forecasting"_s), u"\"openai\""_s);
    }

    void whenAllFailOurOwnFallbackDoesIt()
    {
        QVERIFY(fails(u"openai.listModels"_s, 20));
        QVERIFY(fails(u"anthropic.listModels"_s, 20));
        QCOMPARE(runbook(u"third-party-outage"_s, {}), 0);
        QCOMPARE(setting(u"providers.forecasting"_s), u"\"local\""_s);
        m_practice.erase(u"/_range/fault"_s);
    }

    void aSwitchWhoseAnswerIsLostIsMadeOnce()
    {
        // Between the steps the program is killed; going on finds the ledger and switches nothing again.
        Recovery recovery(m_practice);
        recovery.follow(u"third-party-outage"_s, u"third-party-outage"_s, {u"which"_s, u"switch"_s});
        QVERIFY(recovery.begin({}));
        recovery.launch();
        QVERIFY(recovery.finish().exitCode != 0); // `verify` was not confirmed
        QCOMPARE(recovery.intents(u"switch"_s), 1);
        QCOMPARE(recovery.resume().exitCode, 4);
        QCOMPARE(recovery.intents(u"switch"_s), 1);
        QCOMPARE(
            m_practice.ctl({u"incident"_s, u"close"_s, recovery.incident(), u"--abandon"_s, u"enough"_s}).exitCode, 0);
    }

    void signInIsBridgedAndTheSettingsComeBack()
    {
        const QJsonValue before = m_practice.truth()[u"settings"];
        for (const char *route : {"GetJWKS", "GetUsersCount"})
            QVERIFY(!m_practice.post(u"/_range/fault"_s, fault(u"clerk"_s, QString::fromLatin1(route), 6)).isEmpty());
        Recovery recovery(m_practice);
        recovery.follow(u"authentication-outage"_s, u"authentication-outage"_s,
            {u"decide"_s, u"reduce"_s, u"key"_s, u"restore"_s, u"verify"_s});
        QVERIFY(recovery.begin({}));
        recovery.launch();
        const ProgramRun run = recovery.finish();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        QCOMPARE(recovery.fact(u"examine"_s, u"state"_s).toString(), u"silent"_s);
        QCOMPARE(recovery.step(u"key"_s).value(u"state").toString(), u"skipped"_s);
        QVERIFY((run.out + run.err).contains("Last seen"));
        QCOMPARE(m_practice.truth()[u"settings"], before);
        QCOMPARE(m_practice.ctl({u"incident"_s, u"close"_s, recovery.incident()}).exitCode, 0);
        m_practice.erase(u"/_range/fault"_s);
    }

    void theNameLeadsToTheStandby()
    {
        QVERIFY(!leadsTo(u"203.0.113.80"_s));
        QCOMPARE(runbook(u"network-loss"_s, {u"decide.remedy=standby"_s, u"point.standby=203.0.113.80"_s}), 0);
        QVERIFY(leadsTo(u"203.0.113.80"_s));
        QCOMPARE(level(), u"medium"_s);
    }

    void theShieldIsRaised()
    {
        QCOMPARE(runbook(u"network-loss"_s, {u"decide.remedy=shield"_s}), 0);
        QCOMPARE(level(), u"under_attack"_s);
    }

private:
    static QJsonObject fault(const QString &provider, const QString &route, int times)
    {
        return {{u"provider"_s, provider}, {u"route"_s, route}, {u"kind"_s, u"status"_s}, {u"when"_s, u"before"_s},
            {u"times"_s, times}, {u"status"_s, 500}};
    }

    [[nodiscard]] bool fails(const QString &route, int times) const
    {
        return m_practice.command(u"/_range/fault"_s, fault(u"thirdparty"_s, route, times)) == 200;
    }

    /// Declares, runs the runbook of that scenario to its end with every confirmation, closes; the exit code.
    int runbook(const QString &id, const QStringList &answers)
    {
        Recovery recovery(m_practice);
        recovery.follow(id, id, confirmations(id));
        for (const QString &answer : answers)
            recovery.answer(answer.section(u'=', 0, 0), answer.section(u'=', 1));
        if (!recovery.begin({}))
            return -1;
        recovery.launch();
        const ProgramRun run = recovery.finish();
        if (run.exitCode != 0)
            qWarning("%s", (run.out + run.err).constData());
        const int closed = m_practice.ctl({u"incident"_s, u"close"_s, recovery.incident()}).exitCode;
        return run.exitCode == 0 ? closed : run.exitCode;
    }

    static QStringList confirmations(const QString &runbook)
    {
        if (runbook == u"third-party-outage"_s)
            return {u"which"_s, u"switch"_s, u"verify"_s};
        return {u"witnesses"_s, u"examine"_s, u"decide"_s, u"shield"_s, u"mend"_s, u"verify"_s,
            u"point=app.practice.example"_s};
    }

    [[nodiscard]] QString setting(const QString &key) const { return m_practice.truth()[u"settings"][key].toString(); }
    [[nodiscard]] QJsonObject edge() const { return m_practice.ask(u"/_range/provider/cloudflare"_s).object(); }
    [[nodiscard]] QString level() const { return edge()[u"securityLevel"].toString(); }
    [[nodiscard]] bool leadsTo(const QString &content) const
    {
        for (const QJsonValue &record : edge()[u"records"].toArray()) {
            if (record[u"name"] == u"app.practice.example"_s)
                return record[u"content"] == content;
        }
        return false;
    }

    Practice m_practice;
};

HF_TEST(OthersTest)
#include "tst_others.moc"
