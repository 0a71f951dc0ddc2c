// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/commandwindow.h"
#include "support/runner.h"
#include "viewmodels/sample.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

/// The window on its page of keys.
class ShownKeys {
public:
    ShownKeys()
    {
        centre.show(situationAt(Stage::healthy));
        showSampleKeys(centre.keys);
        window.show();
        window.showPage(Page::keys);
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    template <class T> [[nodiscard]] T *part(const char *name) const
    {
        return window.findChild<T *>(QLatin1String(name));
    }

    RecordedCommands commands;
    CommandCentre centre{commands};
    CommandWindow window{centre};
};

class KeysPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // What was typed goes to whom it was meant for, and nothing of it stays on the screen.
    void whatIsTypedIsHiddenAndLeaves()
    {
        ShownKeys shown;
        QString stored;
        QByteArray key;
        connect(&shown.centre.keys, &KeysView::storeWanted, this, [&](const QString &name, const Secret &secret) {
            stored = name;
            key = secret.reveal();
        });
        auto *field = shown.part<QLineEdit>("newKey");
        QCOMPARE(field->echoMode(), QLineEdit::Password);
        QVERIFY(!shown.part<QPushButton>("store")->isEnabled());
        QTest::keyClicks(field, u"napi_canary"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(stored, u"neon"_s);
        QCOMPARE(key, QByteArray("napi_canary"));
        QVERIFY(field->text().isEmpty());
        field->undo();
        QVERIFY(field->text().isEmpty());
    }

    void anotherRowForgetsWhatWasTyped()
    {
        ShownKeys shown;
        auto *table = shown.part<QTableView>("keys");
        auto *field = shown.part<QLineEdit>("newKey");
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClicks(field, u"for neon"_s);
        QTest::keyClick(table, Qt::Key_Down);
        QVERIFY(field->text().isEmpty());
        QCOMPARE(shown.centre.keys.chosen(), u"railway"_s);
        QVERIFY(shown.part<QPushButton>("test")->isEnabled());
        QTest::keyClick(table, Qt::Key_Down);
        QVERIFY(!shown.part<QPushButton>("test")->isEnabled()); // there is no key
        QVERIFY(!shown.part<QPushButton>("remove")->isEnabled());
    }

    void testingAsksForTheChosenKey()
    {
        ShownKeys shown;
        QSignalSpy wanted(&shown.centre.keys, &KeysView::testWanted);
        QTest::mouseClick(shown.part<QPushButton>("test"), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), u"neon"_s);
    }
};

HF_TEST(KeysPageTest)

} // namespace holdfast

#include "tst_keyspage.moc"
