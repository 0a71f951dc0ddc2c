// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

class QSocketNotifier;

namespace holdfast {

/// First lines of every main function: no core files and no debugger of other programs, because memory holds secrets.
/// HOLDFAST_DEBUG=1 in the environment leaves both, for developers. A closed pipe becomes an ordinary error; Ctrl+C and
/// a polite kill wait for Interruptions.
void guardProcess();

/// Ctrl+C and a polite kill as calls on the main thread. After guardProcess().
class Interruptions final : public QObject {
public:
    explicit Interruptions(std::function<void()> onInterrupt, QObject *parent = nullptr);
    ~Interruptions() override;

private:
    void take();

    std::function<void()> m_onInterrupt;
    int m_descriptor = -1;
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace holdfast
