// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runner.h"
#include "workers/answer.h"
#include "workers/deliver.h"
#include "workers/pool.h"

namespace holdfast {

class TestDeliver : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void deliversInTheThreadOfTheContext()
    {
        Pool pool(QStringLiteral("p"), 2);
        int got = 0;
        QThread *on = nullptr;
        deliver(pool.run([]() -> Result<int> { return 42; }), this, [&](const Result<int> &value) {
            got = value.value();
            on = QThread::currentThread();
        });
        QCOMPARE(got, 0); // never inside the call
        QTRY_COMPARE(got, 42);
        QCOMPARE(on, thread());
    }

    void deliversWhatWasFinishedBefore()
    {
        const Answer<Result<int>> answer;
        answer.give(7);
        int got = 0;
        deliver(answer.future(), this, [&](const Result<int> &value) { got = value.value(); });
        QTRY_COMPARE(got, 7);
    }

    void neverFiresIntoADeadContext()
    {
        const Answer<Result<int>> answer;
        bool called = false;
        auto context = std::make_unique<QObject>();
        deliver(answer.future(), context.get(), [&](const Result<int> &) { called = true; });
        context.reset();
        answer.give(1);
        bool control = false; // delivered after it, so the first one has had its chance
        deliver(answer.future(), this, [&](const Result<int> &) { control = true; });
        QTRY_VERIFY(control);
        QVERIFY(!called);
    }

    void contextThatDiesBetweenFinishAndDelivery()
    {
        const Answer<Result<int>> answer;
        bool called = false;
        auto context = std::make_unique<QObject>();
        deliver(answer.future(), context.get(), [&](const Result<int> &) { called = true; });
        answer.give(1); // the delivery is queued now
        context.reset();
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }

    void theContextMayDieInsideTheDelivery()
    {
        const Answer<Result<int>> answer;
        auto *context = new QObject;
        bool called = false;
        deliver(answer.future(), context, [&called, context](const Result<int> &) {
            called = true;
            delete context;
        });
        answer.give(1);
        QTRY_VERIFY(called);
    }
};

HF_TEST(TestDeliver)

} // namespace holdfast

#include "tst_deliver.moc"
