// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runner.h"
#include "workers/workerthread.h"

#include <QSemaphore>
#include <atomic>

namespace holdfast {

class TestWorkerThread : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runsInOrderOnItsOwnNamedThread()
    {
        QStringList seen;
        WorkerThread thread(QStringLiteral("net"));
        thread.post([&] { seen << QThread::currentThread()->objectName(); });
        thread.post([&] { seen << (thread.isCurrent() ? QStringLiteral("inside") : QStringLiteral("outside")); });
        QVERIFY(!thread.isCurrent());
        QVERIFY(thread.stop(std::chrono::seconds{5}));
        QCOMPARE(seen, QStringList({QStringLiteral("net"), QStringLiteral("inside")}));
    }

    void whatIsPostedAfterStopIsDestroyedUnrun()
    {
        WorkerThread thread(QStringLiteral("t"));
        QVERIFY(thread.stop(std::chrono::seconds{5}));
        bool ran = false;
        auto owned = std::make_shared<int>(1);
        const std::weak_ptr<int> watch = owned;
        thread.post([&ran, owned = std::move(owned)] { ran = true; });
        QVERIFY(watch.expired());
        QVERIFY(!ran);
        QVERIFY(thread.stop(std::chrono::seconds{5}));
    }

    void stopIsBounded()
    {
        QSemaphore gate;
        std::atomic_bool ended = false;
        {
            WorkerThread thread(QStringLiteral("stuck"));
            thread.post([&] {
                gate.acquire();
                ended = true;
            });
            QElapsedTimer timer;
            timer.start();
            QVERIFY(!thread.stop(std::chrono::milliseconds{50}));
            QVERIFY(timer.elapsed() < 2000);
        }
        gate.release();
        QTRY_VERIFY(ended);
    }

    void childrenOfPostedWorkDieOnTheThread()
    {
        QThread *diedOn = nullptr;
        QThread *livedOn = nullptr;
        WorkerThread thread(QStringLiteral("t"));
        thread.post([&] {
            livedOn = QThread::currentThread();
            auto *object = new QObject;
            QObject::connect(object, &QObject::destroyed, object, [&] { diedOn = QThread::currentThread(); });
            object->deleteLater();
        });
        QVERIFY(thread.stop(std::chrono::seconds{5}));
        QCOMPARE(diedOn, livedOn);
        QVERIFY(diedOn);
    }
};

HF_TEST(TestWorkerThread)

} // namespace holdfast

#include "tst_workerthread.moc"
