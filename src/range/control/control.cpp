// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/control/control.h"

#include "kernel/json.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

const QString everythingLost = u"everything_lost"_s;
const QString filesLost = u"files_deleted"_s;

void sayWrong(Exchange *exchange, int status, const Error &error)
{
    QJsonObject body{{u"error"_s, error.what}};
    if (!error.why.isEmpty())
        body.insert(u"why"_s, error.why);
    exchange->answer(jsonResponse(status, body));
}

void sayWrong(Exchange *exchange, int status, const QString &what)
{
    sayWrong(exchange, status, Error{ErrorCode::invalid, what, {}, {}, {}, {}, false});
}

} // namespace

Control::Control(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_disasters(parts.project, parts.service, parts.standby, this)
{
    connect(&m_server, &HttpServer::requested, this, &Control::serve);
}

void Control::serve(Exchange *exchange)
{
    Q_EMIT used();
    const Request &request = exchange->request();
    const QString what = QString::fromLatin1(request.method) + u' ' + request.path;
    if (what == u"GET /_range/calls")
        return exchange->answer(arrayResponse(200, m_parts.calls.json()));
    if (what == u"GET /_range/truth")
        return tellTruth(exchange);
    if (what == u"GET /_range/messages")
        return exchange->answer(jsonResponse(200, messages()));
    if (what == u"DELETE /_range/fault") {
        m_parts.faults.clear();
        return exchange->answer(jsonResponse(200, QJsonObject{{u"cleared"_s, true}}));
    }
    if (what.startsWith(u"GET /_range/provider/"))
        return tellTruthOf(exchange, what.section(u'/', 3));
    serveChange(exchange, what);
}

void Control::serveChange(Exchange *exchange, const QString &what)
{
    using Handler = void (Control::*)(Exchange *, const QJsonObject &);
    const QMap<QString, Handler> handlers{{u"POST /_range/disaster"_s, &Control::strike},
        {u"POST /_range/fault"_s, &Control::order}, {u"POST /_range/release"_s, &Control::release},
        {u"POST /_range/clock"_s, &Control::advance}};
    const auto found = handlers.constFind(what);
    if (found == handlers.cend())
        return sayWrong(exchange, 404,
            u"unknown; there are GET /_range/calls, /_range/truth, /_range/messages, /_range/provider/NAME, POST "
            u"/_range/disaster, "
            u"/_range/fault,"
            " /_range/release, /_range/clock, DELETE /_range/fault"_s);
    const auto body = parseJsonObject(exchange->request().body);
    if (!body)
        return sayWrong(exchange, 400, body.error());
    (this->**found)(exchange, *body);
}

void Control::strike(Exchange *exchange, const QJsonObject &body)
{
    JsonReader reader(body, u"disaster"_s);
    reader.refuseOthers({"name", "count"});
    const QString name = reader.string("name");
    const auto count = reader.optionalInteger("count");
    if (auto ok = reader.check(); !ok)
        return sayWrong(exchange, 400, ok.error());
    if (strikeProviders(name))
        return exchange->answer(jsonResponse(200, {{u"name"_s, name}, {u"at"_s, formatUtc(m_parts.context.now())}}));
    // Everything at once: first what needs no waiting.
    const bool everything = name == everythingLost && strikeProviders(filesLost);
    if (!everything && !Disasters::names().contains(name))
        return sayWrong(
            exchange, 400, u"name \"%1\" is unknown; allowed: %2"_s.arg(name, disasterNames().join(u", "_s)));
    if (count && (!Disasters::takesCount(name) || *count < 1))
        return sayWrong(exchange, 400, u"count is a number from 1 and known with rows_damaged and rows_deleted only"_s);
    if (std::exchange(m_striking, true))
        return sayWrong(exchange, 409, u"another disaster is happening"_s);
    const QPointer<Exchange> visitor(exchange);
    m_disasters.strike(
        everything ? u"database_gone"_s : name, count.value_or(100), [this, visitor](const Result<> &result) {
            m_striking = false;
            if (visitor.isNull())
                return;
            if (!result)
                return sayWrong(visitor, result.error().code == ErrorCode::conflict ? 409 : 500, result.error());
            const Baseline &baseline = *m_disasters.baseline();
            visitor->answer(jsonResponse(200, {{u"name"_s, baseline.name}, {u"at"_s, formatUtc(baseline.at)}}));
        });
}

QStringList Control::disasterNames() const
{
    QStringList names = Disasters::names() << everythingLost;
    for (const auto &counterpart : m_parts.counterparts)
        names << counterpart->disasters();
    return names;
}

bool Control::strikeProviders(const QString &name)
{
    bool isKnown = false;
    for (const auto &counterpart : m_parts.counterparts) {
        if (!counterpart->disasters().contains(name))
            continue;
        counterpart->strike(name);
        isKnown = true;
    }
    return isKnown;
}

void Control::order(Exchange *exchange, const QJsonObject &body)
{
    const auto id = m_parts.faults.add(body);
    if (!id)
        return sayWrong(exchange, 400, id.error());
    exchange->answer(jsonResponse(200, QJsonObject{{u"id"_s, *id}}));
}

void Control::release(Exchange *exchange, const QJsonObject &body)
{
    JsonReader reader(body, u"release"_s);
    reader.refuseOthers({"id"});
    const QString id = reader.string("id");
    if (auto ok = reader.check(); !ok)
        return sayWrong(exchange, 400, ok.error());
    if (!m_parts.faults.release(id))
        return sayWrong(exchange, 404, u"there is no fault \"%1\""_s.arg(id));
    exchange->answer(jsonResponse(200, QJsonObject{{u"id"_s, id}}));
}

void Control::advance(Exchange *exchange, const QJsonObject &body)
{
    JsonReader reader(body, u"clock"_s);
    reader.refuseOthers({"advanceSeconds"});
    const qint64 seconds = reader.integer("advanceSeconds");
    if (auto ok = reader.check(); !ok)
        return sayWrong(exchange, 400, ok.error());
    if (seconds < 0 || seconds > 10LL * 365 * 24 * 3600)
        return sayWrong(exchange, 400, u"advanceSeconds is a number from 0 to ten years"_s);
    m_parts.context.advance(std::chrono::seconds(seconds));
    exchange->answer(jsonResponse(200, QJsonObject{{u"now"_s, formatUtc(m_parts.context.agedNow())}}));
}

void Control::tellTruth(Exchange *exchange)
{
    const QPointer<Exchange> visitor(exchange);
    Truth::tell(m_parts.context, m_parts.project, m_parts.service, m_disasters, [visitor](const QJsonObject &truth) {
        if (!visitor.isNull())
            visitor->answer(jsonResponse(200, truth));
    });
}

void Control::tellTruthOf(Exchange *exchange, const QString &name)
{
    for (const auto &counterpart : m_parts.counterparts) {
        if (counterpart->name() == name)
            return exchange->answer(jsonResponse(200, counterpart->truth()));
    }
    sayWrong(exchange, 404, u"there is no provider \"%1\""_s.arg(name));
}

QJsonObject Control::messages() const
{
    return {{u"slack"_s, m_parts.slack.messages()},
        {u"statuspage"_s,
            QJsonObject{{u"incidents"_s, m_parts.statuspage.incidents()},
                {u"components"_s, QJsonArray{m_parts.statuspage.component()}}}}};
}

} // namespace holdfast::range
