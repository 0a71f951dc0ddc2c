// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rangekeeper.h"

#include "app/places.h"
#include "workers/deliver.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QSocketNotifier>
#include <csignal>
#include <sys/syscall.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast {

namespace {

constexpr Duration startDeadline = 60s;
constexpr Duration stopDeadline = 20s;
constexpr Duration pingDeadline = 2s;

/// The process lives and is a range: process numbers are used again.
bool isRange(qint64 pid)
{
    QFile name(u"/proc/%1/comm"_s.arg(pid));
    return name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == "holdfast-range";
}

Error notRunning(const QString &file)
{
    return {ErrorCode::notFound, u"No practice range is running."_s, u"%1 describes none that lives."_s.arg(file),
        u"Start one with: holdfastctl range start"_s, {}, {}, false};
}

} // namespace

RangeKeeper::RangeKeeper(Transport &transport, QString stateFolder, QString namedFile, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_state(std::move(stateFolder))
    , m_file(namedFile.isEmpty() ? m_state + u"/range.json"_s : namedFile)
    , m_ours(namedFile.isEmpty())
{
    m_deadline.setSingleShot(true);
    m_poll.setInterval(250ms);
    connect(&m_poll, &QTimer::timeout, this, &RangeKeeper::lookForReady);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &RangeKeeper::lookForReady);
}

RangeKeeper::~RangeKeeper()
{
    m_stop.request_stop();
    if (m_process)
        ::close(int(m_process->socket()));
}

void RangeKeeper::find(Done done)
{
    const auto range = readRangeFile(m_file);
    if (!range)
        return done(range.error().code == ErrorCode::notFound ? failure(notRunning(m_file)) : range);
    if (!isRange(range->pid))
        return done(failure(notRunning(m_file)));
    ping(*range, [this, range, done = std::move(done)](bool answers) {
        if (answers)
            return done(range);
        done(failure(ErrorCode::unavailable, u"The practice range does not answer."_s,
            u"Its process %1 lives, but its control side %2 is silent."_s.arg(range->pid)
                .arg(range->control.toString()),
            u"End it with holdfastctl range stop and start it again."_s));
    });
}

void RangeKeeper::start(Done done)
{
    find([this, done = std::move(done)](const Result<RangeDescription> &found) {
        const bool mayStart = m_ours && !found && found.error().code != ErrorCode::unavailable;
        if (!mayStart)
            return done(found);
        m_done = done;
        launch();
    });
}

void RangeKeeper::launch()
{
    if (!QDir().mkpath(m_state)) {
        return finish(failure(ErrorCode::storage, u"The folder %1 could not be made."_s.arg(m_state), {},
            u"Name another one with --state."_s));
    }
    m_lock = std::make_unique<QLockFile>(m_state + u"/range.lock"_s);
    if (!m_lock->tryLock(0ms)) {
        Q_EMIT said(u"Another Holdfast is starting the practice range; waiting for it."_s);
        return awaitReady();
    }
    QFile::remove(m_file);
    QProcess range;
    range.setProgram(siblingProgram(u"holdfast-range"_s));
    range.setArguments({u"--state"_s, m_state + u"/range"_s, u"--port-file"_s, m_file});
    range.setStandardInputFile(QProcess::nullDevice());
    range.setStandardOutputFile(QProcess::nullDevice());
    range.setStandardErrorFile(m_state + u"/range.log"_s);
    range.setWorkingDirectory(m_state);
    QDir().mkpath(m_state + u"/range"_s);
    if (!range.startDetached(&m_launched)) {
        return finish(failure(ErrorCode::notFound, u"The practice range could not be started."_s,
            u"%1: %2"_s.arg(range.program(), range.errorString()),
            u"Install or build holdfast-range beside this program."_s));
    }
    Q_EMIT said(u"Starting the practice range with a PostgreSQL of its own; this takes some seconds."_s);
    watchProcess(m_launched, [this] { finish(failure(diedError())); });
    awaitReady();
}

