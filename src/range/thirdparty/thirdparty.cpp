// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/thirdparty/thirdparty.h"

#include "kernel/json.h"

#include <QDateTime>
#include <QTimeZone>
#include <QXmlStreamWriter>

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

const QMap<QString, QString> &known()
{
    static const QMap<QString, QString> routes{{u"GET/openai/v1/models"_s, u"openai.listModels"_s},
        {u"POST/openai/v1/chat/completions"_s, u"openai.createChatCompletion"_s},
        {u"GET/anthropic/v1/models"_s, u"anthropic.listModels"_s},
        {u"POST/anthropic/v1/messages"_s, u"anthropic.createMessage"_s},
        {u"GET/ecb/stats/eurofxref/eurofxref-daily.xml"_s, u"ecb.daily"_s},
        {u"GET/oanda/rates/api/v2/remaining_quotes.json"_s, u"oanda.remainingQuotes"_s},
        {u"GET/oanda/rates/api/v2/rates/spot.json"_s, u"oanda.spot"_s},
        {u"GET/xe/v1/account_info"_s, u"xe.accountInfo"_s}, {u"GET/xe/v1/convert_from"_s, u"xe.convertFrom"_s},
        {u"GET/taxjar/v2/categories"_s, u"taxjar.categories"_s}, {u"POST/taxjar/v2/taxes"_s, u"taxjar.taxes"_s},
        {u"GET/avalara/api/v2/utilities/ping"_s, u"avalara.ping"_s},
        {u"POST/avalara/api/v2/transactions/create"_s, u"avalara.createTransaction"_s}};
    return routes;
}

Response bad(int status, const QString &word, const QString &message)
{
    return jsonResponse(status,
        {{u"type"_s, u"error"_s}, {u"code"_s, word}, {u"message"_s, message}, {u"detail"_s, message},
            {u"error"_s, QJsonObject{{u"type"_s, word}, {u"code"_s, word}, {u"message"_s, message}}}});
}

/// The fields that must be there, or which one is not.
QString missing(const QJsonObject &body, std::initializer_list<const char *> fields)
{
    for (const char *field : fields) {
        if (!body.contains(QLatin1String(field)))
            return QString::fromLatin1(field);
    }
    return {};
}

} // namespace

ThirdParty::ThirdParty(Context &context)
    : m_context(context)
    , m_account(context.letters(8))
{
    for (const char *service : {"openai", "anthropic", "oanda", "xe", "taxjar", "avalara"})
        m_keys.insert(QString::fromLatin1(service), Token{context.letters(32), context.now()});
}

QStringList ThirdParty::routes() const { return known().values(); }

QString ThirdParty::routeOf(const Request &request) const
{
    return known().value(QString::fromLatin1(request.method) + request.path, u"unknown"_s);
}

Response ThirdParty::refusal(int status) const
{
    return bad(status, status == 429 ? u"rate_limit_exceeded"_s : u"server_error"_s, u"not now"_s);
}

QJsonObject ThirdParty::describe(const QString &origin) const
{
    QJsonObject secrets;
    for (auto one = m_keys.cbegin(); one != m_keys.cend(); ++one)
        secrets.insert(one.key(), one->value);
    return {{u"url"_s, origin}, {u"account"_s, m_account}, {u"secrets"_s, secrets}};
}

QJsonObject ThirdParty::truth() const
{
    QJsonObject asked;
    for (auto one = m_asked.cbegin(); one != m_asked.cend(); ++one)
        asked.insert(one.key(), *one);
    return {{u"asked"_s, asked}};
}

bool ThirdParty::isAllowed(const QString &service, const Request &request) const
{
    if (!m_keys.contains(service))
        return true; // the central bank asks nobody for a key
    const Token &key = m_keys[service];
    QString offered = QString::fromUtf8(request.header("authorization")).section(u' ', 1);
    if (service == u"anthropic")
        offered = QString::fromUtf8(request.header("x-api-key"));
    if (service == u"xe" || service == u"avalara")
        offered = QString::fromUtf8(QByteArray::fromBase64(offered.toLatin1())).section(u':', 1);
    return key.accepts(offered, m_context.agedNow());
}

void ThirdParty::serve(const Request &request, Call &, const Answer &answer)
{
    const QString route = routeOf(request);
    const QString service = route.section(u'.', 0, 0);
    ++m_asked[route];
    const bool allowed = isAllowed(service, request);
    if (route == u"avalara.ping") // tells it in the body, with 200
        return answer(jsonResponse(200,
            {{u"version"_s, u"26.1.0"_s}, {u"authenticated"_s, allowed},
                {u"authenticationType"_s, allowed ? u"AccountIdLicenseKey"_s : u"None"_s}}));
    if (!allowed)
        return answer(bad(401, u"authentication_error"_s, u"invalid key"_s));
    answer(answerTo(route, request));
}

