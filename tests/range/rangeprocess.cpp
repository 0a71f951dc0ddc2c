// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/rangeprocess.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>
#include <QUrl>
#include <arpa/inet.h>
#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

namespace holdfast::test {

using namespace Qt::StringLiterals;

namespace {

QList<QByteArray> statOf(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    return text.mid(text.lastIndexOf(')') + 2).split(' ');
}

} // namespace

bool isAlive(qint64 pid)
{
    const QList<QByteArray> stat = statOf(pid);
    return !stat.isEmpty() && stat.first() != "Z" && stat.first() != "X";
}

QJsonObject Reply::json() const { return QJsonDocument::fromJson(body).object(); }

Visit::Visit(
    const QByteArray &method, const QString &url, const QJsonObject &body, const QMap<QByteArray, QByteArray> &headers)
{
    const QUrl target(url);
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval limit{30, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(quint16(target.port()));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return;
    const QByteArray content = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    QByteArray text = method + ' ' + target.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority)
        + " HTTP/1.1\r\nHost: range\r\nConnection: close\r\n";
    for (auto one = headers.cbegin(); one != headers.cend(); ++one)
        text += one.key() + ": " + one.value() + "\r\n";
    text += "Content-Length: " + QByteArray::number(content.size()) + "\r\n\r\n" + content;
    m_isSent = ::send(m_socket, text.constData(), size_t(text.size()), MSG_NOSIGNAL) == text.size();
}

void Visit::abandon()
{
    if (m_socket >= 0)
        ::close(std::exchange(m_socket, -1));
}

bool Visit::isWhole() const
{
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const qsizetype at = m_received.indexOf("Content-Length: ");
    const qsizetype length =
        at < 0 || at > end ? 0 : m_received.mid(at + 16, m_received.indexOf('\r', at) - at - 16).toLongLong();
    return m_received.size() >= end + 4 + length;
}

Reply Visit::reply()
{
    Reply reply;
    char buffer[16384];
    ssize_t size = m_isSent ? 1 : -1;
    while (size > 0) {
        size = ::recv(m_socket, buffer, sizeof buffer, 0);
        reply.reset = size < 0 && errno == ECONNRESET;
        m_received.append(buffer, std::max(ssize_t(0), size));
    }
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    reply.whole = isWhole();
    if (end >= 0) {
        reply.status = m_received.mid(9, 3).toInt();
        reply.body = m_received.mid(end + 4);
    }
    return reply;
}

RangeProcess::RangeProcess() { m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel); }

RangeProcess::~RangeProcess()
{
    m_process.terminate();
    m_process.waitForFinished(60000); // its folder may hold some GiB, and a killed range would leave it behind
}

bool RangeProcess::start()
{
    m_process.start(QStringLiteral(HF_BIN_DIR "/holdfast-range"),
        {u"--state"_s, state(), u"--port-file"_s, state() + u"/port.json"_s});
    while (!m_process.canReadLine() && m_process.waitForReadyRead(30000)) { }
    m_ready = QJsonDocument::fromJson(m_process.readLine()).object();
    return !m_ready.isEmpty();
}

