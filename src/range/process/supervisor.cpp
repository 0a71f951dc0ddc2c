// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/process/supervisor.h"

#include "range/process/children.h"
#include "range/process/state_record.h"

#include <QCoreApplication>
#include <cerrno>
#include <cstdio>
#include <grp.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

int complain(const QString &what)
{
    std::fprintf(stderr, "holdfast-range: %s\n", qPrintable(what));
    return 1;
}

void announceReady(const Options &options, const QByteArray &line)
{
    if (!options.portFile.isEmpty()) {
        if (auto ok = writeFile(options.portFile, line); !ok)
            complain(ok.error().what);
    }
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fflush(stdout);
}

/// A fresh folder that only its owner may enter; empty when it cannot be made.
QString makeFolder(const QString &parent)
{
    QByteArray name = (parent + u"/holdfast-range-XXXXXX"_s).toUtf8();
    return ::mkdtemp(name.data()) == nullptr ? QString() : QString::fromUtf8(name);
}

/// The child's side: becomes the unprivileged user and runs the range; its standard output goes to the parent.
int runAsUser(const passwd &user, const QString &folder, quint64 seed, int parent, int output, int argc, char **argv)
{
    ::dup2(output, STDOUT_FILENO);
    ::close(output);
    if (::initgroups(user.pw_name, user.pw_gid) != 0 || ::setgid(user.pw_gid) != 0 || ::setuid(user.pw_uid) != 0)
        return complain(u"cannot become the user %1"_s.arg(QString::fromUtf8(user.pw_name)));
    // The request is dropped by the change of user, so it is made after it.
    if (!dieWithParent(SIGKILL, parent) || ::chdir(folder.toUtf8().constData()) != 0)
        return complain(u"the parent is gone"_s);
    qputenv("HOME", folder.toUtf8());
    QCoreApplication application(argc, argv);
    return runWorker(folder, seed, parent, [](const QByteArray &line) {
        std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
        std::fflush(stdout);
    });
}

/// The parent's side: hands on the ready line and the wish to stop, until the child has ended. Its exit code.
int watchChild(pid_t child, int input, const Options &options)
{
    sigset_t set;
    sigemptyset(&set);
    for (const int one : {SIGTERM, SIGINT, SIGHUP, SIGCHLD})
        sigaddset(&set, one);
    ::sigprocmask(SIG_BLOCK, &set, nullptr);
    const int signals = ::signalfd(-1, &set, SFD_CLOEXEC);
    QByteArray line;
    pollfd watched[] = {{signals, POLLIN, 0}, {input, POLLIN, 0}};
    int status = 0;
    // The first question also finds a child that ended before its signal was awaited.
    while (::waitpid(child, &status, WNOHANG) == 0) {
        if (::poll(watched, 2, -1) < 0)
            continue;
        if ((watched[1].revents & (POLLIN | POLLHUP)) != 0) {
            char buffer[4096];
            const ssize_t size = ::read(input, buffer, sizeof buffer);
            line.append(buffer, std::max(ssize_t(0), size));
            if (size <= 0)
                watched[1].fd = -1;
            if (line.endsWith('\n'))
                announceReady(options, std::exchange(line, {}));
        }
        signalfd_siginfo info{};
        if ((watched[0].revents & POLLIN) != 0 && ::read(signals, &info, sizeof info) == sizeof info
            && info.ssi_signo != SIGCHLD)
            ::kill(child, SIGTERM);
    }
    // Its children die with it, but not at once; until then they may still write into the folder.
    int other = 0;
    while (::waitpid(-1, &other, 0) > 0 || errno == EINTR) { }
    ::close(signals);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

} // namespace

int runAlone(const Options &options, quint64 seed)
{
    const StateRecord record(options.state);
    if (auto ok = record.claim(); !ok)
        return complain(ok.error().what);
    const QString folder = makeFolder(options.state);
    if (folder.isEmpty())
        return complain(u"cannot make a folder in %1"_s.arg(options.state));
    if (auto ok = record.write(folder); !ok)
        return complain(ok.error().what);
    const int code = runWorker(folder, seed, QCoreApplication::applicationPid(),
        [&](const QByteArray &line) { announceReady(options, line); });
    record.remove(folder);
    return code;
}

int superviseAsRoot(const Options &options, quint64 seed, int argc, char **argv)
{
    const passwd *user = ::getpwnam("postgres");
    if (user == nullptr)
        user = ::getpwnam("nobody");
    if (user == nullptr)
        return complain(u"there is neither a user postgres nor a user nobody"_s);
    const StateRecord record(options.state);
    if (auto ok = record.claim(); !ok)
        return complain(ok.error().what);
    const QString folder = makeFolder(u"/var/tmp"_s);
    if (folder.isEmpty() || ::chown(folder.toUtf8().constData(), user->pw_uid, user->pw_gid) != 0)
        return complain(u"cannot make a folder in /var/tmp"_s);
    if (auto ok = record.write(folder); !ok)
        return complain(ok.error().what);
    int ends[2];
    if (::pipe(ends) != 0)
        return complain(u"cannot make a pipe"_s);
    const int parent = ::getpid();
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        return runAsUser(*user, folder, seed, parent, ends[1], argc, argv);
    }
    ::close(ends[1]);
    const int code = child < 0 ? complain(u"cannot fork"_s) : watchChild(child, ends[0], options);
    record.remove(folder);
    return code;
}

} // namespace holdfast::range
