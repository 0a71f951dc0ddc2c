// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/commandwindow.h"
#include "support/runner.h"
#include "viewmodels/sample.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QTableView>
#include <QTableWidget>
#include <QTest>

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

/// The window in the middle of an incident that several people work on.
class ShownTeam {
public:
    explicit ShownTeam(Page page)
    {
        centre.show(withTeam(situationAt(Stage::working)));
        window.show();
        window.showPage(page);
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    template <class T> [[nodiscard]] T *part(const char *name) const
    {
        return window.findChild<T *>(QLatin1String(name));
    }
    void type(const char *field, const QString &text) const { QTest::keyClicks(part<QLineEdit>(field), text); }
    void press(const char *button) const { QTest::mouseClick(part<QPushButton>(button), Qt::LeftButton); }
    /// Clicks on the row with this key.
    void choose(const char *table, const RowsModel &model, const QString &key) const
    {
        auto *view = part<QTableView>(table);
        const QRect place = view->visualRect(model.index(model.rowOf(key), 0));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, place.center());
    }
    template <class Command> [[nodiscard]] Command asked() const { return std::get<Command>(*commands.lastTeam); }

    RecordedCommands commands;
    CommandCentre centre{commands};
    CommandWindow window{centre};
};

class TeamPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKeyIsToldOnOneSheet()
    {
        ShownTeam shown(Page::command);
        QTest::keyClick(&shown.window, Qt::Key_F1);
        auto *table = shown.part<QTableWidget>("keyUses");
        QVERIFY(table);
        QTRY_VERIFY(table->isVisible());
        QStringList keys;
        for (int row = 0; row < table->rowCount(); ++row)
            keys << table->item(row, 0)->text().split(u" or "_s);
        for (const QShortcut *one : shown.window.findChildren<QShortcut *>(Qt::FindDirectChildrenOnly))
            QVERIFY2(keys.contains(one->key().toString(QKeySequence::NativeText)), qPrintable(one->key().toString()));
        QTest::keyClick(table, Qt::Key_Escape);
        QTRY_VERIFY(!shown.part<QTableWidget>("keyUses"));
    }

    void onlyWhoNeedsToKnow()
    {
        ShownTeam shown(Page::clocks);
        auto *change = shown.part<QPushButton>("changeCircle");
        QVERIFY(!change->isEnabled()); // without a name and a reason
        shown.type("codename", u"Blue Heron"_s);
        shown.type("circleWhy", u"somebody reads our chat"_s);
        shown.press("changeCircle");
        const auto asked = shown.asked<RestrictIncident>();
        QCOMPARE(asked.codename, u"Blue Heron"_s);
        QCOMPARE(asked.reason, u"somebody reads our chat"_s);
        Situation quiet = withTeam(situationAt(Stage::working));
        quiet.incident.team.restricted = true;
        quiet.incident.team.codename = u"Blue Heron"_s;
        ++quiet.incident.lastSequence;
        shown.centre.show(quiet);
        QVERIFY(shown.window.windowTitle().contains(u"Blue Heron"_s));
        QVERIFY(!shown.window.windowTitle().contains(quiet.incident.title));
        QVERIFY(!shown.part<QLineEdit>("codename")->isVisible());
    }

    void anotherRunbookTakesOver()
    {
        ShownTeam shown(Page::recovery);
        auto *leave = shown.part<QPushButton>("leave");
        QVERIFY(leave->isVisible() && !leave->isEnabled()); // without a reason
        QVERIFY(!shown.part<QComboBox>("choice")->isVisible());
        shown.type("leaveWhy", u"the database is gone"_s);
        shown.press("leave");
        QCOMPARE(shown.commands.asked.last(), u"leave: the database is gone"_s);
        Situation before = situationAt(Stage::declared);
        Runbook other = before.plan->runbooks.constFirst();
        other.id = RunbookId{u"other"_s};
        other.title = u"Another way"_s;
        before.plan->runbooks.append(other);
        shown.centre.show(before);
        auto *choice = shown.part<QComboBox>("choice");
        QVERIFY(choice->isVisible());
        QVERIFY(!leave->isVisible());
        QTest::keyClick(choice, Qt::Key_End);
        QCOMPARE(shown.commands.asked.last(), u"choose other"_s);
        before.chosenRunbook = other.id;
        shown.centre.show(before);
        QCOMPARE(shown.centre.runbook.title(), u"Another way"_s);
    }

    void aClosedIncidentIsOpenedAgain()
    {
        ShownTeam shown(Page::review);
        QVERIFY(!shown.part<QPushButton>("reopen")->isVisible()); // it is open
        shown.centre.show(situationAt(Stage::closed));
        QVERIFY(shown.part<QPushButton>("reopen")->isVisible());
        QVERIFY(!shown.part<QPushButton>("reopen")->isEnabled());
        shown.type("reopenWhy", u"the errors are back"_s);
        shown.press("reopen");
        QCOMPARE(shown.asked<ReopenIncident>().reason, u"the errors are back"_s);
    }

    void aTaskIsGivenWithTheKeyboardAlone()
    {
        ShownTeam shown(Page::command);
        QTest::keyClick(&shown.window, Qt::Key_A);
        QCOMPARE(QApplication::focusWidget(), shown.part<QLineEdit>("taskText"));
        QTest::keyClicks(QApplication::focusWidget(), u"ask Neon for the operation"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTest::keyClicks(QApplication::focusWidget(), u"Grace"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        const auto task = shown.asked<AssignTask>();
        QCOMPARE(task.text, u"ask Neon for the operation"_s);
        QCOMPARE(task.to, u"Grace"_s);
        QCOMPARE(task.minutes, 5);
        QVERIFY(shown.part<QLineEdit>("taskText")->text().isEmpty());
    }

    void whatIsNotAllowedCannotBePressed()
    {
        ShownTeam shown(Page::team);
        shown.choose("decisions", shown.centre.team.decisions, u"D1"_s);
        QVERIFY(!shown.part<QPushButton>("proceed")->isEnabled()); // there is an objection: why?
        shown.type("decisionWords", u"every minute costs more"_s);
        shown.press("proceed");
        const auto settled = shown.asked<SettleDecision>();
        QCOMPARE(settled.decision, u"D1"_s);
        QVERIFY(settled.proceeds);
        QCOMPARE(settled.reason, u"every minute costs more"_s);
        shown.choose("tasks", shown.centre.team.tasks, u"T4"_s);
        QVERIFY(!shown.part<QPushButton>("taskDone")->isEnabled()); // ended already
    }

    void theBriefingGoesIntoTheClipboard()
    {
        ShownTeam shown(Page::team);
        shown.press("copyBriefing");
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"PostgreSQL Database is down"_s));
    }

    void aCallWithoutAnswerIsWrittenDown()
    {
        ShownTeam shown(Page::escalation);
        shown.choose("matrix", shown.centre.escalation, u"1/technical-lead"_s);
        shown.press("noAnswer");
        QCOMPARE(shown.asked<TellPerson>().told.outcome, u"no-answer"_s);
        QVERIFY(!shown.part<QPushButton>("putOff")->isEnabled());
        shown.type("putOffWhy", u"on a plane"_s);
        shown.press("putOff");
        QCOMPARE(shown.asked<SnoozeEscalation>().reason, u"on a plane"_s);
    }

    void aMomentIsCorrectedWithAReason()
    {
        ShownTeam shown(Page::timeline);
        shown.choose("moments", shown.centre.instants.model, u"impact-start"_s);
        auto *time = shown.part<QLineEdit>("momentTime");
        QCOMPARE(time->text(), u"2026-11-23 01:41:49Z"_s);
        time->clear();
        shown.type("momentTime", u"01:40"_s);
        QVERIFY(!shown.part<QPushButton>("correct")->isEnabled());
        shown.type("momentReason", u"the log says so"_s);
        shown.press("correct");
        QCOMPARE(shown.commands.asked.last(), u"instant impact-start 2026-11-23 01:40:00Z"_s);
    }

    void aBreachIsWrittenDownWithItsSource()
    {
        ShownTeam shown(Page::clocks);
        auto *condition = shown.part<QComboBox>("condition");
        condition->setCurrentIndex(condition->findData(u"data-breach"_s));
        QVERIFY(!shown.part<QPushButton>("holds")->isEnabled()); // who says so?
        shown.type("source", u"access log"_s);
        shown.type("since", u"25:00"_s);
        QVERIFY(!shown.part<QPushButton>("holds")->isEnabled()); // no such time
        shown.part<QLineEdit>("since")->clear();
        shown.type("since", u"01:41"_s);
        shown.press("holds");
        const auto asked = shown.asked<SetCondition>();
        QCOMPARE(asked.condition, u"data-breach"_s);
        QVERIFY(asked.holds && asked.since);
        QCOMPARE(*asked.since, at(1, 41, 0));
        QCOMPARE(asked.source, u"access log"_s);
    }

    void theSeverityIsChangedWithAReason()
    {
        ShownTeam shown(Page::clocks);
        shown.type("severityWhy", u"one region only"_s);
        QVERIFY(!shown.part<QPushButton>("changeSeverity")->isEnabled()); // it is SEV1 already
        shown.part<QComboBox>("newSeverity")->setCurrentIndex(1);
        shown.press("changeSeverity");
        QCOMPARE(int(shown.asked<ChangeSeverity>().to), int(Severity::sev2));
    }

    void aVendorIsToldWhatItWantsToKnow()
    {
        ShownTeam shown(Page::escalation);
        shown.choose("vendors", shown.centre.vendors, u"Neon Support"_s);
        shown.press("copyPacket");
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.contains(u"support@neon.tech"_s) && text.contains(u"br-quiet-sun-1"_s), qPrintable(text));
    }

    void thePictureOfTheRecoveryHasWords()
    {
        ShownTeam shown(Page::clocks);
        auto *chart = shown.window.findChild<QWidget *>(u"burnDown"_s);
        QVERIFY(chart && chart->isVisible());
        QVERIFY2(
            chart->accessibleDescription().contains(u"steps are left"_s), qPrintable(chart->accessibleDescription()));
    }

    void everyPageFitsTheSmallScreen_data()
    {
        QTest::addColumn<Page>("page");
        QTest::newRow("clocks") << Page::clocks;
        QTest::newRow("timeline") << Page::timeline;
        QTest::newRow("team") << Page::team;
        QTest::newRow("escalation") << Page::escalation;
    }

    void everyPageFitsTheSmallScreen()
    {
        QFETCH(Page, page);
        ShownTeam shown(page);
        shown.window.resize(1366, 738); // 768 less a title bar
        QCoreApplication::processEvents();
        for (const QScrollArea *area : shown.window.findChildren<QScrollArea *>()) {
            if (!area->isVisible())
                continue;
            QCOMPARE(area->verticalScrollBar()->maximum(), 0);
            QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
        }
    }
};

HF_TEST(TeamPageTest)

} // namespace holdfast

#include "tst_teampage.moc"
