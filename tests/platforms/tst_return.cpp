// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/deploy/restartdeployment.h"
#include "actions/deploy/returntodeployment.h"
#include "actions/deploy/whatchanged.h"
#include "adapters/http/httptransport.h"
#include "adapters/service/httpservicegate.h"
#include "platforms/platforms.h"
#include "support/runner.h"

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

/// Going back never asks the database.
class NoDatabase final : public DatabaseConnector {
public:
    Result<std::unique_ptr<DatabaseSession>> connect(const Secret &, Duration, std::stop_token) override
    {
        return failure(ErrorCode::bug, u"Nobody should connect."_s);
    }
};

/// Going back to an earlier deployment and taking that back, judged by what the range runs.
class ReturnTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_stage.start());
        m_gate = std::make_unique<HttpServiceGate>(
            m_transport, QUrl(m_stage.range.ready().value(u"app"_s).toObject().value(u"url"_s).toString()));
        ProtectedService service;
        service.name = u"CapLiquify"_s;
        service.databaseVariable = u"DATABASE_URL"_s;
        m_recovery.reset(new Recovery{*m_stage.neon, m_connector, *m_stage.railway, *m_stage.operations,
            *m_stage.statuspage, *m_gate, m_clock, service, {}, {u"API_KEY"_s}});
        m_good = m_stage.railway->deployments(1, {})->first().id;
    }

    void theBadDeploymentIsLeftAndTakenBackOnce()
    {
        HF_GOOD(m_stage.railway->setVariables({{u"FEATURE"_s, Secret("on-and-on")}}, {}));
        strike();
        const QString bad = live();
        ReturnToDeployment action(*m_recovery);
        const Inputs inputs{{u"deployment"_s, m_good}, {u"way"_s, u"roll-back"_s}};
        StepKey key{IncidentId{u"i"_s}, StepId{u"back"_s}, {}, true};
        HF_GOOD(action.precheck(inputs, {}));
        const auto shown = action.preview(key, inputs, {});
        HF_GOOD(shown);
        const QString radius = shown->blastRadius.join(u'\n');
        QVERIFY2(radius.contains(u"former values back: FEATURE."_s), qPrintable(radius));
        QVERIFY(!radius.contains(u"on-and-on"_s));
        key.memo = shown->memo;
        const auto absent = action.find(key, inputs, {});
        HF_GOOD(absent);
        QVERIFY(!*absent);
        const auto handle = action.begin(key, inputs, {});
        HF_GOOD(handle);
        QVERIFY(finishes(action, *handle));
        const auto found = action.find(key, inputs, {});
        HF_GOOD(found);
        QVERIFY(*found);
        QCOMPARE((**found).value(u"deploymentId"_s).toString(), live());
        QCOMPARE(commitOf(live()), commitOf(m_good));
        QVERIFY(!m_stage.railway->variables({})->contains(u"FEATURE"_s));

        const auto undone = action.undo(*handle, {});
        HF_GOOD(undone);
        QVERIFY(undone->possible);
        QCOMPARE(commitOf(live()), commitOf(bad));
        QVERIFY(m_stage.railway->variables({})->contains(u"FEATURE"_s)); // the settings came back with it
        const qsizetype count = deployments().size();
        HF_GOOD(action.undo(*handle, {}));
        QCOMPARE(deployments().size(), count); // nothing is started twice
    }

    void aSecretThatChangedIsNeverBroughtBack_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("a secret of the plan") << u"API_KEY"_s;
        QTest::newRow("the database variable") << u"DATABASE_URL"_s;
    }
    void aSecretThatChangedIsNeverBroughtBack()
    {
        QFETCH(const QString, name);
        const QByteArray before = m_stage.railway->variables({})->value(name).reveal();
        HF_GOOD(m_stage.railway->setVariables({{name, Secret(before + "?new-and-secret")}}, {}));
        ReturnToDeployment action(*m_recovery);
        const StepKey key{IncidentId{u"i"_s}, StepId{u"back"_s}, {}, true};
        const Inputs inputs{{u"deployment"_s, m_good}, {u"way"_s, u"roll-back"_s}};
        const qsizetype count = deployments().size();
        const auto refused = action.preview(key, inputs, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::refused);
        QVERIFY(refused.error().why.contains(name));
        QVERIFY(refused.error().next.contains(u"deploy-commit"_s));
        QVERIFY(!(refused.error().why + refused.error().next).contains(u"new-and-secret"_s));
        const auto begun = action.begin(key, inputs, {}); // also when it changed after the preview
        QVERIFY(!begun && !begun.error().mayHaveTakenEffect);
        QCOMPARE(deployments().size(), count);
        HF_GOOD(m_stage.railway->setVariables({{name, Secret(before)}}, {}));
    }

    void theCommitIsStartedWithTheSettingsOfToday()
    {
        HF_GOOD(m_stage.railway->setVariables({{u"API_KEY"_s, Secret("rotated")}}, {}));
        strike();
        ReturnToDeployment action(*m_recovery);
        const Inputs inputs{{u"deployment"_s, m_good}, {u"way"_s, u"deploy-commit"_s}};
        StepKey key{IncidentId{u"i"_s}, StepId{u"again"_s}, {}, true};
        const auto shown = action.preview(key, inputs, {});
        HF_GOOD(shown);
        key.memo = shown->memo;
        const auto handle = action.begin(key, inputs, {});
        HF_GOOD(handle);
        QVERIFY(finishes(action, *handle));
        QCOMPARE(commitOf(live()), commitOf(m_good));
        QCOMPARE(m_stage.railway->variables({})->value(u"API_KEY"_s).reveal(), "rotated");
        QCOMPARE(m_stage.operations->variablesOf(live(), {})->value(u"API_KEY"_s).reveal(), "rotated");
    }

    void whatSomebodyWentBackFromIsNotProposed()
    {
        strike();
        const auto proposed = knownGood(deployments());
        QVERIFY(proposed);
        QCOMPARE(commitOf(proposed->record.deployment.id), commitOf(m_good));
        QVERIFY(!proposed->proven); // it served for seconds
    }

    void aCrashedProgramIsRestartedOnce()
    {
        const QString id = live();
        HF_GOOD(m_stage.railway->setVariables({{u"PORT_WORD"_s, Secret("\"port\"")}}, {})); // the log says it
        QCOMPARE(m_stage.range.control("POST", u"/_range/disaster"_s, {{u"name"_s, u"service_crashed"_s}}).status, 200);
        ReadReason reading(*m_recovery);
        const auto reason = static_cast<StepAction &>(reading).observe({}, {});
        HF_GOOD(reason);
        QCOMPARE(reason->facts.value(u"deploymentId"_s).toString(), id);
        QCOMPARE(reason->facts.value(u"status"_s).toString(), u"CRASHED"_s);
        const QString words = reason->facts.value(u"reason"_s).toArray().first().toString();
        QVERIFY(!words.isEmpty());
        QVERIFY2(!words.contains(u"\"port\""_s), qPrintable(words)); // no value of a variable is shown
        RestartDeployment action(*m_recovery);
        const Inputs inputs{{u"deployment"_s, id}, {u"statusAt"_s, reason->facts.value(u"statusAt"_s)}};
        const StepKey key{IncidentId{u"i"_s}, StepId{u"restart"_s}, {}, true};
        HF_GOOD(action.preview(key, inputs, {}));
        const auto absent = action.find(key, inputs, {});
        HF_GOOD(absent);
        QVERIFY(!*absent);
        const auto handle = action.begin(key, inputs, {});
        HF_GOOD(handle);
        QVERIFY(finishes(action, *handle));
        QCOMPARE(live(), id);
        const auto found = action.find(key, inputs, {});
        HF_GOOD(found);
        QVERIFY(*found);
        const auto again = action.preview(key, inputs, {});
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::refused);
        QCOMPARE(m_stage.range.calls(u"deploymentRestart"_s).size(), 1);
    }