QString RangeProcess::clusterFolder() const
{
    QFile file(state() + u"/range-cluster.json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()[u"folder"_s].toString()
                                          : QString();
}

QList<qint64> RangeProcess::family() const
{
    QList<qint64> found{m_process.processId()};
    QMultiMap<qint64, qint64> children;
    for (const QString &entry : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        bool isNumber = false;
        const qint64 pid = entry.toLongLong(&isNumber);
        if (isNumber && isAlive(pid))
            children.insert(statOf(pid).value(1).toLongLong(), pid);
    }
    for (qsizetype i = 0; i < found.size(); ++i)
        found += children.values(found[i]);
    return found;
}

Reply RangeProcess::control(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    return Visit(method, m_ready[u"control"_s].toString() + path, body, {}).reply();
}

QMap<QByteArray, QByteArray> RangeProcess::neonHeaders() const
{
    return {
        {"Authorization", "Bearer " + m_ready[u"neon"_s][u"token"_s].toString().toUtf8()}, {"X-Request-ID", "test-1"}};
}

QString RangeProcess::neonUrl(const QString &path) const
{
    return m_ready[u"neon"_s][u"url"_s].toString() + u"/projects/"_s + m_ready[u"neon"_s][u"projectId"_s].toString()
        + path;
}

Reply RangeProcess::neon(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    return Visit(method, neonUrl(path), body, neonHeaders()).reply();
}

QJsonValue RangeProcess::railway(const QString &query, const QJsonObject &variables)
{
    const QByteArray token = m_ready[u"railway"_s][u"token"_s].toString().toUtf8();
    const QJsonObject data = Visit("POST", m_ready[u"railway"_s][u"url"_s].toString(),
        {{u"query"_s, query}, {u"variables"_s, variables}}, {{"Project-Access-Token", token}})
                                 .reply()
                                 .json()[u"data"_s]
                                 .toObject();
    return data.isEmpty() ? QJsonValue(QJsonValue::Undefined) : data.begin().value();
}

Reply RangeProcess::app(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    return Visit(method, m_ready[u"app"_s][u"url"_s].toString() + path, body, {}).reply();
}

QJsonArray RangeProcess::calls(const QString &route)
{
    QJsonArray found;
    const QByteArray body = control("GET", u"/_range/calls"_s).body;
    for (const QJsonValue call : QJsonDocument::fromJson(body).array()) {
        if (call[u"route"_s] == route)
            found << call;
    }
    return found;
}

QString RangeProcess::order(
    const QString &provider, const QString &route, const QString &kind, const QString &when, const QJsonObject &more)
{
    QJsonObject body = more;
    body.insert(u"provider"_s, provider);
    body.insert(u"route"_s, route);
    body.insert(u"kind"_s, kind);
    body.insert(u"when"_s, when);
    return control("POST", u"/_range/fault"_s, body).json()[u"id"_s].toString();
}

QJsonObject RangeProcess::awaitFailure()
{
    QJsonObject seen;
    const bool failed = QTest::qWaitFor(
        [&] {
            seen = health();
            return seen[u"beforeFailure"_s].isObject();
        },
        10000);
    return failed ? seen[u"beforeFailure"_s].toObject() : QJsonObject();
}

bool RangeProcess::awaitOperations()
{
    return QTest::qWaitFor(
        [&] {
            for (const QJsonValue one : neon("GET", u"/operations"_s).json()[u"operations"_s].toArray()) {
                if (one[u"status"_s] != u"finished"_s)
                    return false;
            }
            return true;
        },
        20000);
}

QString RangeProcess::recover(const QString &name, const QString &parent, const QString &time)
{
    const QJsonObject branch{{u"name"_s, name}, {u"parent_id"_s, parent}, {u"parent_timestamp"_s, time}};
    const Reply made = neon("POST", u"/branches"_s,
        {{u"branch"_s, branch}, {u"endpoints"_s, QJsonArray{QJsonObject{{u"type"_s, u"read_write"_s}}}}});
    return made.status == 201 && awaitOperations() ? made.json()[u"branch"_s][u"id"_s].toString() : QString();
}

QString RangeProcess::connectionUri(const QString &branchId, const QString &role)
{
    return neon("GET", u"/connection_uri?branch_id=%1&database_name=capliquify&role_name=%2"_s.arg(branchId, role))
        .json()[u"uri"_s]
        .toString();
}

QString RangeProcess::cutOver(const QString &branchId)
{
    const QJsonObject ids = m_ready[u"railway"_s].toObject();
    QJsonObject input{{u"projectId"_s, ids[u"projectId"_s]}, {u"environmentId"_s, ids[u"environmentId"_s]},
        {u"serviceId"_s, ids[u"serviceId"_s]},
        {u"variables"_s, QJsonObject{{u"DATABASE_URL"_s, connectionUri(branchId, u"app"_s)}}},
        {u"skipDeploys"_s, true}};
    if (!railway(u"mutation($input: VariableCollectionUpsertInput!) { variableCollectionUpsert(input: $input) }"_s,
            {{u"input"_s, input}})
             .toBool())
        return {};
    const QString id =
        railway(u"mutation($e: String!, $s: String!) { serviceInstanceDeployV2(environmentId: $e, serviceId: $s) }"_s,
            {{u"e"_s, ids[u"environmentId"_s]}, {u"s"_s, ids[u"serviceId"_s]}})
            .toString();
    const bool live = QTest::qWaitFor(
        [&] {
            return railway(u"query($id: String!) { deployment(id: $id) { status } }"_s, {{u"id"_s, id}})[u"status"_s]
                == u"SUCCESS"_s;
        },
        20000);
    return live ? id : QString();
}

} // namespace holdfast::test
