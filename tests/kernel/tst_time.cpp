// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/clock.h"
#include "kernel/time.h"
#include "support/runner.h"

#include <QRandomGenerator>
#include <limits>

using namespace holdfast;
using namespace Qt::StringLiterals;

class TimeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formats_data();
    void formats();
    void readsBackWhatItWrote();
    void readsOffsets_data();
    void readsOffsets();
    void refuses_data();
    void refuses();
    void readsDurations_data();
    void readsDurations();
    void refusesDurations_data();
    void refusesDurations();
    void durationRoundTrip();
    void countdown_data();
    void countdown();
    void rough_data();
    void rough();
    void bootTimeNeverGoesBack();
};

void TimeTest::formats_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("epoch") << qint64(0) << u"1970-01-01T00:00:00.000000Z"_s;
    QTest::newRow("one microsecond") << qint64(1) << u"1970-01-01T00:00:00.000001Z"_s;
    QTest::newRow("before the epoch") << qint64(-1) << u"1969-12-31T23:59:59.999999Z"_s;
    QTest::newRow("leap day") << qint64(1'709'210'096'000'007) << u"2024-02-29T12:34:56.000007Z"_s;
    QTest::newRow("2099") << qint64(4'102'444'799'999'999) << u"2099-12-31T23:59:59.999999Z"_s;
}

void TimeTest::formats()
{
    QFETCH(qint64, microseconds);
    QFETCH(QString, text);
    const UtcTime time{std::chrono::microseconds{microseconds}};
    QCOMPARE(formatUtc(time), text);
    QCOMPARE(formatUtcSeconds(time), text.left(10) + u' ' + text.mid(11, 8) + u'Z');
    QCOMPARE(formatTimeOfDay(time), text.mid(11, 8) + u'Z');
    QVERIFY(parseUtc(text) == time);
}

void TimeTest::readsBackWhatItWrote()
{
    QRandomGenerator random(20231123);
    for (int round = 0; round < 2'000; ++round) {
        const qint64 value = qint64(random.generate64() % 8'000'000'000'000'000ULL) - 2'000'000'000'000'000LL;
        const UtcTime time{std::chrono::microseconds{value}};
        QVERIFY2(parseUtc(formatUtc(time)) == time, qPrintable(formatUtc(time)));
    }
}

void TimeTest::readsOffsets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("utc");
    QTest::newRow("Z") << u"2026-11-23T01:41:49Z"_s << u"2026-11-23T01:41:49.000000Z"_s;
    QTest::newRow("blank") << u"2026-11-23 01:41:49.5Z"_s << u"2026-11-23T01:41:49.500000Z"_s;
    QTest::newRow("hours only, as PostgreSQL")
        << u"2026-11-23 01:41:49.999263+00"_s << u"2026-11-23T01:41:49.999263Z"_s;
    QTest::newRow("east") << u"2026-11-23T01:41:49+01:00"_s << u"2026-11-23T00:41:49.000000Z"_s;
    QTest::newRow("west over midnight") << u"2026-12-31T20:00:00-05:30"_s << u"2027-01-01T01:30:00.000000Z"_s;
    QTest::newRow("without colon") << u"2026-11-23T01:41:49+0530"_s << u"2026-11-22T20:11:49.000000Z"_s;
    QTest::newRow("nanoseconds are cut") << u"2026-11-23T01:41:49.123456789Z"_s << u"2026-11-23T01:41:49.123456Z"_s;
    QTest::newRow("leap day") << u"2000-02-29T00:00:00+00:00"_s << u"2000-02-29T00:00:00.000000Z"_s;
}

void TimeTest::readsOffsets()
{
    QFETCH(QString, text);
    QFETCH(QString, utc);
    const std::optional<UtcTime> time = parseUtc(text);
    QVERIFY(time.has_value());
    QCOMPARE(formatUtc(*time), utc);
}

void TimeTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    const QStringList wrong{u""_s, u"now"_s, u"2026-11-23"_s, u"2026-11-23T01:41:49"_s, u"2026-11-23T01:41Z"_s,
        u"2026-11-23T24:00:00Z"_s, u"2026-11-23T01:60:00Z"_s, u"2026-11-23T01:41:60Z"_s, u"2026-13-01T00:00:00Z"_s,
        u"2026-02-29T00:00:00Z"_s, u"2100-02-29T00:00:00Z"_s, u"2026-11-31T00:00:00Z"_s, u"2026-11-00T00:00:00Z"_s,
        u"2026-11-23T01:41:49.Z"_s, u"2026-11-23T01:41:49,5Z"_s, u" 2026-11-23T01:41:49Z"_s,
        u"2026-11-23T01:41:49Z\n"_s, u"2026-11-23T01:41:49Z "_s, u"2026-11-23T01:41:49+19:00"_s,
        u"2026-11-23T01:41:49+01:60"_s, u"2026-11-23T01:41:49+1"_s, u"2026-11-23T01:41:49 UTC"_s,
        u"26-11-23T01:41:49Z"_s, u"-2026-11-23T01:41:49Z"_s, u"\u0662026-11-23T01:41:49Z"_s};
    for (const QString &text : wrong)
        QTest::newRow(text.toUtf8().constData()) << text;
}

void TimeTest::refuses()
{
    QFETCH(QString, text);
    QVERIFY(!parseUtc(text));
}