private:
    [[nodiscard]] QList<DeploymentRecord> deployments() { return m_stage.operations->history(20, {}).value(); }
    [[nodiscard]] QString live() { return currentOf(deployments())->deployment.id; }
    [[nodiscard]] QString commitOf(const QString &id)
    {
        const auto record = knownAs(deployments(), id);
        return record ? record->record.commit : u"unknown deployment "_s + id;
    }
    void strike()
    {
        QCOMPARE(m_stage.range.control("POST", u"/_range/disaster"_s, {{u"name"_s, u"bad_deploy"_s}}).status, 200);
    }
    [[nodiscard]] static bool finishes(StepAction &action, const Handle &handle)
    {
        Observation seen;
        return QTest::qWaitFor(
                   [&] {
                       seen = action.observe(handle, {}).value_or(Observation{});
                       return seen.state != Observation::State::working;
                   },
                   30000)
            && seen.state == Observation::State::finished;
    }

    Platforms m_stage;
    HttpTransport m_transport{HttpConfig{HostAllowList::loopbackOnly()}};
    NoDatabase m_connector;
    SystemClock m_clock;
    std::unique_ptr<HttpServiceGate> m_gate;
    std::unique_ptr<Recovery> m_recovery;
    QString m_good;
};

HF_TEST(ReturnTest)

} // namespace holdfast

#include "tst_return.moc"
