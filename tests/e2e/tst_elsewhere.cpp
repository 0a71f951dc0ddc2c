// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/httptransport.h"
#include "adapters/plan_files/planfiles.h"
#include "adapters/providers/vendorstatus/vendors.h"
#include "adapters/range/rangedescription.h"
#include "app/watching/probemaker.h"
#include "e2e/practice.h"
#include "support/runner.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace holdfast::test {

/// Two practice ranges stand for production and a test environment: each is looked at with its own keys, and what
/// breaks in one never colours the other.
class ElsewhereTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void bothEnvironmentsAreWell();
    void anEndOfTheOneIsNotToldOfTheOther();
    void aKeyThatIsNotStoredIsSaid();
    void theWayToStoreAKeyIsARealCommand();
    void whoWorksOnTestHoldsNoKeyOfProduction();
    void aProbeOfTheEnvironmentThatIsWorkedOnIsOneOfHere();

private:
    using Looks = QMap<QString, Sample>; ///< by component, probe and environment
    [[nodiscard]] Looks looks(const QString &worked = u"production"_s);

    Practice m_production;
    Practice m_test;
    SystemClock m_clock;
    PlanFiles m_files;
    Plan m_plan;
    QMap<QString, Connections> m_elsewhere;
    std::optional<RangeDescription> m_here;
};

void ElsewhereTest::initTestCase()
{
    for (const Practice *range : {&m_production, &m_test})
        QCOMPARE(range->ctl({u"range"_s, u"start"_s}).exitCode, 0);
    const auto here = readRangeFile(m_production.folder() + u"/range.json"_s);
    const auto there = readRangeFile(m_test.folder() + u"/range.json"_s);
    QVERIFY(here && there);
    m_here = *here;
    m_elsewhere.insert(u"test"_s, connectionsOf(*there));
    const PlanReading reading = m_files.read(QStringLiteral(HF_SOURCE_DIR) + u"/resources/plan"_s);
    QVERIFY(reading.plan);
    m_plan = *reading.plan;
}

ElsewhereTest::Looks ElsewhereTest::looks(const QString &worked)
{
    HttpTransport transport(HttpConfig{HostAllowList::loopbackOnly()});
    Connections here = connectionsOf(*m_here);
    const ProviderClients clients(here, m_plan, transport, m_clock);
    OtherEnvironments elsewhere;
    for (auto one = m_elsewhere.cbegin(); one != m_elsewhere.cend(); ++one)
        elsewhere.emplace(one.key(), std::make_unique<ProviderClients>(*one, m_plan, transport, m_clock));
    VendorPages vendors(transport, vendorstatus::pagesBelow(here.vendorPages));
    const auto probes =
        ProbeMaker({m_plan, clients, elsewhere, vendors, transport, m_files, m_clock, worked, false, {}}).all();
    Looks looks;
    for (const auto &probe : probes) {
        if (probe->spec().kind == u"channel"_s || probe->spec().kind == u"backup"_s)
            continue;
        const Sample sample = probe->run({});
        const QString key = sample.component.value() + u' ' + sample.probe + u'@' + sample.environment;
        if (looks.contains(key))
            qWarning() << key << "is there twice";
        looks.insert(key, sample);
    }
    return looks;
}

void ElsewhereTest::bothEnvironmentsAreWell()
{
    const Looks all = looks();
    for (const QString &key : {u"database postgres@"_s, u"database test@test"_s, u"application service-health@"_s,
             u"application test@test"_s, u"authentication identity@"_s, u"authentication test@test"_s,
             u"storage object-storage@"_s, u"storage test@test"_s}) {
        QVERIFY2(all.contains(key), qPrintable(key + u" of "_s + all.keys().join(u", "_s)));
        QVERIFY2(all[key].health == Health::up, qPrintable(key + u": "_s + all[key].reason));
    }
}

void ElsewhereTest::anEndOfTheOneIsNotToldOfTheOther()
{
    QCOMPARE(m_test.command(u"/_range/disaster"_s, {{u"name"_s, u"database_gone"_s}}), 200);
    const Looks broken = looks();
    QCOMPARE(broken[u"database test@test"_s].health, Health::down);
    QCOMPARE(broken[u"database postgres@"_s].health, Health::up);
    QCOMPARE(broken[u"application service-health@"_s].health, Health::up);
}

void ElsewhereTest::aKeyThatIsNotStoredIsSaid()
{
    const Connections whole = m_elsewhere[u"test"_s];
    m_elsewhere[u"test"_s].identity.reset();
    const Looks all = looks();
    m_elsewhere[u"test"_s] = whole;
    QCOMPARE(all[u"authentication test@test"_s].health, Health::unknown);
    QVERIFY2(all[u"authentication test@test"_s].reason.contains(u"integrations.clerk"_s),
        qPrintable(all[u"authentication test@test"_s].reason));
    QCOMPARE(all[u"authentication identity@"_s].health, Health::up);
    QCOMPARE(all[u"authentication development@development"_s].health, Health::unknown);
}

void ElsewhereTest::theWayToStoreAKeyIsARealCommand()
{
    const Plan plan = m_plan;
    const QMap<QString, Connections> elsewhere = m_elsewhere;
    for (Environment &environment : m_plan.environments) {
        if (environment.id == u"test"_s)
            environment.integrations.insert(u"clerk"_s, Integration{u"clerk"_s, {}, u"clerk-test"_s});
    }
    m_elsewhere[u"test"_s].identity.reset();
    const QString reason = looks()[u"authentication test@test"_s].reason;
    m_plan = plan;
    m_elsewhere = elsewhere;
    QVERIFY2(reason.contains(u"holdfastctl secrets set clerk-test"_s), qPrintable(reason));
}

void ElsewhereTest::whoWorksOnTestHoldsNoKeyOfProduction()
{
    for (Component &component : m_plan.components) {
        if (component.id.value() == u"storage"_s)
            component.probes << ProbeSpec{u"object-storage"_s, std::chrono::seconds{60}, std::chrono::seconds{15},
                u"live"_s, u"production"_s, {}};
    }
    QCOMPARE(watchedBeside(*m_plan.environment(u"test"_s), m_plan), QStringList{u"development"_s});
    QCOMPARE(watchedBeside(*m_plan.environment(u"production"_s), m_plan), (QStringList{u"test"_s, u"development"_s}));
    const Looks all = looks(u"test"_s);
    QCOMPARE(all[u"storage live@production"_s].health, Health::unknown);
    QVERIFY(all[u"storage live@production"_s].reason.contains(u"only while production is worked on"_s));
}

void ElsewhereTest::aProbeOfTheEnvironmentThatIsWorkedOnIsOneOfHere()
{
    const Looks all = looks(u"test"_s);
    QVERIFY(all.contains(u"storage object-storage@"_s));
    QVERIFY(!all.contains(u"storage test@test"_s)); // the same look as the one above
    QVERIFY(!all.contains(u"storage test@"_s));
}

} // namespace holdfast::test

using holdfast::test::ElsewhereTest;
HF_TEST(ElsewhereTest)
#include "tst_elsewhere.moc"
