// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/range/rangecontrolclient.h"

#include "kernel/json.h"
#include "workers/answer.h"

#include <QJsonDocument>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr Duration strikeDeadline{std::chrono::seconds{60}}; // it answers when the disaster is true

Error unreadable(const QString &why)
{
    return Error{ErrorCode::badReply, u"The practice range gave an answer that cannot be used."_s, why,
        u"Stop the range and start it again; holdfast-range and Holdfast must be of the same version."_s, {}, {},
        false};
}

Error statusError(const HttpReply &reply)
{
    const QJsonObject body = parseJsonObject(reply.body).value_or(QJsonObject());
    const ErrorCode code = reply.status == 409 ? ErrorCode::conflict
        : reply.status == 400                  ? ErrorCode::invalid
        : reply.status == 404                  ? ErrorCode::notFound
                                               : ErrorCode::unavailable;
    QStringList said{u"HTTP status %1"_s.arg(reply.status)};
    for (const QString &key : {u"error"_s, u"why"_s}) {
        if (const QString text = body.value(key).toString(); !text.isEmpty())
            said << text;
    }
    return Error{
        code, u"The practice range did not do what was asked."_s, said.join(u": "_s) + u'.', {}, {}, {}, false};
}

} // namespace

namespace rangecontrol {

Result<RangeTruth> readTruth(const QByteArray &body)
{
    const auto object = parseJsonObject(body);
    if (!object)
        return failure(unreadable(object.error().what));
    JsonReader reader(*object);
    RangeTruth truth;
    if (const auto disaster = reader.optionalObject("disaster")) {
        JsonReader one(*disaster, u"disaster"_s);
        truth.disaster = one.string("name");
        truth.disasterAt = one.utc("at");
        if (const auto ok = one.check(); !ok)
            return failure(unreadable(ok.error().what));
    }
    truth.rowsLost = reader.optionalInteger("rowsLost");
    truth.recoveryPointSeconds = reader.optionalNumber("recoveryPointSeconds");
    JsonReader app(reader.object("app"), u"app"_s);
    truth.writing = app.boolean("writing");
    for (const Result<> &ok : {reader.check(), app.check()}) {
        if (!ok)
            return failure(unreadable(ok.error().what));
    }
    return truth;
}

Result<QList<RangeCall>> readCalls(const QByteArray &body)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (problem.error != QJsonParseError::NoError || !document.isArray())
        return failure(unreadable(u"A JSON list of calls was expected."_s));
    QList<RangeCall> calls;
    const QJsonArray array = document.array();
    for (const QJsonValue &value : array) {
        JsonReader reader(value.toObject(), u"call"_s);
        calls << RangeCall{reader.integer("n"), reader.utc("receivedAt"), reader.optionalUtc("settledAt")};
        if (const auto ok = reader.check(); !ok)
            return failure(unreadable(ok.error().what));
    }
    return calls;
}

} // namespace rangecontrol

RangeControlClient::RangeControlClient(Transport &transport, QUrl control)
    : m_transport(transport)
    , m_control(std::move(control))
{ }

HttpRequest RangeControlClient::request(const QByteArray &method, const QString &what) const
{
    HttpRequest request;
    request.method = method;
    request.url = m_control;
    request.url.setPath(u"/_range/"_s + what);
    request.headers = {{"Accept", "application/json"}};
    request.peer = u"The practice range"_s;
    request.route = what;
    request.idempotency = method == "GET" ? Idempotency::safe : Idempotency::lookUpFirst;
    return request;
}

Result<QByteArray> RangeControlClient::ask(HttpRequest request, std::stop_token stop)
{
    const auto reply = await(m_transport.send(request, std::move(stop)));
    if (!reply)
        return failure(reply.error());
    if (reply->status != 200)
        return failure(statusError(*reply));
    return reply->body;
}

Result<> RangeControlClient::strike(const QString &disaster, std::stop_token stop)
{
    HttpRequest order = request("POST", u"disaster"_s);
    order.headers << qMakePair(QByteArray("Content-Type"), QByteArray("application/json"));
    order.body = canonicalJson({{u"name"_s, disaster}});
    order.deadline = order.idleDeadline = strikeDeadline;
    const auto done = ask(std::move(order), std::move(stop));
    if (!done)
        return failure(done.error());
    return {};
}

Result<RangeTruth> RangeControlClient::truth(std::stop_token stop)
{
    const auto body = ask(request("GET", u"truth"_s), std::move(stop));
    if (!body)
        return failure(body.error());
    return rangecontrol::readTruth(*body);
}

Result<QList<rangecontrol::RangeCall>> RangeControlClient::calls(std::stop_token stop)
{
    const auto body = ask(request("GET", u"calls"_s), std::move(stop));
    if (!body)
        return failure(body.error());
    return rangecontrol::readCalls(*body);
}

Result<QList<BusyInterval>> RangeControlClient::busy(qint64 fromCall, std::stop_token stop)
{
    const auto all = calls(std::move(stop));
    if (!all)
        return failure(all.error());
    QList<BusyInterval> intervals;
    for (const auto &call : *all) {
        if (call.number >= fromCall && call.settledAt)
            intervals << BusyInterval{call.receivedAt, *call.settledAt};
    }
    return intervals;
}

Result<qint64> RangeControlClient::callCount(std::stop_token stop)
{
    const auto all = calls(std::move(stop));
    if (!all)
        return failure(all.error());
    return all->isEmpty() ? 0 : all->last().number;
}

} // namespace holdfast
