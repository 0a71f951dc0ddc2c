// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/processguard.h"

#include <QSocketNotifier>
#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace holdfast {

namespace {

sigset_t politeSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

} // namespace

void guardProcess()
{
    ::signal(SIGPIPE, SIG_IGN);
    // Blocked before any thread exists, so that all inherit it and the signals wait for Interruptions.
    const sigset_t signals = politeSignals();
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    if (qEnvironmentVariableIntValue("HOLDFAST_DEBUG") == 1)
        return;
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

Interruptions::Interruptions(std::function<void()> onInterrupt, QObject *parent)
    : QObject(parent)
    , m_onInterrupt(std::move(onInterrupt))
{
    const sigset_t signals = politeSignals();
    m_descriptor = ::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
    m_notifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &Interruptions::take);
}

Interruptions::~Interruptions()
{
    m_notifier->setEnabled(false);
    ::close(m_descriptor);
}

void Interruptions::take()
{
    signalfd_siginfo info{};
    if (::read(m_descriptor, &info, sizeof info) == ssize_t(sizeof info))
        m_onInterrupt();
}

} // namespace holdfast
