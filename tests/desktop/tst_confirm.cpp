// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/common/guardedbutton.h"
#include "desktop/recovery/otherway.h"
#include "desktop/shell/commandwindow.h"
#include "support/runner.h"
#include "viewmodels/sample.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>

using namespace holdfast;
using namespace Qt::StringLiterals;
using test::Stage;

namespace {

struct Confirming {
    explicit Confirming(Stage stage)
    {
        theme::dress(*qApp, theme::Appearance::dark);
        centre.show(test::situationAt(stage));
        window.resize(1366, 768);
        window.show();
        window.showPage(Page::recovery);
        QCoreApplication::processEvents();
        go = window.findChild<GuardedButton *>(u"go"_s);
        typed = window.findChild<QLineEdit *>(u"typed"_s);
    }
    test::RecordedCommands commands;
    CommandCentre centre{commands};
    CommandWindow window{centre};
    GuardedButton *go;
    QLineEdit *typed;
};

} // namespace

class ConfirmTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsTakenInTheFirstSecond();
    void aDoubleClickConfirmsOnce();
    void theNextStepIsNotConfirmedByTheSameDoubleClick();
    void theTargetMustBeTyped();
    void aPastedTargetCounts();
    void theDestructiveButtonNeverHasTheFocusByItself();
    void takingBackNeedsASecondGesture();
    void aPersonMustSayHowTheyKnow();
    void anUnsignedPlanNeedsAReason();
    void aStepIsLeftOutWithAReasonOnly();
    void whatWasDoneByHandIsToldWhole();
    void aPersonsListSaysWhatThePressMeans();
};

void ConfirmTest::aStepIsLeftOutWithAReasonOnly()
{
    Confirming confirming(Stage::typed);
    auto *way = confirming.window.findChild<OtherWay *>();
    QVERIFY(way && way->isVisible());
    auto *skip = way->findChild<QPushButton *>(u"skip"_s);
    auto *reason = way->findChild<QLineEdit *>(u"reason"_s);
    auto *doIt = way->findChild<GuardedButton *>(u"doIt"_s);
    QVERIFY(skip->isVisible() && !reason->isVisible());
    QTest::mouseClick(skip, Qt::LeftButton);
    QVERIFY(reason->isVisible() && !reason->accessibleName().isEmpty() && !doIt->isEnabled());
    QTest::keyClicks(reason, u"not needed here"_s);
    QTRY_VERIFY_WITH_TIMEOUT(doIt->isEnabled(), 2000);
    QVERIFY(confirming.commands.asked.isEmpty()); // typing alone does nothing
    QTest::mouseClick(doIt, Qt::LeftButton);
    QCOMPARE(confirming.commands.asked, QStringList{u"skip deploy: not needed here"_s});
}

void ConfirmTest::whatWasDoneByHandIsToldWhole()
{
    Confirming confirming(Stage::typed);
    Situation situation = test::situationAt(Stage::typed);
    QList<RunbookStep> &steps = situation.incident.run->runbook.steps;
    steps.last().inputs = {{u"deployment"_s, u"${steps.deploy.deploymentId}"_s}};
    confirming.centre.show(situation);
    auto *way = confirming.window.findChild<OtherWay *>();
    QVERIFY(!way->findChild<QPushButton *>(u"skip"_s)->isVisible()); // a later step needs what it finds out
    QTest::mouseClick(way->findChild<QPushButton *>(u"byHand"_s), Qt::LeftButton);
    auto *doIt = way->findChild<GuardedButton *>(u"doIt"_s);
    QTest::keyClicks(way->findChild<QLineEdit *>(u"reason"_s), u"started in the console"_s);
    QLineEdit *found = nullptr;
    for (QLineEdit *edit : way->findChildren<QLineEdit *>()) {
        if (edit->accessibleName().contains(u"deployment id"_s))
            found = edit;
    }
    QVERIFY(found && found->isVisible());
    confirming.centre.show(situation); // a look at the world does not take away what is being typed
    QVERIFY(!doIt->isEnabled());
    QTest::keyClicks(found, u"d-7"_s);
    QTRY_VERIFY_WITH_TIMEOUT(doIt->isEnabled(), 2000);
    QTest::mouseClick(doIt, Qt::LeftButton);
    QCOMPARE(confirming.commands.asked, QStringList{u"by hand deploy: started in the console; deploymentId is d-7"_s});
}

void ConfirmTest::aPersonsListSaysWhatThePressMeans()
{
    Confirming confirming(Stage::confirm);
    auto *hint = confirming.window.findChild<QLabel *>(u"hint"_s);
    QVERIFY(hint->text().contains(u"exactly what is shown"_s));
    Situation situation = test::situationAt(Stage::confirm);
    for (RunbookStep &step : situation.incident.run->runbook.steps)
        step.action = u"person.checklist"_s;
    confirming.centre.show(situation);
    QVERIFY2(hint->text().contains(u"all of it is done"_s), qPrintable(hint->text()));
}

