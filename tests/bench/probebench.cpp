// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/probebench.h"

#include "actions/probes/httpprobe.h"
#include "adapters/endpoints/standingconnections.h"
#include "adapters/http/httptransport.h"
#include "engine/monitoring/monitor.h"
#include "support/daemon.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <algorithm>
#include <atomic>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast::bench {

namespace {

constexpr int addresses = 200;
constexpr int rounds = 10;
constexpr int detections = 9;

/// Answers with the service's health on 200 addresses of the loopback network.
class Served {
public:
    Served()
    {
        QFile configuration(m_folder.filePath(u"nginx.conf"_s));
        if (!configuration.open(QIODevice::WriteOnly))
            qFatal("no place for nginx");
        configuration.write(
            u"daemon off; worker_processes 1; pid %1/pid; error_log stderr crit;\n"
            "events { worker_connections 4096; }\n"
            "http { access_log off; keepalive_requests 1000000; default_type application/json;\n"
            "client_body_temp_path %1/a; proxy_temp_path %1/b; fastcgi_temp_path %1/c;\n"
            "uwsgi_temp_path %1/d; scgi_temp_path %1/e;\n"
            "server { listen %2; location / { return 200 '{\"overall\":{\"status\":\"healthy\"}}'; } } }\n"_s
                .arg(m_folder.path())
                .arg(m_port)
                .toUtf8());
        configuration.close();
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(u"nginx"_s, {u"-p"_s, m_folder.path(), u"-c"_s, configuration.fileName()});
        QTcpSocket socket;
        do {
            socket.connectToHost(u"127.0.0.1"_s, m_port);
        } while (!socket.waitForConnected(100) && m_process.state() != QProcess::NotRunning);
    }
    ~Served()
    {
        m_process.terminate();
        m_process.waitForFinished();
    }
    Served(const Served &) = delete;
    Served &operator=(const Served &) = delete;

    [[nodiscard]] QUrl url(int number) const
    {
        return QUrl(u"http://127.1.%1.%2:%3/api/health"_s.arg(number / 100).arg(number % 100 + 1).arg(m_port));
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = test::freePort();
};

/// Seconds of processor time.
double spentBy(int who)
{
    rusage usage{};
    getrusage(who, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double spentByProcess(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble()) / double(sysconf(_SC_CLK_TCK));
}

HttpConfig loopback()
{
    HttpConfig config;
    config.hosts = HostAllowList::loopbackOnly();
    return config;
}

ProbeSpec healthSpec(Duration interval, const QString &name)
{
    return {u"http"_s, interval, 3s, name, {}, {{u"json"_s, {u"overall.status"_s}}, {u"equals"_s, {u"healthy"_s}}}};
}

std::vector<std::unique_ptr<Probe>> probesOf(
    const Served &served, Transport &transport, const Clock &clock, Duration interval)
{
    std::vector<std::unique_ptr<Probe>> probes;
    for (int number = 0; number < addresses; ++number)
        probes.push_back(std::make_unique<HttpProbe>(
            ComponentId{u"c%1"_s.arg(number)}, healthSpec(interval, u"p"_s), served.url(number), transport, clock));
    return probes;
}

QString perSecond(const QString &who, int looks, double seconds)
{
    return u"%1 looks per second of its own processor time  %2"_s.arg(double(looks) / seconds, 9, 'f', 0).arg(who);
}

QString ourLooks(const Served &served)
{
    const SystemClock clock;
    HttpTransport transport(loopback());
    const auto probes = probesOf(served, transport, clock, 5s);
    Pool pool(u"probing"_s, 8);
    const double before = spentBy(RUSAGE_SELF);
    for (int round = 0; round < rounds; ++round) {
        std::vector<QFuture<Sample>> looks;
        for (const auto &probe : probes)
            looks.push_back(pool.run([&probe] { return probe->run({}); }));
        for (QFuture<Sample> &look : looks) {
            if (look.result().health != Health::up)
                qFatal("%s", qPrintable(look.result().reason));
        }
    }
    return perSecond(u"Holdfast, 200 addresses"_s, rounds * addresses, spentBy(RUSAGE_SELF) - before);
}

QString exporterLooks(const Served &served)
{
    const QString name = u"prometheus-blackbox-exporter"_s;
    if (QStandardPaths::findExecutable(name).isEmpty())
        return name + u" is not installed"_s;
    test::Daemon daemon;
    if (!daemon.start(name, u"blackbox.yml"_s,
            "modules: {health: {prober: http, timeout: 3s, http: {preferred_ip_protocol: ip4, "
            "fail_if_body_not_matches_regexp: ['\"status\":\"healthy\"']}}}\n",
            {u"--web.listen-address="_s + daemon.place(), u"--log.level=error"_s}))
        return name + u" does not start"_s;
    QNetworkAccessManager network;
    const auto ask = [&](const QUrl &target) {
        const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(
            QUrl(u"%1probe?module=health&target=%2"_s.arg(daemon.url().toString(), target.toString())))));
        while (!reply->isFinished())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 100);
        return reply->readAll().contains("probe_success 1");
    };
    while (!ask(served.url(0)))
        QThread::msleep(20);
    const double before = spentByProcess(daemon.pid());
    for (int look = 0; look < rounds * addresses; ++look) {
        if (!ask(served.url(look % addresses)))
            qFatal("the exporter calls a healthy address unhealthy");
    }
    return perSecond(name, rounds * addresses, spentByProcess(daemon.pid()) - before);
}

