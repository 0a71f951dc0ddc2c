// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

namespace holdfast {

/// Asks this laptop to wait a moment before it sleeps. Used on the main thread; nothing here blocks.
class SleepDelay {
public:
    virtual ~SleepDelay() = default;
    /// From now on sleep waits until release(), for as long as the system allows. Holding twice is holding once.
    virtual void hold(const QString &why) = 0;
    virtual void release() = 0;
    /// Called when the laptop is about to sleep, whether or not it is held.
    virtual void onSleepComing(std::function<void()> call) = 0;
};

} // namespace holdfast
