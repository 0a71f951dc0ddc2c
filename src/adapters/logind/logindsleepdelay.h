// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/laptop/sleepdelay.h"

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>

class QDBusPendingCallWatcher;

namespace holdfast {

/// A delay lock of logind: `org.freedesktop.login1.Manager.Inhibit("sleep", …, "delay")` hands out a file descriptor,
/// and sleep waits while it is open. Source: https://systemd.io/INHIBITOR_LOCKS/
class LogindSleepDelay final : public QObject, public SleepDelay {
    Q_OBJECT

public:
    explicit LogindSleepDelay(QDBusConnection bus = QDBusConnection::systemBus());

    void hold(const QString &why) override;
    void release() override;
    void onSleepComing(std::function<void()> call) override { m_onSleepComing = std::move(call); }

private Q_SLOTS:
    void prepareForSleep(bool isComing);

private:
    void take(QDBusPendingCallWatcher &answered, int request);

    QDBusConnection m_bus;
    QDBusUnixFileDescriptor m_lock;
    std::function<void()> m_onSleepComing;
    int m_request = 0; ///< the newest request for a lock; an answer to an older one is let go
    bool m_holding = false;
};

} // namespace holdfast