void RangeKeeper::awaitReady()
{
    m_watcher.addPath(m_state);
    m_poll.start();
    m_deadline.disconnect();
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        if (m_launched > 0)
            ::kill(pid_t(m_launched), SIGTERM);
        finish(failure(ErrorCode::timedOut,
            u"The practice range was not ready within %1."_s.arg(formatRough(startDeadline)),
            u"What it said stands in %1"_s.arg(m_state + u"/range.log"_s),
            u"Try again; holdfastctl doctor tells what is missing."_s));
    });
    m_deadline.start(startDeadline);
    lookForReady();
}

void RangeKeeper::lookForReady()
{
    if (!m_done || m_pinging)
        return;
    const auto range = readRangeFile(m_file);
    if (!range || !isRange(range->pid))
        return;
    m_pinging = true;
    ping(*range, [this, range](bool answers) {
        m_pinging = false;
        if (answers && m_done)
            finish(range);
    });
}

void RangeKeeper::stop(Done done)
{
    const auto range = readRangeFile(m_file);
    if (!range || !isRange(range->pid))
        return done(failure(notRunning(m_file)));
    m_done = std::move(done);
    awaitEnd(*range);
}

void RangeKeeper::awaitEnd(const RangeDescription &range)
{
    watchProcess(range.pid, [this, range] {
        const auto left = readRangeFile(m_file);
        if (m_ours && left && left->pid == range.pid)
            QFile::remove(m_file);
        finish(range);
    });
    if (::kill(pid_t(range.pid), SIGTERM) != 0 && errno == EPERM) {
        return finish(failure(ErrorCode::refused, u"The practice range belongs to another user."_s, {},
            u"Ask them to stop it, or let it end after ten idle minutes."_s));
    }
    m_deadline.disconnect();
    connect(&m_deadline, &QTimer::timeout, this, [this, pid = range.pid] {
        finish(
            failure(ErrorCode::timedOut, u"The practice range did not end within %1."_s.arg(formatRough(stopDeadline)),
                u"Its process %1 was asked to and still lives."_s.arg(pid), u"End the process, then try again."_s));
    });
    m_deadline.start(stopDeadline);
}

void RangeKeeper::finish(const Result<RangeDescription> &result)
{
    m_deadline.stop();
    m_poll.stop();
    if (!m_watcher.directories().isEmpty())
        m_watcher.removePaths(m_watcher.directories());
    m_lock.reset();
    m_launched = 0;
    if (m_process) {
        m_process->setEnabled(false);
        ::close(int(m_process->socket()));
        m_process.release()->deleteLater(); // we may be inside its signal
    }
    if (const Done done = std::exchange(m_done, {}))
        done(result);
}

void RangeKeeper::watchProcess(qint64 pid, std::function<void()> onEnd)
{
    const int descriptor = int(::syscall(SYS_pidfd_open, pid_t(pid), 0));
    if (descriptor < 0) { // it ended already
        QTimer::singleShot(0, this, [this, onEnd = std::move(onEnd)] {
            if (m_done)
                onEnd();
        });
        return;
    }
    m_process = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read);
    connect(m_process.get(), &QSocketNotifier::activated, this, [this, onEnd = std::move(onEnd)] {
        m_process->setEnabled(false);
        onEnd();
    });
}

void RangeKeeper::ping(const RangeDescription &range, std::function<void(bool)> done)
{
    HttpRequest request;
    request.method = "GET";
    request.url = range.control;
    request.url.setPath(u"/_range/truth"_s);
    request.route = u"truth"_s;
    request.idempotency = Idempotency::safe;
    request.deadline = pingDeadline;
    deliver(m_transport.send(request, m_stop.get_token()), this,
        [done = std::move(done)](const Result<HttpReply> &reply) { done(reply && reply->status == 200); });
}

Error RangeKeeper::diedError() const
{
    QFile log(m_state + u"/range.log"_s);
    QString last;
    if (log.open(QIODevice::ReadOnly))
        last = QString::fromUtf8(log.readAll().right(500)).trimmed().section(u'\n', -1);
    return {ErrorCode::unavailable, u"The practice range ended before it was ready."_s, last,
        u"holdfastctl doctor tells what is missing."_s, {}, {}, false};
}

} // namespace holdfast
