// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/process/children.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSocketNotifier>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace holdfast::range {

namespace {

sigset_t stopSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    return set;
}

} // namespace

bool dieWithParent(int signal, int parent)
{
    // The second question closes the gap in which the parent died before the request was made.
    return ::prctl(PR_SET_PDEATHSIG, signal) == 0 && ::getppid() == parent;
}

void bindToThisProcess(QProcess &process, int signal)
{
    const int parent = ::getpid();
    process.setChildProcessModifier([signal, parent] {
        const sigset_t set = stopSignals();
        ::sigprocmask(SIG_UNBLOCK, &set, nullptr);
        if (!dieWithParent(signal, parent))
            ::_exit(127);
    });
}

QString ownProgram()
{
    const QString path = QCoreApplication::applicationFilePath();
    return QFileInfo(path).isExecutable() ? path : QStringLiteral("/proc/self/exe");
}

StopSignal::StopSignal(QObject *parent)
    : QObject(parent)
{
    const sigset_t set = stopSignals();
    m_fd = ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    auto *notifier = new QSocketNotifier(m_fd, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        signalfd_siginfo info{};
        if (::read(m_fd, &info, sizeof info) == sizeof info)
            Q_EMIT received();
    });
}

StopSignal::~StopSignal() { ::close(m_fd); }

void StopSignal::block()
{
    const sigset_t set = stopSignals();
    ::sigprocmask(SIG_BLOCK, &set, nullptr);
}

} // namespace holdfast::range
