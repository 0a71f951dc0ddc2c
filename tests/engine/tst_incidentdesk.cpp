// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/incidents/incidentshelf.h"
#include "engine/scripted.h"
#include "support/runner.h"

using namespace holdfast;
using namespace holdfast::test;

class IncidentDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsShownIsDurable()
    {
        MemoryJournal journal;
        ManualClock clock(start);
        IncidentDesk desk(journal, clock, QStringLiteral("tester"));
        desk.declare(declaration());
        QTRY_VERIFY(desk.incident().isOpen());
        QCOMPARE(journal.all.value(desk.incident().id.value()).size(), desk.events().size());
        QVERIFY(desk.incident().id.value().startsWith(QStringLiteral("inc-20260301-030000-")));
    }

    void aFullDiskChangesNothingAndIsSaid()
    {
        MemoryJournal journal;
        ManualClock clock(start);
        IncidentDesk desk(journal, clock, QStringLiteral("tester"));
        desk.declare(declaration());
        QTRY_VERIFY(desk.incident().isOpen());
        journal.failNext = true;
        std::optional<ErrorCode> code;
        desk.submit(AddNote{QStringLiteral("one")}, [&code](const Result<> &result) { code = result.error().code; });
        QTRY_COMPARE(code, std::optional(ErrorCode::storage));
        QVERIFY(desk.journalTrouble());
        const qint64 before = desk.incident().lastSequence;
        desk.submit(AddNote{QStringLiteral("two")});
        QTRY_COMPARE(desk.incident().lastSequence, before + 1);
        QVERIFY(!desk.journalTrouble());
    }

    void twoDesksOnOneIncidentLoseNothing()
    {
        MemoryJournal journal;
        ManualClock clock(start);
        IncidentDesk one(journal, clock, QStringLiteral("one"));
        one.declare(declaration());
        QTRY_VERIFY(one.incident().isOpen());
        IncidentDesk two(journal, clock, QStringLiteral("two"));
        two.open(one.incident().id);
        QTRY_VERIFY(two.incident().isOpen());
        for (int i = 0; i < 20; ++i) {
            one.submit(AddNote{QStringLiteral("one %1").arg(i)});
            two.submit(AddNote{QStringLiteral("two %1").arg(i)});
        }
        QTRY_VERIFY(!one.isBusy() && !two.isBusy());
        const QList<Event> stored = journal.all.value(one.incident().id.value());
        QCOMPARE(stored.size(), 3 + 1 + 40); // declared, three instants
        for (qsizetype i = 0; i < stored.size(); ++i)
            QCOMPARE(stored[i].sequence, i + 1);
        one.refresh();
        two.refresh();
        QTRY_COMPARE(one.events().size(), stored.size());
        QTRY_COMPARE(two.events().size(), stored.size());
    }

    void anUnknownIncidentIsNotFound()
    {
        MemoryJournal journal;
        ManualClock clock(start);
        IncidentDesk desk(journal, clock, QStringLiteral("tester"));
        std::optional<ErrorCode> code;
        desk.open(
            IncidentId{QStringLiteral("inc-none")}, [&code](const Result<> &result) { code = result.error().code; });
        QTRY_COMPARE(code, std::optional(ErrorCode::notFound));
    }

    void theShelfFindsTheOpenIncident()
    {
        MemoryJournal journal;
        ManualClock clock(start);
        IncidentDesk desk(journal, clock, QStringLiteral("tester"));
        IncidentShelf shelf(journal);
        desk.declare(declaration());
        QTRY_VERIFY(desk.incident().isOpen());
        const IncidentId id = desk.incident().id;
        std::optional<IncidentId> open;
        shelf.newestOpen([&open](const auto &found) { open = *found; });
        QTRY_COMPARE(open, std::optional(id));
        desk.submit(CloseIncident{});
        QTRY_VERIFY(!desk.incident().isOpen());
        bool asked = false;
        shelf.newestOpen([&](const auto &found) {
            open = *found;
            asked = true;
        });
        QTRY_VERIFY(asked);
        QVERIFY(!open);
    }
};

HF_TEST(IncidentDeskTest)
#include "tst_incidentdesk.moc"