QString pluginLooks(const Served &served)
{
    const QString program = u"/usr/lib/nagios/plugins/check_http"_s;
    if (!QFile::exists(program))
        return u"check_http is not installed"_s;
    const double before = spentBy(RUSAGE_CHILDREN);
    for (int look = 0; look < addresses; ++look) {
        const QUrl url = served.url(look);
        QProcess process;
        process.setStandardOutputFile(QProcess::nullDevice());
        process.start(program,
            {u"-I"_s, url.host(), u"-p"_s, QString::number(url.port()), u"-u"_s, url.path(), u"-s"_s, u"healthy"_s});
        if (!process.waitForFinished() || process.exitCode() != 0)
            qFatal("check_http calls a healthy address unhealthy");
    }
    return perSecond(u"check_http, a process each"_s, addresses, spentBy(RUSAGE_CHILDREN) - before);
}

/// 200 probes every 5 s for 20 s: processor time, and how long the main thread was kept.
QString steadyLoad(const Served &served)
{
    const SystemClock clock;
    HttpTransport transport(loopback());
    Pool pool(u"probing"_s, 8);
    Monitor monitor({probesOf(served, transport, clock, 5s), [] { return 0.5; }}, pool, clock, Hysteresis{});
    qint64 longest = 0;
    QElapsedTimer sinceTick;
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout, &tick, [&] { longest = std::max(longest, sinceTick.restart()); });
    monitor.start();
    QElapsedTimer whole;
    while (!monitor.isComplete())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    whole.start();
    sinceTick.start();
    tick.start(10);
    const double before = spentBy(RUSAGE_SELF);
    while (whole.elapsed() < 20'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double share = (spentBy(RUSAGE_SELF) - before) / (double(whole.elapsed()) / 1000);
    monitor.stop();
    pool.stop(3s);
    return u"%1 %% of a core, main thread kept for at most %2 ms  Holdfast, 200 probes every 5 s, with a timer of 10 ms"_s
        .replace(u"%%"_s, u"%"_s)
        .arg(share * 100, 9, 'f', 1)
        .arg(longest);
}

QString milliseconds(std::vector<double> times, const QString &who)
{
    std::sort(times.begin(), times.end());
    return u"%1 ms (%2 to %3) until a closed endpoint is known  %4"_s.arg(times[times.size() / 2], 9, 'f', 2)
        .arg(times.front(), 0, 'f', 2)
        .arg(times.back(), 0, 'f', 2)
        .arg(who);
}

/// Closes an endpoint that somebody stands at, `detections` times; `known` is asked without pause.
template <class Begin> std::vector<double> detect(Begin begin)
{
    std::vector<double> times;
    for (int round = 0; round < detections; ++round) {
        auto server = std::make_unique<QTcpServer>();
        server->listen(QHostAddress::LocalHost);
        std::atomic<bool> isKnown{false};
        const auto watcher = begin(Endpoint{u"127.0.0.1"_s, server->serverPort()}, isKnown);
        if (!server->waitForNewConnection(5000))
            qFatal("nobody comes");
        QTcpSocket *taken = server->nextPendingConnection();
        QThread::msleep(ulong(100 + 97 * round)); // some moment of the others' interval
        QElapsedTimer timer;
        timer.start();
        server->close();
        taken->abort();
        while (!isKnown)
            QThread::usleep(20);
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    return times;
}

QString standingDetection()
{
    return milliseconds(detect([](const Endpoint &endpoint, std::atomic<bool> &isKnown) {
        auto standing = std::make_unique<StandingConnections>();
        standing->start({endpoint}, [&isKnown](const Endpoint &at) {
            QTcpSocket again; // the one re-dial that confirms it
            again.connectToHost(at.host, at.port);
            isKnown = !again.waitForConnected(1000);
        });
        return standing;
    }),
        u"Holdfast, a standing connection and one dial that confirms it"_s);
}

/// Dials once a second.
class Polling {
public:
    Polling(const Endpoint &endpoint, std::atomic<bool> &isKnown)
        : m_thread(QThread::create([endpoint, &isKnown] {
            for (bool isOpen = true; isOpen; QThread::msleep(isOpen ? 1000 : 0)) {
                QTcpSocket socket;
                socket.connectToHost(endpoint.host, endpoint.port);
                isOpen = socket.waitForConnected(1000);
            }
            isKnown = true;
        }))
    {
        m_thread->start();
    }
    Polling(const Polling &) = delete;
    Polling &operator=(const Polling &) = delete;
    ~Polling() { m_thread->wait(); }

private:
    std::unique_ptr<QThread> m_thread;
};

QString pollingDetection()
{
    return milliseconds(detect([](const Endpoint &endpoint, std::atomic<bool> &isKnown) {
        return std::make_unique<Polling>(endpoint, isKnown);
    }),
        u"a dial every second"_s);
}

} // namespace

void probeFigures(const std::function<void(const QString &)> &tell)
{
    tell(standingDetection());
    tell(pollingDetection());
    if (QStandardPaths::findExecutable(u"nginx"_s, {u"/usr/sbin"_s, u"/usr/bin"_s}).isEmpty())
        return tell(u"nginx is not installed: nothing to look at"_s);
    const Served served;
    tell(ourLooks(served));
    tell(exporterLooks(served));
    tell(pluginLooks(served));
    tell(steadyLoad(served));
}

} // namespace holdfast::bench
