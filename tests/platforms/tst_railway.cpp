// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/platforms.h"
#include "support/runner.h"

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;
using Change = DeployOperations::Change;

class RailwayPlatformTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_stage.start()); }

    void thePlacesHaveNames()
    {
        const auto environments = m_stage.operations->environments({});
        HF_GOOD(environments);
        QCOMPARE(environments->first().name, u"production"_s);
        const auto services = m_stage.operations->services({});
        HF_GOOD(services);
        QCOMPARE(services->first().name, u"capliquify"_s);
        QCOMPARE(m_stage.operations->domains({})->size(), 1);
    }

    // Back to the build before: what was set since is the old value again.
    void aRollbackBringsTheVariablesBack()
    {
        const QString first = m_stage.railway->deployments(1, {})->first().id;
        HF_GOOD(m_stage.railway->setVariables({{u"FEATURE"_s, Secret("on")}}, {}));
        const auto second = m_stage.railway->deploy({});
        HF_GOOD(second);
        QVERIFY(m_stage.isLive(*second));
        const auto before = m_stage.operations->history(20, {});
        HF_GOOD(before);
        QVERIFY(!before->first().canRollBack); // it is the live one
        QVERIFY(before->last().canRollBack);
        const auto then = m_stage.operations->variablesOf(first, {});
        HF_GOOD(then);
        QVERIFY(!then->contains(u"FEATURE"_s));
        const auto now = m_stage.operations->renderedVariables({});
        HF_GOOD(now);
        QCOMPARE(now->value(u"FEATURE"_s).reveal(), "on");
        HF_GOOD(m_stage.operations->change(first, Change::rollBack, {}));
        const auto after = m_stage.operations->history(20, {});
        QCOMPARE(after->size(), before->size() + 1);
        QVERIFY(m_stage.isLive(after->first().deployment.id));
        QVERIFY(!m_stage.railway->variables({})->contains(u"FEATURE"_s));
        const auto refused = m_stage.operations->change(after->first().deployment.id, Change::rollBack, {});
        QVERIFY(!refused);
    }

    void aDeploymentIsRestartedRunAgainAndStopped()
    {
        const QString live = m_stage.operations->history(1, {})->first().deployment.id;
        HF_GOOD(m_stage.operations->change(live, Change::restart, {}));
        QVERIFY(m_stage.isLive(live));
        const auto lines = m_stage.operations->logs(live, 50, {});
        HF_GOOD(lines);
        QVERIFY(!lines->isEmpty());
        HF_GOOD(m_stage.operations->change(live, Change::redeploy, {}));
        const QString again = m_stage.operations->history(1, {})->first().deployment.id;
        QVERIFY(again != live);
        QVERIFY(m_stage.isLive(again));
        HF_GOOD(m_stage.operations->change(again, Change::stop, {}));
        QCOMPARE(m_stage.railway->deployment(again, {})->status, DeploymentStatus::superseded);
        const auto commit = m_stage.operations->deployCommit(u"3f2504e04f8964d3"_s, {});
        HF_GOOD(commit);
        QVERIFY(m_stage.isLive(*commit));
        const auto nowhere = m_stage.operations->change(u"no-such-id"_s, Change::restart, {});
        QCOMPARE(nowhere.error().code, ErrorCode::notFound);
    }

    void sealedVariablesAreNamedAndOthersDeleted()
    {
        const auto sealed = m_stage.operations->sealedVariables({});
        HF_GOOD(sealed);
        QCOMPARE(sealed->size(), 1);
        QCOMPARE(sealed->first().name, u"SESSION_SECRET"_s);
        QVERIFY(sealed->first().changedAt <= m_stage.railway->deployments(1, {})->first().createdAt);
        HF_GOOD(m_stage.railway->setVariables({{u"LEAKED"_s, Secret("value")}}, {}));
        HF_GOOD(m_stage.operations->deleteVariable(u"LEAKED"_s, {}));
        HF_GOOD(m_stage.operations->deleteVariable(u"LEAKED"_s, {}));
        QVERIFY(!m_stage.railway->variables({})->contains(u"LEAKED"_s));
    }

    void visitorsCanBeChallenged()
    {
        HF_GOOD(m_stage.operations->setUnderAttack(std::chrono::hours(1), {}));
        HF_GOOD(m_stage.operations->setUnderAttack({}, {}));
        QCOMPARE(m_stage.range.calls(u"setServiceUnderAttackMode"_s).size(), 2);
    }

private:
    Platforms m_stage;
};

HF_TEST(RailwayPlatformTest)

} // namespace holdfast

#include "tst_railway.moc"
