// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/commandwindow.h"
#include "support/runner.h"
#include "viewmodels/sample.h"
#include "viewmodels/samplehealth.h"
#include "viewmodels/samplemessages.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QStackedWidget>
#include <QTableView>

using namespace holdfast;
using namespace Qt::StringLiterals;
using test::Stage;

Q_DECLARE_METATYPE(holdfast::Page)

namespace {

/// The window with what it needs, at one stage.
struct Shown {
    explicit Shown(Stage stage)
    {
        theme::dress(*qApp, theme::Appearance::light);
        centre.show(test::situationAt(stage));
        test::showSampleHealth(centre.watching, test::situationAt(stage));
        centre.messages.show(test::messagesOf(test::situationAt(stage)));
        window.resize(1366, 768);
        window.show();
        QApplication::setActiveWindow(&window);
        QCoreApplication::processEvents();
    }
    test::RecordedCommands commands;
    CommandCentre centre{commands};
    CommandWindow window{centre};
};

QList<Page> allPages()
{
    return {Page::command, Page::recovery, Page::timeline, Page::escalation, Page::plan, Page::review, Page::keys,
        Page::health, Page::messages};
}

bool isReachable(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    if (button && button->group() && !button->isChecked())
        return false; // the arrow keys move within a group
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
}

} // namespace

class WindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tabWalksThroughEveryPageAndComesBack();
    void everyControlHasAName();
    void noLabelReadsMarkup();
    void firstScreenNeedsNoScrolling_data();
    void firstScreenNeedsNoScrolling();
    void pagesHaveKeys();
    void declaringTakesOneKeyAndEnter();
    void lettersInAListOfChoicesChooseThere();
    void escapeDeclaresNothing();
    void notesAreWrittenWithEnter();
    void noticesStayUntilPutAway();
    void healthyScreenIsGrey();
};

void WindowTest::tabWalksThroughEveryPageAndComesBack()
{
    for (const Stage stage : {Stage::healthy, Stage::typed, Stage::failed, Stage::person, Stage::answer}) {
        Shown shown(stage);
        for (const Page page : allPages()) {
            shown.window.showPage(page);
            QCoreApplication::processEvents();
            QWidget *start = QApplication::focusWidget();
            QVERIFY(start);
            QSet<QWidget *> met;
            int presses = 0;
            do {
                met << QApplication::focusWidget();
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            } while (QApplication::focusWidget() != start && ++presses < 100);
            QVERIFY2(presses < 100, "Tab is trapped");
            for (QWidget *widget : shown.window.findChildren<QWidget *>()) {
                if (isReachable(widget) && !qobject_cast<QScrollBar *>(widget))
                    QVERIFY2(met.contains(widget),
                        qPrintable(u"page %1, never reached: %2 %3"_s.arg(int(page)).arg(
                            QString::fromLatin1(widget->metaObject()->className()), widget->objectName())));
            }
        }
    }
}

void WindowTest::everyControlHasAName()
{
    for (const auto &[stage, name] : test::allStages()) {
        Shown shown(stage);
        for (QWidget *widget : shown.window.findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"_s)
                || qobject_cast<QScrollBar *>(widget) || widget->window() != &shown.window)
                continue;
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            const bool unused = button && button->text().isEmpty() && !button->isVisible();
            QVERIFY2(unused || (face && !face->text(QAccessible::Name).isEmpty()),
                qPrintable(u"%1: %2 %3"_s.arg(
                    name, QString::fromLatin1(widget->metaObject()->className()), widget->objectName())));
        }
    }
}

void WindowTest::noLabelReadsMarkup()
{
    Shown shown(Stage::failed);
    for (const QLabel *label : shown.window.findChildren<QLabel *>())
        QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->objectName() + label->text()));
}

void WindowTest::firstScreenNeedsNoScrolling_data()
{
    QTest::addColumn<Stage>("stage");
    for (const auto &[stage, name] : test::allStages())
        QTest::newRow(qPrintable(name)) << stage;
}

void WindowTest::firstScreenNeedsNoScrolling()
{
    QFETCH(Stage, stage);
    Shown shown(stage);
    shown.window.resize(1366, 738); // 768 less a title bar
    QCoreApplication::processEvents();
    for (const QScrollArea *area : shown.window.findChildren<QScrollArea *>()) {
        if (!area->isVisible())
            continue;
        QCOMPARE(area->verticalScrollBar()->maximum(), 0);
        QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
    }
    for (const QTableView *table : shown.window.findChildren<QTableView *>()) {
        if (table->isVisible() && table->objectName() != u"also"_s)
            QCOMPARE(table->verticalScrollBar()->maximum(), 0);
    }
}

