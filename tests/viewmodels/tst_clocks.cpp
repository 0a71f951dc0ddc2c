// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/incident/fold.h"
#include "support/runner.h"
#include "viewmodels/centre/commandcentre.h"
#include "viewmodels/sample.h"
#include "viewmodels/words/wording.h"

#include <ctime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast::test {

/// A declared incident on a computer whose clocks can be moved.
class Screen {
public:
    Screen()
    {
        situation = situationAt(Stage::declared);
        for (Event &event : situation.events)
            event.at = {event.at.utc, event.at.utc - at(0, 0, 0), u"boot-1"_s};
        situation.incident = fold(situation.events);
        situation.steady = {situation.now, situation.now - at(0, 0, 0), u"boot-1"_s};
    }
    void wait(Duration passed)
    {
        situation.now += passed;
        situation.steady.bootTime += passed;
    }
    void setClockBy(Duration by) { situation.now += by; }
    void measureOffset(Duration ahead)
    {
        Watched &database = situation.health[u"database"_s];
        Sample sample = database.lastGood.value_or(Sample{});
        sample.evidence.insert(u"clockOffsetSeconds"_s, double(ahead.count()) / 1000);
        database.last = database.lastGood = sample;
    }
    void show() { centre.show(situation); }
    [[nodiscard]] QString left(int row) const
    {
        return centre.objectives.index(row, ObjectivesModel::remainingColumn).data().toString();
    }
    /// The titles of everything that is due, and of nothing else.
    [[nodiscard]] QStringList due() const
    {
        QStringList titles{centre.due.top().title};
        for (int row = 0; row < centre.due.rowCount(); ++row)
            titles << centre.due.index(row, DueModel::whatColumn).data().toString();
        return titles;
    }

    Situation situation;
    RecordedCommands commands;
    CommandCentre centre{commands};
};

