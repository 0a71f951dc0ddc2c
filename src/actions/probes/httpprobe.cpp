// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/probes/httpprobe.h"

#include "kernel/json.h"

#include <QJsonValue>
#include <QLocale>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestAnswer = 1024 * 1024;
constexpr int usualPort = 80;
constexpr int usualTlsPort = 443;
constexpr qint64 largestJson = 4 * 1024 * 1024;

void say(Sample &sample, Health health, const QString &reason)
{
    sample.health = health;
    sample.reason = reason;
}

bool isPage(const HttpReply &reply)
{
    return reply.header("Content-Type").toLower().contains("html")
        || reply.body.trimmed().left(64).toLower().startsWith("<!doctype html")
        || reply.body.trimmed().left(6).toLower() == "<html>";
}

/// `Fri, 27 Nov 2026 05:40:45 GMT`, and how long a cache has had it.
std::optional<Duration> ageOf(const HttpReply &reply, UtcTime now)
{
    bool ok = false;
    const qint64 held = reply.header("Age").toLongLong(&ok);
    if (ok)
        return std::chrono::seconds{held};
    const QDateTime date = QLocale::c().toDateTime(
        QString::fromLatin1(reply.header("Date")).remove(u" GMT"_s), u"ddd, dd MMM yyyy hh:mm:ss"_s);
    if (!date.isValid())
        return std::nullopt;
    const UtcTime told{std::chrono::milliseconds{QDateTime(date.date(), date.time(), Qt::UTC).toMSecsSinceEpoch()}};
    return std::chrono::duration_cast<Duration>(now - told);
}

/// False when something was said already.
bool judgeStatus(const ProbeSpec &spec, const HttpReply &reply, Sample &sample)
{
    const int wanted = spec.setting(u"status"_s).isEmpty() ? 200 : spec.setting(u"status"_s).toInt();
    if (reply.status == 511 || (reply.status >= 300 && reply.status < 400)) {
        say(sample, Health::unknown,
            u"something else answers in its place (HTTP %1): a sign-in of this network?"_s.arg(reply.status));
        return false;
    }
    if (reply.status != wanted) {
        say(sample, Health::down, u"answers with HTTP %1"_s.arg(reply.status));
        return false;
    }
    return true;
}

bool judgeAge(const ProbeSpec &spec, const HttpReply &reply, UtcTime now, Sample &sample)
{
    const auto longest = parseDuration(spec.setting(u"freshWithin"_s));
    if (!longest)
        return true;
    const std::optional<Duration> age = ageOf(reply, now);
    if (age && *age <= *longest)
        return true;
    say(sample, Health::unknown,
        age ? u"the answer is %1 old: a cache answered"_s.arg(formatRough(*age))
            : u"the answer does not say how old it is"_s);
    return false;
}

bool judgeText(const ProbeSpec &spec, const HttpReply &reply, Sample &sample)
{
    const QString type = spec.setting(u"type"_s);
    if (!type.isEmpty() && !reply.header("Content-Type").toLower().startsWith(type.toLower().toLatin1())) {
        say(sample, Health::unknown, u"answers with another kind of content"_s);
        return false;
    }
    for (const QString &text : spec.settings.value(u"lacks"_s)) {
        if (reply.body.contains(text.toUtf8())) {
            say(sample, Health::down, u"the answer contains “%1”"_s.arg(text));
            return false;
        }
    }
    for (const QString &text : spec.settings.value(u"contains"_s)) {
        if (!reply.body.contains(text.toUtf8())) {
            say(sample, Health::unknown, u"the answer does not contain “%1”"_s.arg(text));
            return false;
        }
    }
    return true;
}