void TimeTest::readsDurations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("milliseconds");
    QTest::newRow("seconds") << u"90s"_s << qint64(90'000);
    QTest::newRow("minutes") << u"15m"_s << qint64(900'000);
    QTest::newRow("hours") << u"24h"_s << qint64(86'400'000);
    QTest::newRow("days") << u"2d"_s << qint64(172'800'000);
    QTest::newRow("milliseconds") << u"250ms"_s << qint64(250);
    QTest::newRow("sum") << u"1h30m"_s << qint64(5'400'000);
    QTest::newRow("minutes and milliseconds") << u"1m500ms"_s << qint64(60'500);
    QTest::newRow("everything") << u"1d2h3m4s5ms"_s << qint64(93'784'005);
    QTest::newRow("zero") << u"0s"_s << qint64(0);
    QTest::newRow("largest") << u"9223372036854775807ms"_s << std::numeric_limits<qint64>::max();
}

void TimeTest::readsDurations()
{
    QFETCH(QString, text);
    QFETCH(qint64, milliseconds);
    const std::optional<Duration> duration = parseDuration(text);
    QVERIFY(duration.has_value());
    QCOMPARE(qint64(duration->count()), milliseconds);
}

void TimeTest::refusesDurations_data()
{
    QTest::addColumn<QString>("text");
    const QStringList wrong{u""_s, u"15"_s, u"m"_s, u"-15m"_s, u"+15m"_s, u"15 m"_s, u" 15m"_s, u"15m "_s, u"15M"_s,
        u"1.5h"_s, u"15min"_s, u"30m1h"_s, u"1h1h"_s, u"1h30"_s, u"h1"_s, u"9223372036854775808ms"_s,
        u"9223372036854775807s"_s, u"106751991168d"_s, u"106751991167d24h"_s, u"9223372036854775s808ms"_s, u"1w"_s};
    for (const QString &text : wrong)
        QTest::newRow(text.toUtf8().constData()) << text;
}

void TimeTest::refusesDurations()
{
    QFETCH(QString, text);
    QVERIFY(!parseDuration(text));
}

void TimeTest::durationRoundTrip()
{
    QCOMPARE(formatDuration(Duration{5'400'000}), u"1h30m"_s);
    QCOMPARE(formatDuration(Duration{0}), u"0s"_s);
    QCOMPARE(formatDuration(Duration{86'400'000}), u"1d"_s);
    QRandomGenerator random(7);
    for (int round = 0; round < 2'000; ++round) {
        const Duration duration{qint64(random.generate64() >> (random.bounded(60) + 1))};
        QVERIFY2(parseDuration(formatDuration(duration)) == duration, qPrintable(formatDuration(duration)));
    }
    const Duration largest{std::numeric_limits<qint64>::max()};
    QVERIFY(parseDuration(formatDuration(largest)) == largest);
}

void TimeTest::countdown_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("a whole minute") << qint64(60'000) << u"1:00"_s;
    QTest::newRow("just below a minute") << qint64(59'999) << u"1:00"_s;
    QTest::newRow("59 seconds") << qint64(59'000) << u"0:59"_s;
    QTest::newRow("one second") << qint64(1'000) << u"0:01"_s;
    QTest::newRow("the last millisecond is not over") << qint64(1) << u"0:01"_s;
    QTest::newRow("over now") << qint64(0) << u"0:00"_s;
    QTest::newRow("one millisecond over") << qint64(-1) << u"+0:01"_s;
    QTest::newRow("one second over") << qint64(-1'000) << u"+0:01"_s;
    QTest::newRow("more than a second over") << qint64(-1'001) << u"+0:02"_s;
    QTest::newRow("minutes") << qint64(845'000) << u"14:05"_s;
    QTest::newRow("hours") << qint64(3'723'000) << u"1:02:03"_s;
    QTest::newRow("just below an hour") << qint64(3'599'001) << u"1:00:00"_s;
    QTest::newRow("days are hours") << qint64(90'000'000) << u"25:00:00"_s;
    QTest::newRow("an hour over") << qint64(-3'600'000) << u"+1:00:00"_s;
}

void TimeTest::countdown()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QString, text);
    QCOMPARE(formatCountdown(Duration{milliseconds}), text);
}

void TimeTest::rough_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("850 ms") << qint64(850) << u"850 ms"_s;
    QTest::newRow("4 s") << qint64(4'099) << u"4 s"_s;
    QTest::newRow("4.5 s") << qint64(4'500) << u"4.5 s"_s;
    QTest::newRow("119 s") << qint64(119'999) << u"119 s"_s;
    QTest::newRow("3 min") << qint64(180'000) << u"3 min"_s;
    QTest::newRow("2 h") << qint64(7'200'000) << u"2 h"_s;
    QTest::newRow("2 h 5 min") << qint64(7'500'000) << u"2 h 5 min"_s;
}

void TimeTest::rough()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QString, text);
    QCOMPARE(formatRough(Duration{milliseconds}), text);
}

void TimeTest::bootTimeNeverGoesBack()
{
    const SystemClock clock;
    const Instant first = clock.now();
    const Instant second = clock.now();
    QVERIFY(second.bootTime >= first.bootTime);
    QVERIFY(first.bootTime.count() > 0);
    QCOMPARE(first.bootId, second.bootId);
    QVERIFY(!first.bootId.isEmpty());
    QVERIFY(parseUtc(formatUtc(first.utc)) == first.utc);
}

HF_TEST(TimeTest)
#include "tst_time.moc"
