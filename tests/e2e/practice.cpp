// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/practice.h"

#include <QDir>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast::test {

namespace {

/// Name, state and parent stand in one line; the name is in brackets and may hold anything.
std::pair<char, qint64> stateAndParent(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {'X', 0};
    const QByteArray line = file.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    return {fields.value(0, "X").at(0), fields.value(1).toLongLong()};
}

QByteArray finishedReply(QNetworkReply *reply)
{
    QSignalSpy finished(reply, &QNetworkReply::finished);
    if (!reply->isFinished())
        finished.wait(30000);
    return reply->readAll();
}

} // namespace

Practice::~Practice() { static_cast<void>(ctl({u"range"_s, u"stop"_s})); }

ProgramRun Practice::ctl(const QStringList &arguments, int milliseconds) const
{
    return holdfastctl(QStringList{u"--state"_s, folder(), u"--json"_s} + arguments, milliseconds);
}

QJsonObject Practice::description() const
{
    QFile file(folder() + u"/range.json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject{};
}

qint64 Practice::rangePid() const { return description().value(u"pid").toInteger(); }

QJsonDocument Practice::ask(const QString &path) const
{
    QNetworkAccessManager manager;
    QNetworkReply *reply = manager.get(QNetworkRequest(QUrl(description().value(u"control").toString() + path)));
    return QJsonDocument::fromJson(finishedReply(reply));
}

QJsonDocument Practice::post(const QString &path, const QJsonObject &body) const
{
    QNetworkAccessManager manager;
    QNetworkRequest request(QUrl(description().value(u"control").toString() + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    return QJsonDocument::fromJson(finishedReply(manager.post(request, QJsonDocument(body).toJson())));
}

void Practice::erase(const QString &path) const
{
    QNetworkAccessManager manager;
    finishedReply(manager.deleteResource(QNetworkRequest(QUrl(description().value(u"control").toString() + path))));
}

int Practice::command(const QString &path, const QJsonObject &body) const
{
    QNetworkAccessManager manager;
    QNetworkRequest request(QUrl(description().value(u"control").toString() + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    QNetworkReply *reply = manager.post(request, QJsonDocument(body).toJson());
    finishedReply(reply);
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

bool isAlive(qint64 pid)
{
    const char state = stateAndParent(pid).first;
    return state != 'X' && state != 'Z';
}

QList<qint64> familyOf(qint64 pid)
{
    QList<qint64> family{pid};
    for (qsizetype i = 0; i < family.size(); ++i) {
        for (const QString &entry : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
            const qint64 other = entry.toLongLong();
            if (other > 0 && !family.contains(other) && stateAndParent(other).second == family.at(i))
                family << other;
        }
    }
    family.removeIf([](qint64 one) { return !isAlive(one); });
    return family;
}

double busySeconds(const QJsonArray &calls, UtcTime from, UtcTime to)
{
    QList<std::pair<UtcTime, UtcTime>> intervals;
    for (const QJsonValue &call : calls) {
        const auto begin = parseUtc(call[u"receivedAt"].toString());
        const auto end = parseUtc(call[u"settledAt"].toString());
        if (begin && end)
            intervals << std::pair(std::clamp(*begin, from, to), std::clamp(*end, from, to));
    }
    std::sort(intervals.begin(), intervals.end());
    std::chrono::microseconds total{0};
    UtcTime reached = from;
    for (const auto &[begin, end] : intervals) {
        total += std::max(std::chrono::microseconds{0}, end - std::max(begin, reached));
        reached = std::max(reached, end);
    }
    return std::chrono::duration<double>(total).count();
}

} // namespace holdfast::test
