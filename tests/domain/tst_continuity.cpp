// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/continuity/fallbacks.h"
#include "domain/continuity/providerswitch.h"
#include "support/runner.h"

#include <cmath>

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class FallbacksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMeanOfTheLastWeek()
    {
        QList<DailySales> history;
        for (int i = 0; i < 10; ++i)
            history.prepend({QDate(2026, 3, 1).addDays(i), double(i)}); // the order does not matter
        const auto forecast = movingAverage(history);
        QVERIFY(forecast);
        QCOMPARE(forecast->perDay, 6.0); // 3 … 9
        QVERIFY(std::abs(forecast->spread - 2.160246899469287) < 1e-12);
        QCOMPARE(forecast->basedOn, 7);
        QCOMPARE(forecast->newest, QDate(2026, 3, 10));
        QCOMPARE(movingAverage({{QDate(2026, 3, 1), 4.0}})->perDay, 4.0);
        QCOMPARE(movingAverage({{QDate(2026, 3, 1), 0.0}})->perDay, 0.0); // nothing sold is a number
    }

    void withoutHistoryThereIsNoForecast()
    {
        QCOMPARE(movingAverage({}).error().code, ErrorCode::invalid);
        QVERIFY(!movingAverage({{QDate(2026, 3, 1), std::nan("")}}));
        QVERIFY(!movingAverage({{QDate(2026, 3, 1), -1.0}}));
        QVERIFY(!movingAverage({{QDate(), 1.0}}));
        QVERIFY(!movingAverage({{QDate(2026, 3, 1), 1.0}, {QDate(2026, 3, 1), 2.0}}));
        QVERIFY(!movingAverage({{QDate(2026, 3, 1), 1.0}}, 0));
    }

    void ratesAcrossTheBase()
    {
        const ReferenceRates rates{u"EUR"_s, QDate(2026, 11, 25), {{u"USD"_s, 1.25}, {u"JPY"_s, 150.0}}};
        QCOMPARE(*crossRate(rates, u"EUR"_s, u"USD"_s), 1.25);
        QCOMPARE(*crossRate(rates, u"USD"_s, u"EUR"_s), 0.8);
        QCOMPARE(*crossRate(rates, u"USD"_s, u"JPY"_s), 120.0);
        QCOMPARE(*crossRate(rates, u"EUR"_s, u"EUR"_s), 1.0);
        const auto missing = crossRate(rates, u"EUR"_s, u"XAU"_s);
        QCOMPARE(missing.error().code, ErrorCode::notFound);
        QVERIFY(missing.error().why.contains(u"XAU"));
    }

    void freshness_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<QString>("now");
        QTest::addColumn<bool>("stale");
        QTest::newRow("Friday's rates on Monday noon") << QDate(2026, 11, 20) << u"2026-11-23T11:00:00Z"_s << false;
        QTest::newRow("Friday's rates on Monday evening") << QDate(2026, 11, 20) << u"2026-11-23T19:00:00Z"_s << true;
        QTest::newRow("Thursday's rates on Saturday") << QDate(2026, 11, 19) << u"2026-11-21T11:00:00Z"_s << true;
        QTest::newRow("today's rates") << QDate(2026, 11, 23) << u"2026-11-23T19:00:00Z"_s << false;
        QTest::newRow("over Easter") << QDate(2026, 4, 2) << u"2026-04-07T10:00:00Z"_s << false;
        QTest::newRow("over Christmas") << QDate(2026, 12, 24) << u"2026-12-28T10:00:00Z"_s << false;
        QTest::newRow("over New Year") << QDate(2026, 12, 31) << u"2027-01-04T10:00:00Z"_s << false;
    }

    void freshness()
    {
        QFETCH(QDate, day);
        QFETCH(QString, now);
        QFETCH(bool, stale);
        QCOMPARE(isStale({u"EUR"_s, day, {}}, *parseUtc(now)), stale);
    }

    void targetDays()
    {
        QVERIFY(!isTargetDay(QDate(2026, 4, 3))); // Good Friday
        QVERIFY(!isTargetDay(QDate(2026, 4, 6)));
        QVERIFY(!isTargetDay(QDate(2027, 3, 26)));
        QVERIFY(!isTargetDay(QDate(2026, 5, 1)));
        QVERIFY(!isTargetDay(QDate(2026, 11, 22)));
        QVERIFY(isTargetDay(QDate(2026, 11, 23)));
    }

    // Zero percent is zero, and who is not in the table gets no rate at all.
    void taxByTheTableAlone()
    {
        const QMap<QString, TaxRate> table{{u"DE"_s, {19.0, u"UStG § 12"_s, QDate(2026, 1, 1)}},
            {u"DE-books-abroad"_s, {0.0, u"UStG § 4"_s, QDate(2026, 1, 1)}}, {u"broken"_s, {120.0, {}, {}}}};
        QCOMPARE(localTax(10000, u"DE"_s, table)->taxMinor, 1900);
        QVERIFY(localTax(10000, u"DE"_s, table)->isEstimate);
        QCOMPARE(localTax(10000, u"DE-books-abroad"_s, table)->taxMinor, 0);
        QCOMPARE(localTax(-10000, u"DE"_s, table)->taxMinor, -1900); // a refund
        QCOMPARE(localTax(10000, u"US"_s, table).error().code, ErrorCode::notFound);
        QCOMPARE(localTax(10000, u"broken"_s, table).error().code, ErrorCode::invalid);
    }
};

class ProviderSwitchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itGoesOnAfterTwoFailures()
    {
        ProviderSwitch state = beginSwitch(chain, start);
        QCOMPARE(state.current, u"ecb"_s);
        take(state, u"ecb"_s, false, u"no answer"_s, start);
        QVERIFY(advise(state, chain, start).to.isEmpty());
        take(state, u"ecb"_s, false, u"no answer"_s, start + 1min);
        QCOMPARE(advise(state, chain, start + 1min).to, u"local"_s); // oanda is not known to be good
        take(state, u"oanda"_s, true, {}, start + 1min);
        const SwitchAdvice advice = advise(state, chain, start + 1min);
        QCOMPARE(advice.to, u"oanda"_s);
        QVERIFY(advice.reason.contains(u"no answer"));
        QCOMPARE(state.current, u"ecb"_s); // advice alone changes nothing
    }

    void itReturnsOnlyAfterFiveGoodAnswers()
    {
        ProviderSwitch state = beginSwitch(chain, start);
        QVERIFY(turnTo(state, chain, u"local"_s, start));
        for (int i = 0; i < 4; ++i)
            take(state, u"ecb"_s, true, {}, start + i * 1min);
        QVERIFY(advise(state, chain, start + 4min).to.isEmpty());
        take(state, u"ecb"_s, false, {}, start + 4min);
        for (int i = 5; i < 10; ++i)
            take(state, u"ecb"_s, true, {}, start + i * 1min);
        const SwitchAdvice advice = advise(state, chain, start + 9min);
        QCOMPARE(advice.to, u"ecb"_s);
        QVERIFY(advice.isReturn);
        QVERIFY(advise(state, chain, start + 2h).to.isEmpty()); // stale is not good
    }

    void onlyWhoIsInThePlan()
    {
        ProviderSwitch state = beginSwitch(chain, start);
        QCOMPARE(turnTo(state, chain, u"nobody"_s, start).error().code, ErrorCode::notFound);
        QCOMPARE(turnTo(state, chain, u"ecb"_s, start).error().code, ErrorCode::conflict);
    }

private:
    const ProviderChain chain{u"currency"_s, {u"ecb"_s, u"oanda"_s, u"local"_s}, {}};
    const UtcTime start{std::chrono::hours(500000)};
};

HF_TEST(FallbacksTest)
HF_TEST(ProviderSwitchTest)

} // namespace holdfast

#include "tst_continuity.moc"
