// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>

class QSocketNotifier;

namespace holdfast::range {

/// Asks the kernel to send `signal` to this process when its parent dies; false when the parent is gone already.
[[nodiscard]] bool dieWithParent(int signal, int parent);

/// The same for a process that is about to be started, so that nothing outlives a killed range.
void bindToThisProcess(QProcess &process, int signal);

/// This program's own file, also where its folder cannot be entered by the unprivileged user.
[[nodiscard]] QString ownProgram();

/// SIGTERM and SIGINT as a Qt signal.
class StopSignal : public QObject {
    Q_OBJECT

public:
    explicit StopSignal(QObject *parent = nullptr);
    ~StopSignal() override;
    /// Must run before any thread exists.
    static void block();

Q_SIGNALS:
    void received();

private:
    int m_fd = -1;
};

} // namespace holdfast::range