/// What a commander sees when the computer's clock does not do what it should.
class ClocksViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // One clock for all pages: what the board says, the page of the clocks, the call and the briefing say as well.
    void r12NoPageCountsByTheClockThatWasSet()
    {
        Screen screen;
        screen.situation.plan->legalClocks = {{u"gdpr"_s, u"Tell the authority"_s, 72h, {}, u"Tell."_s, u"Art. 33"_s}};
        const auto cell = [&screen](const QString &key, int column) {
            const QList<Row> &rows = screen.centre.clocks.rows();
            return rows.at(screen.centre.clocks.rowOf(key)).cells[column].text;
        };
        const auto told = [&screen] {
            return screen.centre.team.briefing().section(u"## Objectives"_s, 1).section(u"##"_s, 0, 0);
        };
        screen.wait(5min);
        screen.show();
        const QString left = cell(u"database"_s, ClocksModel::leftColumn);
        const QString elapsed = cell(u"database"_s, ClocksModel::elapsedColumn);
        const QString duty = cell(u"duty:gdpr"_s, ClocksModel::leftColumn);
        const QString briefing = told();
        QVERIFY(!duty.isEmpty() && !briefing.isEmpty());
        QCOMPARE(left, screen.left(0));
        const double burnt = screen.centre.burnDown().now;
        screen.setClockBy(2h);
        screen.show();
        QCOMPARE(screen.centre.burnDown().now, burnt);
        QCOMPARE(cell(u"database"_s, ClocksModel::leftColumn), left);
        QCOMPARE(cell(u"database"_s, ClocksModel::elapsedColumn), elapsed);
        QCOMPARE(cell(u"duty:gdpr"_s, ClocksModel::leftColumn), duty);
        QCOMPARE(told(), briefing);
    }
    void r12ASetClockIsSaidAndMovesNoTimer_data()
    {
        QTest::addColumn<Duration>("by");
        QTest::addColumn<QString>("banner");
        QTest::newRow("on") << Duration{1h} << u"The clock moved by +60 min"_s;
        QTest::newRow("back") << Duration{-1h} << u"The clock moved by −60 min"_s;
        QTest::newRow("a day") << Duration{24h} << u"The clock moved by +24 h"_s;
        QTest::newRow("by the network") << Duration{-90s} << u"The clock moved by −90 s"_s;
    }
    void r12ASetClockIsSaidAndMovesNoTimer()
    {
        QFETCH(Duration, by);
        QFETCH(QString, banner);
        Screen screen;
        screen.show();
        QCOMPARE(screen.left(0), u"59:11 left"_s);
        QVERIFY(!screen.due().contains(banner));
        screen.wait(10s);
        screen.setClockBy(by);
        screen.show();
        QCOMPARE(screen.left(0), u"59:01 left"_s);
        QCOMPARE(screen.centre.header.face().impact, u"0:59"_s);
        QVERIFY2(screen.due().contains(banner), qUtf8Printable(screen.due().join(u'\n')));
        QCOMPARE(screen.centre.due.top().title, u"Start the recovery"_s); // the work stays on top
    }

    void r13AfterSleepTheTimersHaveGoneOn()
    {
        Screen screen;
        screen.wait(40min);
        screen.show();
        QCOMPARE(screen.left(1), u"+10:49 over"_s); // 30 minutes, of which 49 s were spent
        QVERIFY(screen.due().filter(u"clock"_s).isEmpty());
    }

    void aRestartIsSaid()
    {
        Screen screen;
        screen.wait(5min);
        screen.situation.steady.bootId = u"boot-2"_s;
        screen.situation.steady.bootTime = 20s;
        screen.show();
        QCOMPARE(screen.left(0), u"54:11 left"_s);
        QVERIFY(screen.due().contains(u"This computer was started anew during the incident"_s));
    }

    // 3 h 12 min slow: the newest commit would lie in the future, and nothing would seem to be at risk.
    void r15AWrongClockIsMeasuredAgainstTheDatabase()
    {
        Screen screen;
        screen.show();
        const QString atRisk = screen.centre.data.exposure().value;
        screen.setClockBy(-(3h + 12min));
        screen.measureOffset(3h + 12min);
        screen.show();
        QCOMPARE(screen.centre.data.exposure().value, atRisk);
        QVERIFY2(screen.due().contains(u"This computer’s clock is 3 h 12 min slow"_s),
            qUtf8Printable(screen.due().join(u'\n')));
        screen.measureOffset(-31s);
        screen.show();
        QVERIFY(screen.due().contains(u"This computer’s clock is 31 s fast"_s));
        screen.measureOffset(30s);
        screen.show();
        QVERIFY(screen.due().filter(u"This computer"_s).isEmpty());
    }

    void r47WhatBecameDueDuringSleepSaysHowLate()
    {
        Screen screen;
        screen.wait(40min);
        screen.show();
        bool late = false;
        for (int row = 0; row < screen.centre.escalation.rowCount(); ++row) {
            const QString state = screen.centre.escalation.index(row, EscalationModel::stateColumn).data().toString();
            late = late || state == u"Due, 10 min ago"_s;
        }
        QVERIFY(late);
    }

    // One instant, four places: the local time changes its face, UTC and the durations do not.
    void r14TheZoneChangesOnlyTheLocalTime_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("utc");
        QTest::addColumn<QString>("local");
        const auto row = [](const char *name, const char *zone, const char *utc, const char *local) {
            QTest::newRow(name) << QString::fromLatin1(zone) << QString::fromLatin1(utc) << QString::fromLatin1(local);
        };
        row("Berlin, before the gap", "Europe/Berlin", "2026-03-29T00:59:59Z", "2026-03-29 01:59:59");
        row("Berlin, behind the gap", "Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29 03:00:00");
        row("Berlin, first 02:30", "Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25 02:30:00");
        row("Berlin, second 02:30", "Europe/Berlin", "2026-10-25T01:30:00Z", "2026-10-25 02:30:00");
        row("Kathmandu", "Asia/Kathmandu", "2026-06-01T00:00:00Z", "2026-06-01 05:45:00");
        row("Kiritimati", "Pacific/Kiritimati", "2026-12-31T11:00:00Z", "2027-01-01 01:00:00");
        row("leap day", "America/New_York", "2028-02-29T04:30:00Z", "2028-02-28 23:30:00");
        row("a zone that nobody knows", "Nowhere/Atlantis", "2026-06-01T00:00:00Z", "2026-06-01 00:00:00");
    }
    void r14TheZoneChangesOnlyTheLocalTime()
    {
        QFETCH(QString, zone);
        QFETCH(QString, utc);
        QFETCH(QString, local);
        const QByteArray before = qgetenv("TZ");
        Screen screen;
        screen.show();
        const QString left = screen.left(0);
        qputenv("TZ", zone.toLatin1());
        tzset();
        screen.show();
        const QString shown = Wording::local(*parseUtc(utc));
        const QString after = screen.left(0);
        screen.situation.now = *parseUtc(utc);
        screen.show();
        const QString clock = screen.centre.header.face().clock;
        qputenv("TZ", before);
        tzset();
        QCOMPARE(shown.left(19), local);
        QCOMPARE(after, left);
        QCOMPARE(clock, utc.mid(11));
    }
};

HF_TEST(ClocksViewTest)

} // namespace holdfast::test

#include "tst_clocks.moc"
