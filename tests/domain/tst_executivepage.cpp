// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/incident/fold.h"
#include "domain/review/executivepage.h"
#include "support/runner.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast::test {

/// What those who lead read instead of asking the commander.
class ExecutivePageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itAnswersTheFiveQuestions();
    void nobodyIsNamedAndNothingIsExecuted();
    void aRestrictedIncidentGoesByItsCodename();
    void aClosedOneIsReadOnce();

private:
    void happen(EventBody body)
    {
        m_incident = apply(m_incident,
            Event{IncidentId(u"inc-1"_s), m_incident.lastSequence + 1, m_now, u"Ada Lovelace"_s, std::move(body)});
    }
    void declare(const QString &title)
    {
        m_incident = Incident{};
        m_incident.id = IncidentId(u"inc-1"_s);
        happen(Declared{ScenarioId(u"database-failure"_s), title, Severity::sev1, false, u"production"_s, u"plan"_s});
        happen(InstantSet{InstantName::impactStart, m_now.utc - 12min, u"probe"_s, {}});
        happen(HealthChanged{ComponentId(u"database"_s), Health::up, Health::down, u"gone"_s, {}});
    }
    [[nodiscard]] QString page() const { return QString::fromUtf8(executiveHtml(m_plan, m_incident, m_now)); }
    static Plan plan()
    {
        Plan plan;
        Component database;
        database.id = ComponentId(u"database"_s);
        database.name = u"Orders & accounts"_s;
        database.rto = 1h;
        plan.components << database;
        return plan;
    }

    Plan m_plan = plan();
    Incident m_incident;
    Instant m_now{UtcTime{std::chrono::hours{480000}}, 1h, u"boot"_s};
};

void ExecutivePageTest::itAnswersTheFiveQuestions()
{
    declare(u"Orders are gone"_s);
    const QString html = page();
    for (const QString &wanted :
        {u"What is wrong?"_s, u"Since when?"_s, u"What is being done?"_s, u"When is it back?"_s,
            u"When do we hear next?"_s, u"Orders &amp; accounts: does not work"_s, u"for 12 min"_s,
            u"promised within 1h, 48 min of it left"_s, u"The recovery has not begun"_s, u"http-equiv=\"refresh\""_s})
        QVERIFY2(html.contains(wanted), qPrintable(wanted + u" in "_s + html));
    happen(InstantSet{InstantName::restored, m_now.utc, u"check"_s, {}});
    QVERIFY(page().contains(u"It is back."_s));
}

void ExecutivePageTest::nobodyIsNamedAndNothingIsExecuted()
{
    declare(u"<script>alert(1)</script> & \"orders\""_s);
    const QString html = page();
    QVERIFY(!html.contains(u"Lovelace"_s));
    QVERIFY(!html.contains(u"<script"_s, Qt::CaseInsensitive));
    QVERIFY(html.contains(u"&lt;script&gt;alert(1)"_s));
    QVERIFY(!html.contains(u"http://"_s) && !html.contains(u"https://"_s)); // loads nothing
}

void ExecutivePageTest::aRestrictedIncidentGoesByItsCodename()
{
    declare(u"Data of customers were read"_s);
    happen(PrivacyChanged{true, u"Blue heron"_s, u"few may know"_s});
    QVERIFY(page().contains(u"Blue heron"_s));
    QVERIFY(!page().contains(u"customers were read"_s));
}

void ExecutivePageTest::aClosedOneIsReadOnce()
{
    declare(u"Orders are gone"_s);
    happen(Closed{u"over"_s});
    QVERIFY(!page().contains(u"http-equiv"_s));
    QVERIFY(page().contains(u"The incident is closed."_s));
}

} // namespace holdfast::test

using holdfast::test::ExecutivePageTest;
HF_TEST(ExecutivePageTest)
#include "tst_executivepage.moc"