void WindowTest::pagesHaveKeys()
{
    Shown shown(Stage::declared);
    auto *stack = shown.window.findChild<QStackedWidget *>();
    for (const Page page : allPages()) {
        const bool isMessages = page == Page::messages;
        QTest::keyClick(
            &shown.window, isMessages ? Qt::Key_U : Qt::Key(Qt::Key_0 + (int(page) + 1) % 10), Qt::ControlModifier);
        QCOMPARE(stack->currentIndex(), int(page));
    }
}

void WindowTest::lettersInAListOfChoicesChooseThere()
{
    Shown shown(Stage::healthy);
    QTest::keyClick(&shown.window, Qt::Key_D);
    auto *scenario = shown.window.findChild<QComboBox *>(u"scenario"_s);
    QVERIFY(scenario && scenario->isVisible());
    scenario->setFocus();
    QTest::keyClicks(scenario, u"ap"_s); // commands elsewhere: a task, a decision
    QCOMPARE(scenario->currentText(), u"Application server outage"_s);
    QCOMPARE(shown.window.findChild<QStackedWidget *>()->currentIndex(), int(Page::command));
}

void WindowTest::declaringTakesOneKeyAndEnter()
{
    Shown shown(Stage::down);
    QTest::keyClick(&shown.window, Qt::Key_D);
    auto *title = shown.window.findChild<QLineEdit *>(u"title"_s);
    QVERIFY(title->hasFocus());
    QCOMPARE(title->text(), u"PostgreSQL Database is down"_s);
    QTest::keyClick(title, Qt::Key_Return);
    QCOMPARE(shown.commands.asked, QStringList{u"declare PostgreSQL Database is down"_s});
    QCOMPARE(shown.commands.last.scenario.value(), u"database-failure"_s);
    QVERIFY(shown.commands.last.drill);
    QVERIFY(!title->isVisible());
}

void WindowTest::escapeDeclaresNothing()
{
    Shown shown(Stage::down);
    QTest::keyClick(&shown.window, Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    auto *title = shown.window.findChild<QLineEdit *>(u"title"_s);
    QVERIFY(title->isVisible());
    QTest::keyClick(title, Qt::Key_Escape);
    QVERIFY(!title->isVisible());
    QVERIFY(shown.commands.asked.isEmpty());
}

void WindowTest::notesAreWrittenWithEnter()
{
    Shown shown(Stage::declared);
    QTest::keyClick(&shown.window, Qt::Key_N);
    auto *note = shown.window.findChild<QLineEdit *>(u"note"_s);
    QVERIFY(note->hasFocus());
    QTest::keyClicks(note, u"dna of the fault: D, N and ? are letters here"_s);
    QTest::keyClick(note, Qt::Key_Return);
    QCOMPARE(shown.commands.asked, QStringList{u"note dna of the fault: D, N and ? are letters here"_s});
    QVERIFY(note->text().isEmpty());
}

void WindowTest::noticesStayUntilPutAway()
{
    Shown shown(Stage::declared);
    shown.centre.tell(Error{ErrorCode::refused, u"The request has changed since it was shown."_s, {},
        u"<img src=\"/etc/passwd\">"_s, {}, {}, false});
    QLabel *what = nullptr;
    for (QLabel *label : shown.window.findChildren<QLabel *>()) {
        if (label->text().startsWith(u"The request has changed"_s))
            what = label;
    }
    QVERIFY(what && what->isVisible());
    for (QAbstractButton *button : what->parentWidget()->findChildren<QAbstractButton *>()) {
        if (button->text() == u"Put away"_s)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QVERIFY(!what->isVisible());
}

void WindowTest::healthyScreenIsGrey()
{
    Shown shown(Stage::healthy);
    shown.window.setFocus();
    const QImage image = shown.window.grab().toImage();
    int coloured = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            coloured += image.pixelColor(x, y).hsvSaturationF() > 0.25F ? 1 : 0;
    }
    const double share = double(coloured) / double(image.width() * image.height());
    QVERIFY2(share < 0.02, qPrintable(QString::number(share)));
}

HF_TEST(WindowTest)
#include "tst_window.moc"
