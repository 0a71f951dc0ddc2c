// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/logind/logindsleepdelay.h"
#include "support/runner.h"

#include <QDBusMessage>
#include <QProcess>
#include <QTest>
#include <array>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

using namespace holdfast;
using namespace Qt::StringLiterals;

namespace {

/// A bus of its own, gone with the test.
class PrivateBus {
public:
    PrivateBus()
    {
        m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        m_daemon.waitForReadyRead(10'000);
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    }
    ~PrivateBus()
    {
        for (const QString &name : m_names)
            QDBusConnection::disconnectFromBus(name);
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }
    [[nodiscard]] QDBusConnection connection(const QString &name)
    {
        m_names << name;
        return QDBusConnection::connectToBus(m_address, name);
    }

private:
    QProcess m_daemon;
    QString m_address;
    QStringList m_names;
};

/// The login manager as far as sleep goes. Whether a lock is held is read at the pipe it handed out, as logind does.
class LoginManager : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    explicit LoginManager(QDBusConnection bus)
        : m_bus(std::move(bus))
    {
        m_bus.registerObject(u"/org/freedesktop/login1"_s, this, QDBusConnection::ExportAllSlots);
        m_bus.registerService(u"org.freedesktop.login1"_s);
    }
    ~LoginManager() override
    {
        for (const int end : ends)
            ::close(end);
    }
    [[nodiscard]] int held() const
    {
        int count = 0;
        for (const int end : ends) {
            pollfd ready{end, POLLIN, 0};
            ::poll(&ready, 1, 0);
            count += (ready.revents & POLLHUP) ? 0 : 1;
        }
        return count;
    }
    void announceSleep(bool isComing)
    {
        QDBusMessage signal = QDBusMessage::createSignal(
            u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s);
        signal << isComing;
        m_bus.send(signal);
    }

    QStringList asked;
    QList<int> ends;

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &why, const QString &mode)
    {
        asked << what + u'|' + who + u'|' + why + u'|' + mode;
        std::array<int, 2> pipe{};
        if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
            return {};
        ends << pipe[0];
        QDBusUnixFileDescriptor lock(pipe[1]);
        ::close(pipe[1]);
        return lock;
    }

private:
    QDBusConnection m_bus;
};

} // namespace

class SleepDelayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sleepWaitsUntilReleased()
    {
        PrivateBus bus;
        LoginManager manager(bus.connection(u"manager"_s));
        LogindSleepDelay delay(bus.connection(u"holdfast"_s));
        delay.hold(u"A step is under way."_s);
        delay.hold(u"A step is under way."_s); // the same hold
        QTRY_COMPARE(manager.asked, QStringList{u"sleep|Holdfast|A step is under way.|delay"_s});
        QCOMPARE(manager.held(), 1);
        delay.release();
        QTRY_COMPARE(manager.held(), 0);
        delay.hold(u"Another step."_s);
        QTRY_COMPARE(manager.asked.size(), 2);
        QTRY_COMPARE(manager.held(), 1);
    }

    void aLockThatComesTooLateIsNotKept()
    {
        PrivateBus bus;
        LoginManager manager(bus.connection(u"manager"_s));
        LogindSleepDelay delay(bus.connection(u"holdfast"_s));
        delay.hold(u"A step is under way."_s);
        delay.release(); // before logind answered
        QTRY_COMPARE(manager.asked.size(), 1);
        QTRY_COMPARE(manager.held(), 0);
    }

    void theSleepIsToldAndNotTheWake()
    {
        PrivateBus bus;
        LoginManager manager(bus.connection(u"manager"_s));
        LogindSleepDelay delay(bus.connection(u"holdfast"_s));
        int told = 0;
        delay.onSleepComing([&told] { ++told; });
        delay.hold(u"A step is under way."_s);
        QTRY_COMPARE(manager.held(), 1);
        manager.announceSleep(false);
        manager.announceSleep(true);
        QTRY_COMPARE(told, 1);
    }

    void withoutALoginManagerNothingHappens()
    {
        PrivateBus bus;
        LogindSleepDelay delay(bus.connection(u"holdfast"_s));
        delay.hold(u"A step is under way."_s);
        delay.release();
        LogindSleepDelay unconnected(QDBusConnection(u"no such bus"_s));
        unconnected.hold(u"A step is under way."_s);
        unconnected.release();
    }
};

HF_TEST(SleepDelayTest)
#include "tst_sleepdelay.moc"
