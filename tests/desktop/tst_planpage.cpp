// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/commandwindow.h"
#include "desktop/style/theme.h"
#include "support/runner.h"
#include "viewmodels/sample.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

namespace {

/// The page of the plan, with the editor in front.
class ShownPlan {
public:
    ShownPlan()
    {
        centre.show(situationAt(Stage::healthy));
        centre.planEdit.show(samplePlanState());
        window.show();
        window.showPage(Page::plan);
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QObject::connect(&centre.planEdit, &PlanEditView::saveWanted, &window,
            [this](const QByteArray &, const QList<PlanEdit> &edits) { saved = edits; });
    }
    template <class T> [[nodiscard]] T *part(const char *name) const
    {
        return window.findChild<QWidget *>(u"PlanPage"_s)->findChild<T *>(QLatin1String(name));
    }
    void openEditor(const QString &place)
    {
        part<QTabWidget>("tabs")->setCurrentIndex(1);
        auto *places = part<QTableView>("places");
        const QModelIndex row = centre.planEdit.places.index(centre.planEdit.places.rowOf(place), 0);
        places->scrollTo(row);
        QTest::mouseClick(places->viewport(), Qt::LeftButton, {}, places->visualRect(row).center());
        QCoreApplication::processEvents(); // new fields are shown with the next turn of the loop
    }
    /// What stands below the field.
    [[nodiscard]] QString said(const char *field) const { return part<QWidget>(field)->accessibleDescription(); }

    RecordedCommands commands;
    CommandCentre centre{commands};
    CommandWindow window{centre};
    QList<PlanEdit> saved;
};

void clearField(QLineEdit *line)
{
    line->setFocus();
    QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(line, Qt::Key_Delete);
}

} // namespace

