// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/platforms.h"
#include "support/runner.h"

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

class StatuspagePlatformTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_stage.start()); }

    void anIncidentIsToldUpdatedAndResolved()
    {
        const auto posted = m_stage.statuspage->post(
            {u"Database outage"_s, u"We are on it."_s, u"investigating"_s, u"major_outage"_s, u"INC-7.1"_s}, {});
        HF_GOOD(posted);
        QCOMPARE(m_stage.statuspage->components({})->first().status, u"major_outage"_s);
        const auto updated =
            m_stage.statuspage->update({posted->id, u"identified"_s, u"The cause is known."_s, {}}, {});
        HF_GOOD(updated);
        QCOMPARE(updated->newestBody, u"The cause is known."_s);
        const auto resolved =
            m_stage.statuspage->update({posted->id, u"resolved"_s, u"It works again."_s, u"operational"_s}, {});
        HF_GOOD(resolved);
        QCOMPARE(m_stage.statuspage->components({})->first().status, u"operational"_s);
        const auto all = m_stage.statuspage->incidents({});
        QCOMPARE(all->size(), 1);
        QCOMPARE(all->first().status, u"resolved"_s);
    }

    void aComponentIsSetByItself()
    {
        const QString id = m_stage.statuspage->components({})->first().id;
        QCOMPARE(m_stage.statuspage->setComponent(id, u"partial_outage"_s, {})->status, u"partial_outage"_s);
        QCOMPARE(m_stage.statuspage->setComponent(id, u"broken"_s, {}).error().code, ErrorCode::invalid);
    }

    // The answer to an update is lost: it is sent once, and the page shows whether it arrived.
    void aLostUpdateIsNotSentAgain()
    {
        const auto posted = m_stage.statuspage->post({u"Slow"_s, u"Slow."_s, u"investigating"_s, {}, u"INC-8.1"_s}, {});
        HF_GOOD(posted);
        (void)m_stage.range.order(u"statuspage"_s, u"updateIncident"_s, u"close"_s, u"after"_s);
        const auto lost = m_stage.statuspage->update({posted->id, u"monitoring"_s, u"Better."_s, {}}, {});
        QVERIFY(lost.error().mayHaveTakenEffect);
        const auto calls = m_stage.range.calls(u"updateIncident"_s);
        QCOMPARE(m_stage.statuspage->incidents({})->first().newestBody, u"Better."_s);
        QCOMPARE(calls.last()[u"effect"_s].toBool(), true);
    }

private:
    Platforms m_stage;
};

HF_TEST(StatuspagePlatformTest)

} // namespace holdfast

#include "tst_statuspage.moc"
