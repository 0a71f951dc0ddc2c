// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/logind/logindsleepdelay.h"

#include "kernel/log.h"

#include <QDBusPendingReply>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

const QString service = u"org.freedesktop.login1"_s;
const QString path = u"/org/freedesktop/login1"_s;
const QString manager = u"org.freedesktop.login1.Manager"_s;

} // namespace

LogindSleepDelay::LogindSleepDelay(QDBusConnection bus)
    : m_bus(std::move(bus))
{
    m_bus.connect(service, path, manager, u"PrepareForSleep"_s, this, SLOT(prepareForSleep(bool)));
}

void LogindSleepDelay::hold(const QString &why)
{
    if (m_holding || !m_bus.isConnected())
        return;
    m_holding = true;
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, manager, u"Inhibit"_s);
    call << u"sleep"_s << u"Holdfast"_s << why << u"delay"_s;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
        [this, watcher, request = ++m_request] { take(*watcher, request); });
}

void LogindSleepDelay::take(QDBusPendingCallWatcher &answered, int request)
{
    const QDBusPendingReply<QDBusUnixFileDescriptor> reply = answered;
    answered.deleteLater();
    if (reply.isError())
        qCInfo(logEngine, "Sleep is not delayed: %ls", qUtf16Printable(reply.error().message()));
    else if (m_holding && request == m_request)
        m_lock = reply.value();
}

void LogindSleepDelay::release()
{
    m_holding = false;
    m_lock = {};
}

void LogindSleepDelay::prepareForSleep(bool isComing)
{
    if (isComing && m_onSleepComing)
        m_onSleepComing();
}

} // namespace holdfast