bool judgeJson(const ProbeSpec &spec, const HttpReply &reply, Sample &sample)
{
    const QString path = spec.setting(u"json"_s);
    if (path.isEmpty())
        return true;
    const auto object = parseJsonObject(reply.body);
    if (!object) {
        say(sample, Health::unknown,
            isPage(reply) ? u"a web page answers in its place: a sign-in of this network?"_s
                          : u"the answer is not JSON"_s);
        return false;
    }
    if (const QJsonValue build = object->value(u"buildId"_s); build.isString())
        sample.evidence.insert(u"buildId"_s, build);
    QJsonValue value = *object;
    for (const QString &key : path.split(u'.'))
        value = value[key];
    const QString said = value.isString() ? value.toString() : value.toVariant().toString();
    sample.evidence.insert(u"value"_s, said);
    const QStringList good = spec.settings.value(u"equals"_s);
    if (value.isUndefined() || value.isNull()) {
        say(sample, Health::unknown, u"the answer does not say %1"_s.arg(path));
        return false;
    }
    if (good.isEmpty() || good.contains(said))
        return true;
    say(sample, said == "degraded"_L1 ? Health::degraded : Health::down, u"%1 is “%2”"_s.arg(path, said));
    return false;
}

} // namespace

void judgeReply(const ProbeSpec &spec, const HttpReply &reply, UtcTime now, Sample &sample)
{
    sample.evidence.insert(u"status"_s, reply.status);
    const bool isGood = judgeStatus(spec, reply, sample) && judgeAge(spec, reply, now, sample)
        && judgeJson(spec, reply, sample) && judgeText(spec, reply, sample);
    if (!isGood)
        return;
    const QString path = spec.setting(u"json"_s);
    say(sample, Health::up,
        path.isEmpty() ? u"answers with what is expected"_s
                       : u"%1 is “%2”"_s.arg(path, sample.evidence.value(u"value"_s).toString()));
}

QUrl HttpProbe::addressOf(const ProbeSpec &spec, const QUrl &environment)
{
    const QString url = spec.setting(u"url"_s);
    if (!url.startsWith(u'/'))
        return QUrl(url, QUrl::StrictMode);
    return environment.isEmpty() ? QUrl() : environment.resolved(QUrl(url));
}

Result<HttpReply> lookAt(Transport &transport, HttpRequest request, Duration deadline, const std::stop_token &stop)
{
    request.method = "GET";
    request.peer = HttpProbe::peer;
    request.route = u"probe"_s;
    request.idempotency = Idempotency::safe;
    request.deadline = request.connectDeadline = request.idleDeadline = deadline;
    request.attempts = 1;
    QFuture<Result<HttpReply>> answer = transport.send(request, stop);
    answer.waitForFinished();
    if (answer.resultCount() == 0)
        return failure(ErrorCode::cancelled, u"The look was stopped."_s);
    return answer.resultAt(0);
}

std::optional<Endpoint> endpointOf(const QUrl &address)
{
    if (address.host().isEmpty())
        return std::nullopt;
    return Endpoint{address.host(), quint16(address.port(address.scheme() == "https"_L1 ? usualTlsPort : usualPort)),
        Endpoint::Way::dialled};
}

HttpRequest jsonQuestion(const QUrl &server, const QString &path, const QString &query)
{
    HttpRequest request;
    request.url = server;
    QString own = server.path();
    while (own.endsWith(u'/'))
        own.chop(1);
    request.url.setPath(own + path);
    request.url.setQuery(query, QUrl::StrictMode);
    request.headers = {{"Accept", "application/json"}};
    request.bodyLimit = largestJson;
    return request;
}

HttpProbe::HttpProbe(ComponentId component, ProbeSpec spec, QUrl address, Transport &transport, const Clock &clock)
    : LookingProbe(std::move(component), std::move(spec), clock, Asks::itself)
    , m_address(std::move(address))
    , m_transport(transport)
{ }

Result<> HttpProbe::look(Sample &sample, const std::stop_token &stop)
{
    HttpRequest request;
    request.url = m_address;
    request.headers = {{"Accept", "application/json, text/html;q=0.5, */*;q=0.1"}, {"Cache-Control", "no-cache"}};
    request.bodyLimit = largestAnswer;
    const auto reply = lookAt(m_transport, request, deadline(), stop);
    if (!reply)
        return failure(reply.error());
    judgeReply(spec(), *reply, clock().utc(), sample);
    return {};
}

} // namespace holdfast