Response ThirdParty::answerTo(const QString &route, const Request &request)
{
    const QJsonObject body = parseJsonObject(request.body).value_or(QJsonObject());
    if (route.endsWith(u".listModels"))
        return jsonResponse(200,
            {{u"object"_s, u"list"_s}, {u"has_more"_s, false},
                {u"data"_s, QJsonArray{QJsonObject{{u"id"_s, u"practice-model"_s}, {u"object"_s, u"model"_s}}}}});
    if (route == u"openai.createChatCompletion" || route == u"anthropic.createMessage") {
        if (const QString field = missing(body, {"model", "messages"}); !field.isEmpty())
            return bad(400, u"invalid_request_error"_s, u"%1 is required"_s.arg(field));
        if (route.startsWith(u"anthropic")
            && (!body.contains(u"max_tokens"_s) || request.header("anthropic-version").isEmpty()))
            return bad(400, u"invalid_request_error"_s, u"max_tokens and anthropic-version are required"_s);
        const QJsonObject message{{u"role"_s, u"assistant"_s}, {u"content"_s, u"ready"_s}};
        return jsonResponse(200,
            {{u"choices"_s, QJsonArray{QJsonObject{{u"index"_s, 0}, {u"message"_s, message}}}},
                {u"content"_s, QJsonArray{QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, u"ready"_s}}}}});
    }
    if (route == u"ecb.daily")
        return rates();
    if (route == u"oanda.remainingQuotes")
        return jsonResponse(200, {{u"remaining_quotes"_s, 9000}});
    if (route == u"oanda.spot")
        return jsonResponse(200,
            {{u"quotes"_s,
                QJsonArray{QJsonObject{
                    {u"base_currency"_s, u"EUR"_s}, {u"quote_currency"_s, u"USD"_s}, {u"midpoint"_s, u"1.0843"_s}}}}});
    if (route == u"xe.accountInfo")
        return jsonResponse(200, {{u"organization"_s, u"Practice"_s}, {u"package_limit_remaining"_s, 500}});
    if (route == u"xe.convertFrom")
        return jsonResponse(200,
            {{u"from"_s, u"EUR"_s}, {u"amount"_s, 1},
                {u"to"_s, QJsonArray{QJsonObject{{u"quotecurrency"_s, u"USD"_s}, {u"mid"_s, 1.0842}}}}});
    if (route == u"taxjar.categories")
        return jsonResponse(200, {{u"categories"_s, QJsonArray{QJsonObject{{u"name"_s, u"Clothing"_s}}}}});
    if (route == u"taxjar.taxes") {
        if (const QString field = missing(body, {"to_country", "shipping", "amount"}); !field.isEmpty())
            return bad(400, u"Bad Request"_s, u"%1 is required"_s.arg(field));
        return jsonResponse(200, {{u"tax"_s, QJsonObject{{u"amount_to_collect"_s, 8.63}, {u"rate"_s, 0.0863}}}});
    }
    if (route != u"avalara.createTransaction")
        return bad(404, u"not_found"_s, u"no such path"_s);
    if (body.value(u"type"_s) != u"SalesOrder"_s)
        return bad(400, u"ValueRequiredError"_s, u"only estimates are asked for in practice"_s);
    return jsonResponse(201, {{u"type"_s, u"SalesOrder"_s}, {u"totalTax"_s, 8.63}});
}

Response ThirdParty::rates() const
{
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(m_context.now().time_since_epoch()).count();
    const QDate today = QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::utc()).date();
    Response response;
    response.type = "text/xml";
    QXmlStreamWriter xml(&response.body);
    xml.writeStartDocument();
    xml.writeNamespace(u"http://www.gesmes.org/xml/2002-08-01"_s, u"gesmes"_s);
    xml.writeStartElement(u"http://www.gesmes.org/xml/2002-08-01"_s, u"Envelope"_s);
    xml.writeStartElement(u"Cube"_s);
    xml.writeStartElement(u"Cube"_s);
    xml.writeAttribute(u"time"_s, today.toString(Qt::ISODate));
    for (const auto &[currency, rate] : {std::pair{"USD", "1.0841"}, {"JPY", "163.22"}, {"GBP", "0.8334"}}) {
        xml.writeStartElement(u"Cube"_s);
        xml.writeAttribute(u"currency"_s, QString::fromLatin1(currency));
        xml.writeAttribute(u"rate"_s, QString::fromLatin1(rate));
        xml.writeEndElement();
    }
    xml.writeEndDocument();
    return response;
}

} // namespace holdfast::range
