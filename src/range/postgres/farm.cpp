// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/postgres/farm.h"

#include "kernel/log.h"
#include "range/postgres/programs.h"
#include "range/process/children.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTcpServer>
#include <signal.h>

namespace holdfast::range {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// fsync is off because the range is thrown away; nothing here claims to survive a power loss.
constexpr QStringView firstConfiguration = uR"(
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
wal_level = replica
archive_mode = on
archive_command = 'test ! -f ../archive/%f && cp %p ../archive/%f.tmp && mv ../archive/%f.tmp ../archive/%f'
archive_timeout = 30
track_commit_timestamp = on
fsync = off
max_connections = 40
max_wal_senders = 4
shared_buffers = 16MB
min_wal_size = 4MB
max_wal_size = 128MB
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
)";

/// Settings are read before PostgreSQL knows the zone `Z`.
QString postgresTime(UtcTime time) { return formatUtc(time).replace(u'T', u' ').replace(u'Z', u"+00"_s); }

Result<> appendTo(const QString &name, const QString &text)
{
    QFile file(name);
    if (!file.open(QIODevice::Append) || file.write(text.toUtf8()) < 0)
        return failure(ErrorCode::storage, u"cannot write %1"_s.arg(name), file.errorString());
    return {};
}

} // namespace

Farm::Farm(QString folder, QString password, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_password(std::move(password))
    , m_programs(postgresPrograms())
{ }

void Farm::makeFirst(const QString &id, int port, const std::function<Result<>(const Login &)> &fill, const Done &done)
{
    add(id, {}, port);
    const QString passwordFile = m_folder + u"/password"_s;
    if (auto ok = appendTo(passwordFile, m_password); !ok)
        return done(ok);
    run(u"initdb"_s,
        {u"-D"_s, path(id) + u"/data"_s, u"-U"_s, u"cloud_admin"_s, u"--auth=scram-sha-256"_s,
            u"--pwfile="_s + passwordFile, u"--data-checksums"_s, u"--no-sync"_s, u"-E"_s, u"UTF8"_s, u"--locale=C"_s,
            u"--wal-segsize=1"_s},
        [=, this](const Result<> &made) {
            QFile::remove(passwordFile);
            if (!made)
                return done(made);
            if (auto ok = appendTo(path(id) + u"/data/postgresql.conf"_s, firstConfiguration.toString()); !ok)
                return done(ok);
            launch(id, [=, this](const Result<> &started) {
                if (!started)
                    return done(started);
                if (auto filled = fill(login(id)); !filled)
                    return done(filled);
                backUp(login(id), done);
            });
        });
}

void Farm::backUp(const Login &login, const Done &done)
{
    // The password travels by environment: an argument would stand in the process list.
    qputenv("PGPASSWORD", m_password.toUtf8());
    run(u"pg_basebackup"_s,
        {u"-h"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(login.port), u"-U"_s, login.user, u"-D"_s,
            m_folder + u"/base"_s, u"-X"_s, u"fetch"_s, u"-c"_s, u"fast"_s, u"--no-sync"_s,
            u"--manifest-checksums=SHA256"_s},
        done);
    qunsetenv("PGPASSWORD");
}

void Farm::replay(const QString &id, const ReplayPlan &plan, int port, const Done &done)
{
    const Cluster &source = m_clusters[plan.source];
    add(id, QStringList{plan.source} + source.chain, port);
    const auto copy = [=, this](const Result<> &ready) {
        if (!ready)
            return done(ready);
        copyBase(id, [=, this](const Result<> &copied) {
            if (!copied)
                return done(copied);
            launchReplay(id, plan, false, done);
        });
    };
    flush(plan.source, [=, this](const Result<> &flushed) {
        if (!flushed || plan.retire.isEmpty())
            return copy(flushed);
        stop(plan.retire, copy);
    });
}

void Farm::copyBase(const QString &id, const Done &done)
{
    run(u"cp"_s, {u"-a"_s, m_folder + u"/base"_s, path(id) + u"/data"_s}, [=, this](const Result<> &copied) {
        if (!copied)
            return done(copied);
        // Every byte of the copy is held against the backup's own checksums before anything is done with it.
        run(u"pg_verifybackup"_s, {u"--no-parse-wal"_s, u"--quiet"_s, path(id) + u"/data"_s}, done);
    });
}

void Farm::startCopy(const QString &id, int port, const Done &done)
{
    add(id, {}, port);
    copyBase(id, [=, this](const Result<> &copied) {
        if (!copied)
            return done(copied);
        launch(id, done);
    });
}

void Farm::launchReplay(const QString &id, const ReplayPlan &plan, bool isSecondTry, const Done &done)
{
    if (auto ok = configureReplay(id, plan); !ok)
        return done(ok);
    launch(id, [=, this](const Result<> &started) {
        // The history of a dead cluster may end before the target: then its end is the nearest point there is.
        if (!started && !isSecondTry && started.error().why.contains(u"before configured recovery target"))
            return launchReplay(id, {plan.source, {}, {}}, true, done);
        done(started);
    });
}

Result<> Farm::configureReplay(const QString &id, const ReplayPlan &plan) const
{
    QStringList places;
    for (const QString &ancestor : m_clusters[id].chain) {
        places << u"../../%1/archive"_s.arg(ancestor);
        // What a cluster that does not run never archived is still in its own folder.
        if (!isReady(ancestor))
            places << u"../../%1/data/pg_wal"_s.arg(ancestor);
    }
    const QString target = plan.time ? u"recovery_target_time = '%1'\n"_s.arg(postgresTime(*plan.time))
        : plan.lsn.isEmpty()         ? QString()
                                     : u"recovery_target_lsn = '%1'\n"_s.arg(plan.lsn);
    const QString text = u"restore_command = 'for d in %1; do test -f $d/%f && exec cp $d/%f %p; done; exit 1'\n"_s.arg(
                             places.join(u' '))
        + target
        + u"recovery_target_action = 'promote'\nrecovery_target_timeline = 'latest'\n"
          "fsync = on\n"_s; // a branch that is called ready is on the disk
    QFile signal(path(id) + u"/data/recovery.signal"_s);
    if (!signal.open(QIODevice::WriteOnly))
        return failure(ErrorCode::storage, u"cannot write recovery.signal"_s, signal.errorString());
    QFile::remove(path(id) + u"/data/postgresql.auto.conf"_s);
    return appendTo(path(id) + u"/data/postgresql.auto.conf"_s, text);
}

void Farm::flush(const QString &id, const Done &done)
{
    if (!isReady(id))
        return later(done);
    auto sql = Sql::connect(login(id));
    if (!sql)
        return later(done, failure(sql.error()));
    // A commit after every possible target: without it a target newer than the last commit would not be reached.
    if (auto marked = sql->run(u"select pg_current_xact_id()"_s); !marked)
        return later(done, failure(marked.error()));
    const auto segment = sql->run(u"select pg_walfile_name(pg_switch_wal())"_s);
    if (!segment)
        return later(done, failure(segment.error()));
    awaitArchived(path(id) + u"/archive/"_s + segment->first().first(), done);
}

void Farm::later(const Done &done, const Result<> &result)
{
    QMetaObject::invokeMethod(
        this, [done, result] { done(result); }, Qt::QueuedConnection);
}

void Farm::awaitArchived(const QString &file, const Done &done)
{
    auto *timer = new QTimer(this);
    auto age = std::make_shared<QElapsedTimer>();
    age->start();
    connect(timer, &QTimer::timeout, this, [=] {
        const bool isThere = QFile::exists(file);
        if (!isThere && age->elapsed() < 15000)
            return;
        timer->stop();
        timer->deleteLater();
        if (isThere)
            done({});
        else
            done(failure(ErrorCode::timedOut, u"the WAL was not archived within 15 s"_s));
    });
    timer->start(10ms);
}

void Farm::start(const QString &id, int port, const Done &done)
{
    Postmaster *postmaster = m_clusters[id].postmaster;
    if (postmaster->isReady())
        return later(done);
    postmaster->setPort(port);
    launch(id, done);
}

void Farm::launch(const QString &id, const Done &done)
{
    Postmaster *postmaster = m_clusters[id].postmaster;
    auto *once = new QObject(postmaster);
    connect(postmaster, &Postmaster::ready, once, [=] {
        once->deleteLater();
        done({});
    });
    connect(postmaster, &Postmaster::failed, once, [=] {
        once->deleteLater();
        done(failure(ErrorCode::unavailable, u"PostgreSQL %1 did not start"_s.arg(id), postmaster->log().right(2000)));
    });
    postmaster->start();
}

void Farm::stop(const QString &id, const Done &done, bool destroyed)
{
    Postmaster *postmaster = m_clusters[id].postmaster;
    if (!postmaster->isRunning())
        return later(done);
    auto *once = new QObject(postmaster);
    const auto finished = [=] {
        once->deleteLater();
        done({});
    };
    connect(postmaster, &Postmaster::ended, once, finished);
    connect(postmaster, &Postmaster::failed, once, finished);
    if (destroyed)
        postmaster->destroy();
    else
        postmaster->stop();
}

void Farm::stopAll(const Done &done)
{
    auto left = std::make_shared<qsizetype>(m_clusters.size() + 1);
    const auto one = [left, done](const Result<> &) {
        if (--*left == 0)
            done({});
    };
    for (const Cluster &cluster : std::as_const(m_clusters))
        stop(cluster.id, one, true);
    one({});
}

void Farm::remove(const QString &id)
{
    const Cluster gone = m_clusters.take(id);
    delete gone.postmaster;
    for (const Cluster &other : std::as_const(m_clusters)) {
        if (other.chain.contains(id))
            return;
    }
    QDir(path(id)).removeRecursively();
}

bool Farm::isReady(const QString &id) const
{
    const auto found = m_clusters.constFind(id);
    return found != m_clusters.cend() && found->postmaster->isReady();
}

Login Farm::login(const QString &id) const { return m_clusters[id].postmaster->login(); }

int Farm::freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

Farm::Cluster &Farm::add(const QString &id, const QStringList &chain, int port)
{
    QDir().mkpath(path(id) + u"/archive"_s);
    const Login superuser{port, u"postgres"_s, u"cloud_admin"_s, m_password};
    Cluster cluster{id, chain, new Postmaster(m_programs + u"/postgres"_s, path(id), superuser, this)};
    return *m_clusters.insert(id, cluster);
}

void Farm::run(const QString &program, const QStringList &arguments, const Done &done)
{
    auto *process = new QProcess(this);
    bindToThisProcess(*process, SIGKILL);
    process->setProcessChannelMode(QProcess::MergedChannels);
    process->setStandardInputFile(QProcess::nullDevice());
    const auto finished = [=](bool worked) {
        process->deleteLater();
        if (worked)
            return done({});
        done(failure(
            ErrorCode::unavailable, u"%1 failed"_s.arg(program), QString::fromUtf8(process->readAll()).right(2000)));
    };
    connect(process, &QProcess::finished, this,
        [=](int code, QProcess::ExitStatus status) { finished(status == QProcess::NormalExit && code == 0); });
    connect(process, &QProcess::errorOccurred, this, [=](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finished(false);
    });
    const QString own = m_programs + u'/' + program;
    process->start(QFile::exists(own) ? own : program, arguments);
}

} // namespace holdfast::range