void ConfirmTest::nothingIsTakenInTheFirstSecond()
{
    Confirming confirming(Stage::confirm);
    QVERIFY(confirming.go->isVisible());
    QVERIFY(!confirming.go->isEnabled());
    QTest::mouseClick(confirming.go, Qt::LeftButton);
    QVERIFY(confirming.commands.asked.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(confirming.go->isEnabled(), 2000);
}

void ConfirmTest::aDoubleClickConfirmsOnce()
{
    Confirming confirming(Stage::confirm);
    QTRY_VERIFY_WITH_TIMEOUT(confirming.go->isEnabled(), 2000);
    QTest::mouseClick(confirming.go, Qt::LeftButton);
    QTest::mouseDClick(confirming.go, Qt::LeftButton);
    QTest::mouseClick(confirming.go, Qt::LeftButton);
    QCOMPARE(confirming.commands.asked, QStringList{u"confirm branch []"_s});
}

void ConfirmTest::theNextStepIsNotConfirmedByTheSameDoubleClick()
{
    Confirming confirming(Stage::declared);
    QTRY_VERIFY_WITH_TIMEOUT(confirming.go->isEnabled(), 2000);
    QTest::mouseClick(confirming.go, Qt::LeftButton);
    confirming.centre.show(test::situationAt(Stage::confirm));
    QTest::mouseDClick(confirming.go, Qt::LeftButton);
    QCOMPARE(confirming.commands.asked, QStringList{u"start"_s});
}

void ConfirmTest::theTargetMustBeTyped()
{
    Confirming confirming(Stage::typed);
    QVERIFY(confirming.typed->isVisible());
    QVERIFY(confirming.typed->text().isEmpty());
    QTest::qWait(GuardedButton::deadTime + 100);
    QVERIFY(!confirming.go->isEnabled());
    QTest::keyClicks(confirming.typed, u"capliquify-we"_s);
    QVERIFY(!confirming.go->isEnabled());
    QTest::keyClicks(confirming.typed, u"b"_s);
    QVERIFY(confirming.go->isEnabled());
    QTest::keyClicks(confirming.typed, u"x"_s);
    QVERIFY(!confirming.go->isEnabled());
    QTest::keyClick(confirming.typed, Qt::Key_Backspace);
    QTest::keyClick(confirming.typed, Qt::Key_Return); // Enter in the field is not the gesture
    QVERIFY(confirming.commands.asked.isEmpty());
    QTest::mouseClick(confirming.go, Qt::LeftButton);
    QCOMPARE(confirming.commands.asked, QStringList{u"confirm deploy [capliquify-web]"_s});
}

void ConfirmTest::aPastedTargetCounts()
{
    Confirming confirming(Stage::typed);
    confirming.typed->insert(u"capliquify-web"_s);
    QTRY_VERIFY_WITH_TIMEOUT(confirming.go->isEnabled(), 2000);
}

void ConfirmTest::theDestructiveButtonNeverHasTheFocusByItself()
{
    for (const Stage stage : {Stage::confirm, Stage::typed, Stage::failed, Stage::person}) {
        Confirming confirming(stage);
        QApplication::setActiveWindow(&confirming.window);
        confirming.window.showPage(Page::recovery);
        QTest::qWait(GuardedButton::deadTime + 100);
        QVERIFY(!qobject_cast<GuardedButton *>(QApplication::focusWidget()));
    }
}

void ConfirmTest::takingBackNeedsASecondGesture()
{
    Confirming confirming(Stage::failed);
    auto *undo = confirming.window.findChild<QPushButton *>(u"undo"_s);
    auto *sure = confirming.window.findChild<GuardedButton *>(u"undoSure"_s);
    QVERIFY(undo->isVisible() && !sure->isVisible());
    QTest::mouseClick(undo, Qt::LeftButton);
    QVERIFY(sure->isVisible() && !sure->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(sure->isEnabled(), 2000);
    QTest::mouseClick(sure, Qt::LeftButton);
    QCOMPARE(confirming.commands.asked, QStringList{u"undo branch"_s});
}

void ConfirmTest::aPersonMustSayHowTheyKnow()
{
    Confirming confirming(Stage::person);
    auto *absent = confirming.window.findChild<GuardedButton *>(u"absent"_s);
    auto *reason = confirming.window.findChild<QLineEdit *>(u"reason"_s);
    QTest::qWait(GuardedButton::deadTime + 100);
    QVERIFY(absent->isVisible() && !absent->isEnabled());
    QTest::keyClicks(reason, u"no such branch in the console"_s);
    QTest::mouseClick(absent, Qt::LeftButton);
    QCOMPARE(confirming.commands.asked, QStringList{u"absent branch no such branch in the console"_s});
}

void ConfirmTest::anUnsignedPlanNeedsAReason()
{
    Confirming confirming(Stage::confirm);
    auto *open = confirming.window.findChild<GuardedButton *>(u"gateOpen"_s);
    auto *reason = confirming.window.findChild<QLineEdit *>(u"gateText"_s);
    QVERIFY(!open->isVisible());
    Situation live = test::situationAt(Stage::confirm);
    live.desk.practice = false;
    live.signing = ApprovalVerdict{};
    live.barred = Error{ErrorCode::refused, u"Not begun."_s, u"Not signed: drills only."_s, {}, {}, {}, false};
    confirming.centre.show(live);
    QTest::qWait(GuardedButton::deadTime + 100);
    QVERIFY(open->isVisible() && !open->isEnabled());
    QVERIFY(!confirming.go->isEnabled());
    QTest::keyClicks(reason, u"The owner is ill"_s);
    QTest::mouseClick(open, Qt::LeftButton);
    QCOMPARE(confirming.commands.asked, QStringList{u"glass The owner is ill"_s});
    live.barred.reset();
    live.incident.glassBroken = u"The owner is ill"_s;
    confirming.centre.show(live);
    QVERIFY(!open->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(confirming.go->isEnabled(), 2000);
}

HF_TEST(ConfirmTest)
#include "tst_confirm.moc"