/// The plan, edited by hand.
class PlanPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::dress(*qApp, theme::Appearance::light); }

    void anObjectiveIsChangedWithTheKeyboardAlone()
    {
        ShownPlan shown;
        QCOMPARE(QApplication::focusWidget(), shown.part<QTableView>("components"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        auto *rto = shown.part<QLineEdit>("rto");
        QVERIFY(rto);
        QTRY_VERIFY(rto->isVisible());
        QCOMPARE(rto->accessibleName(), u"Back within (RTO)"_s);
        QCOMPARE(rto->text(), u"30m"_s);
        QTest::keyClick(&shown.window, Qt::Key_B, Qt::AltModifier);
        QTRY_COMPARE(shown.part<QTabWidget>("tabs")->currentIndex(), 0);
    }

    void tabWalksThroughTheForm()
    {
        ShownPlan shown;
        shown.openEditor(u"components/application"_s);
        auto *rto = shown.part<QLineEdit>("rto");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), rto);
        clearField(rto);
        QTest::keyClicks(rto, u"45m"_s);
        QTest::keyClick(rto, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), shown.part<QLineEdit>("rpo"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        for (const char *next : {"name", "impact", "priority"}) {
            QCOMPARE(QApplication::focusWidget(), shown.part<QWidget>(next));
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(QApplication::focusWidget(), shown.part<QPushButton>("save"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(shown.saved, (QList<PlanEdit>{SetValue{{u"components"_s, u"application"_s, u"rto"_s}, u"45m"_s}}));
    }

    void whatIsWrongStandsBelowItsField()
    {
        ShownPlan shown;
        shown.openEditor(u"components/application"_s);
        auto *rto = shown.part<QLineEdit>("rto");
        clearField(rto);
        QTest::keyClicks(rto, u"soon"_s);
        QVERIFY2(shown.said("rto").contains(u"15m"_s), qPrintable(shown.said("rto")));
        QVERIFY(!shown.part<QPushButton>("save")->isEnabled());
        QVERIFY(shown.said("rpo").isEmpty());
        QTest::mouseClick(shown.part<QPushButton>("cancel"), Qt::LeftButton);
        QCOMPARE(rto->text(), u"30m"_s);
        QVERIFY(shown.said("rto").isEmpty());
        QVERIFY(!shown.part<QPushButton>("cancel")->isEnabled());
    }

    void aContactIsProvenToday()
    {
        ShownPlan shown;
        shown.openEditor(u"contacts/technical-lead"_s);
        auto *today = shown.part<QPushButton>("today");
        QCOMPARE(today->text(), u"Proven today"_s);
        QTest::mouseClick(today, Qt::LeftButton);
        QCOMPARE(shown.part<QLineEdit>("proven-phone")->text(), u"2026-11-23"_s);
        QTest::mouseClick(shown.part<QPushButton>("save"), Qt::LeftButton);
        QCOMPARE(shown.saved.size(), 2);
        shown.centre.planEdit.tell({});
        QVERIFY(shown.part<QLabel>("verdict")->isVisible());
    }

    void aTemplateAndADrillAreTyped()
    {
        ShownPlan shown;
        shown.openEditor(u"templates/outage-external"_s);
        auto *text = shown.part<QPlainTextEdit>("text");
        text->setFocus();
        QTest::keyClick(text, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(text, u"We are back."_s);
        QTest::mouseClick(shown.part<QPushButton>("save"), Qt::LeftButton);
        QCOMPARE(std::get<SetValue>(shown.saved.value(0)).value, u"We are back."_s);
        shown.centre.planEdit.tell({});
        shown.openEditor(u"drills/database_failure"_s);
        auto *lead = shown.part<QComboBox>("lead");
        QCOMPARE(lead->currentText(), u"Technical Lead"_s);
        lead->setFocus();
        QTest::keyClick(lead, Qt::Key_Up);
        QTest::mouseClick(shown.part<QPushButton>("save"), Qt::LeftButton);
        QCOMPARE(std::get<SetValue>(shown.saved.value(0)).value, u"incident-commander"_s);
    }

    void aChangeOutsideLeavesWhatIsTyped()
    {
        ShownPlan shown;
        shown.openEditor(u"components/application"_s);
        auto *rto = shown.part<QLineEdit>("rto");
        clearField(rto);
        QTest::keyClicks(rto, u"45"_s);
        PlanState theirs = samplePlanState();
        theirs.plan->components[1].rto = std::chrono::hours{2};
        theirs.plan->components[1].rpo = std::chrono::hours{3};
        shown.centre.planEdit.show(theirs);
        QTest::keyClicks(QApplication::focusWidget(), u"m"_s);
        QCOMPARE(rto->text(), u"45m"_s);
        QVERIFY2(shown.said("rto").contains(u"2h"_s), qPrintable(shown.said("rto")));
        QCOMPARE(shown.part<QLineEdit>("rpo")->text(), u"3h"_s);
    }

    void thePlanOfTheProgramIsCopiedFirst()
    {
        ShownPlan shown;
        PlanState state = samplePlanState();
        state.builtIn = true;
        shown.centre.planEdit.show(state);
        shown.openEditor(u"components/application"_s);
        const QSignalSpy copies(&shown.centre.planEdit, &PlanEditView::copyWanted);
        QVERIFY(shown.part<QLabel>("obstacle")->text().contains(state.ownFolder));
        QTest::mouseClick(shown.part<QPushButton>("copy"), Qt::LeftButton);
        QCOMPARE(copies.size(), 1);
    }

    void differencesAreListed()
    {
        ShownPlan shown;
        const Plan now = *samplePlanState().plan;
        shown.centre.planChanges.show(olderPlan(), now, PlanChangesModel::Against::start);
        shown.part<QTabWidget>("tabs")->setCurrentIndex(2);
        QVERIFY(shown.part<QLabel>("changesSummary")->text().contains(u"when Holdfast was started"_s));
        const PlanChangesModel &model = shown.centre.planChanges;
        const int row = model.rowOf(u"components › application › rto"_s);
        QVERIFY(row >= 0);
        QCOMPARE(model.rows()[row].cells[PlanChangesModel::beforeColumn].text, u"1h"_s);
        QCOMPARE(model.rows()[row].cells[PlanChangesModel::afterColumn].text, u"30m"_s);
        QCOMPARE(model.rows().last().cells[PlanChangesModel::afterColumn].text, u"gone"_s); // the vendor
        shown.centre.planChanges.show(now, now, PlanChangesModel::Against::approved);
        QVERIFY(shown.part<QLabel>("changesSummary")->text().contains(u"approved last"_s));
        QCOMPARE(model.rowCount(), 0);
    }

    void everyViewFitsTheSmallScreen_data()
    {
        QTest::addColumn<int>("view");
        QTest::addColumn<QString>("place");
        QTest::newRow("overview") << 0 << QString();
        QTest::newRow("nothing chosen") << 1 << QString();
        QTest::newRow("contact") << 1 << u"contacts/technical-lead"_s;
        QTest::newRow("template") << 1 << u"templates/outage-external"_s;
        QTest::newRow("drill") << 1 << u"drills/database_failure"_s;
        QTest::newRow("differences") << 2 << QString();
        QTest::newRow("readiness") << 3 << QString();
    }

    void everyViewFitsTheSmallScreen()
    {
        QFETCH(int, view);
        QFETCH(QString, place);
        ShownPlan shown;
        Situation situation = situationAt(Stage::healthy);
        for (int line = 1; line < 6; ++line)
            situation.findings << Finding{
                u"plan.yaml"_s, line, 1, Finding::Severity::warning, u"Something."_s, u"rule"_s};
        shown.centre.show(situation);
        shown.centre.planChanges.show(olderPlan(), samplePlanState().plan, PlanChangesModel::Against::start);
        shown.window.resize(1366, 738); // 768 less a title bar
        if (!place.isEmpty()) {
            shown.openEditor(place);
            shown.centre.planEdit.type(0, {}); // and something is wrong
        }
        shown.part<QTabWidget>("tabs")->setCurrentIndex(view);
        QCoreApplication::processEvents();
        for (const QScrollArea *area : shown.window.findChildren<QScrollArea *>()) {
            if (!area->isVisible())
                continue;
            QCOMPARE(area->verticalScrollBar()->maximum(), 0);
            QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
        }
    }
};

HF_TEST(PlanPageTest)

} // namespace holdfast

#include "tst_planpage.moc"
