// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/clock.h"

#include <QSysInfo>
#include <time.h>

namespace holdfast {

using namespace std::chrono;

namespace {

nanoseconds read(clockid_t id)
{
    timespec value{};
    clock_gettime(id, &value);
    return seconds{value.tv_sec} + nanoseconds{value.tv_nsec};
}

} // namespace

SystemClock::SystemClock()
    : m_bootId(QString::fromLatin1(QSysInfo::bootUniqueId()))
{ }

Instant SystemClock::now() const
{
    return {UtcTime{duration_cast<microseconds>(read(CLOCK_REALTIME))}, read(CLOCK_BOOTTIME), m_bootId};
}

} // namespace holdfast
