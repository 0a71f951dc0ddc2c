// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runner.h"
#include "workers/pool.h"

#include <QSemaphore>
#include <QThread>

namespace holdfast {

class TestPool : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runsOnNamedThreadsAndReturnsTheValue()
    {
        Pool pool(QStringLiteral("effects"), 2);
        auto name = pool.run([]() -> Result<QString> { return QThread::currentThread()->objectName(); });
        QCOMPARE(await(name).value(), QStringLiteral("effects"));
        auto failed = pool.run([]() -> Result<int> { return failure(ErrorCode::notFound, QStringLiteral("No.")); });
        QCOMPARE(await(failed).error().code, ErrorCode::notFound);
    }

    void whatHasNotBegunIsCancelledNotForgotten()
    {
        QSemaphore gate;
        QSemaphore begun;
        Pool pool(QStringLiteral("p"), 1);
        auto first = pool.run([&]() -> Result<int> {
            begun.release();
            gate.acquire();
            return 1;
        });
        begun.acquire();
        auto second = pool.run([]() -> Result<int> { return 2; });
        auto plain = pool.run([] { return 3; });
        QVERIFY(!pool.stop(std::chrono::milliseconds{20})); // the first one still runs
        QCOMPARE(await(second).error().code, ErrorCode::cancelled);
        QTRY_VERIFY(plain.isFinished());
        QCOMPARE(plain.resultCount(), 0);
        gate.release();
        QCOMPARE(await(first).value(), 1);
    }

    void workGivenAfterStopIsCancelled()
    {
        Pool pool(QStringLiteral("p"), 1);
        QVERIFY(pool.stop(std::chrono::seconds{5}));
        QCOMPARE(await(pool.run([]() -> Result<int> { return 1; })).error().code, ErrorCode::cancelled);
    }

    void anAnswerIsGivenOnce()
    {
        QFuture<Result<int>> future;
        {
            const Answer<Result<int>> answer;
            future = answer.future();
            const Answer<Result<int>> copy = answer;
            copy.give(1);
            answer.give(2);
        }
        QCOMPARE(await(future).value(), 1);
        QCOMPARE(future.resultCount(), 1);
    }

    void aDroppedAnswerIsCancelled()
    {
        QFuture<Result<>> future;
        {
            const Answer<Result<>> answer;
            future = answer.future();
        }
        QVERIFY(future.isFinished());
        const Error error = await(future).error();
        QCOMPARE(error.code, ErrorCode::cancelled);
        QVERIFY(!error.mayHaveTakenEffect);
    }
};

HF_TEST(TestPool)

} // namespace holdfast

#include "tst_pool.moc"
