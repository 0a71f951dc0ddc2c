// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/apireply.h"
#include "adapters/providers/thirdparty/services.h"
#include "kernel/xmltext.h"

namespace holdfast::thirdparty {

using namespace Qt::StringLiterals;

namespace {

const QString ecbTitle = u"ECB"_s;
const QString oandaTitle = u"OANDA"_s;
const QString xeTitle = u"XE"_s;

HttpRequest askEcb(const ThirdPartyConfig &config)
{
    HttpRequest request =
        base(config, ecbTitle, u"eurofxref-daily"_s, {u"stats"_s, u"eurofxref"_s, u"eurofxref-daily.xml"_s});
    request.headers = {{"Accept", "application/xml"}};
    return request;
}

Result<CanarySample> readEcb(const HttpRequest &request, const HttpReply &reply)
{
    const auto rates = readReferenceRates(request, reply);
    if (!rates)
        return failure(rates.error());
    const auto dollar = crossRate(*rates, u"EUR"_s, u"USD"_s);
    if (!dollar)
        return failure(unreadable(request, reply, dollar.error().why));
    return CanarySample{
        u"1 EUR = %1 USD on %2."_s.arg(*dollar).arg(rates->day.toString(Qt::ISODate)), *dollar, rates->day};
}

Error codedError(const HttpRequest &request, const HttpReply &reply)
{
    const QJsonObject body = parseJsonObject(reply.body).value_or(QJsonObject());
    return refusal(request, reply, body.value(u"code"_s).toVariant().toString(), body.value(u"message"_s).toString());
}

HttpRequest toOanda(const ThirdPartyConfig &config, const QString &route, const QStringList &path,
    const QList<QPair<QString, QString>> &query)
{
    HttpRequest request = base(config, oandaTitle, route, path, query);
    request.authorizationScheme = "Bearer";
    request.authorization = config.token;
    return request;
}

Result<CanarySample> readQuota(const HttpRequest &request, const HttpReply &reply)
{
    // A number, or the word "unlimited".
    const QString left =
        parseJsonObject(reply.body).value_or(QJsonObject()).value(u"remaining_quotes"_s).toVariant().toString();
    return readGood(request, reply, codedError, [&left](JsonReader &body) {
        if (left.isEmpty())
            body.reject("remaining_quotes", u"a number or a word"_s);
        return CanarySample{u"OANDA accepts the key; quotes left: %1."_s.arg(shownMessage(left)), {}, {}};
    });
}

Result<CanarySample> readQuote(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, codedError, [](JsonReader &body) {
        const QList<QJsonObject> quotes = body.objects("quotes");
        const auto middle = numberOf(quotes.value(0).value(u"midpoint"_s).toString());
        if (!middle || *middle <= 0)
            body.reject("quotes", u"a list whose first has a midpoint above zero"_s);
        return CanarySample{u"1 EUR = %1 USD."_s.arg(middle.value_or(0)), middle, {}};
    });
}

HttpRequest toXe(const ThirdPartyConfig &config, const QString &route, const QStringList &path,
    const QList<QPair<QString, QString>> &query = {})
{
    HttpRequest request = base(config, xeTitle, route, path, query);
    request.authorizationScheme = "Basic";
    request.authorization = basic(config);
    return request;
}

Result<CanarySample> readAccount(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, codedError, [](JsonReader &body) {
        const QString organisation = body.string("organization");
        const auto left = body.optionalInteger("package_limit_remaining");
        return CanarySample{u"XE accepts the key of %1; rates left: %2."_s.arg(
                                shownMessage(organisation), left ? QString::number(*left) : u"not told"_s),
            {}, {}};
    });
}

Result<CanarySample> readConverted(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, codedError, [](JsonReader &body) {
        const QList<QJsonObject> to = body.objects("to");
        const double middle = to.value(0).value(u"mid"_s).toDouble();
        if (middle <= 0)
            body.reject("to", u"a list whose first has a mid above zero"_s);
        return CanarySample{u"1 EUR = %1 USD."_s.arg(middle), middle, {}};
    });
}

} // namespace

Result<ReferenceRates> readReferenceRates(const HttpRequest &request, const HttpReply &reply)
{
    if (!isSuccess(reply))
        return failure(refusal(request, reply, {}, {}));
    const auto root = parseXml(reply.body);
    if (!root)
        return failure(unreadable(request, reply, root.error().why));
    const XmlElement *outer = root->child(u"Cube"_s);
    const XmlElement *daily = outer ? outer->child(u"Cube"_s) : nullptr;
    if (root->name != u"Envelope" || !daily)
        return failure(unreadable(request, reply, u"There is no day with rates in it."_s));
    ReferenceRates rates{u"EUR"_s, QDate::fromString(daily->attributes.value(u"time"_s), Qt::ISODate), {}};
    const QList<XmlElement> cubes = daily->all(u"Cube"_s);
    for (const XmlElement &cube : cubes) {
        const QString currency = cube.attributes.value(u"currency"_s);
        const auto rate = numberOf(cube.attributes.value(u"rate"_s));
        if (currency.size() != 3 || !rate || *rate <= 0)
            return failure(unreadable(request, reply, u"The rate of “%1” is no number."_s.arg(shownMessage(currency))));
        rates.rates.insert(currency, *rate);
    }
    if (!rates.day.isValid() || rates.rates.isEmpty())
        return failure(unreadable(request, reply, u"The day or the rates are missing."_s));
    return rates;
}

Service ecb()
{
    return {u"ecb"_s, ecbTitle, u"currency"_s, u"https://www.ecb.europa.eu"_s, askEcb, readEcb, askEcb, readEcb};
}

Service oanda()
{
    return {u"oanda"_s, oandaTitle, u"currency"_s, u"https://web-services.oanda.com/rates/api/v2"_s,
        [](const ThirdPartyConfig &config) {
            return toOanda(config, u"remainingQuotes"_s, {u"remaining_quotes.json"_s}, {});
        },
        readQuota,
        [](const ThirdPartyConfig &config) {
            HttpRequest request = toOanda(
                config, u"spotRates"_s, {u"rates"_s, u"spot.json"_s}, {{u"base"_s, u"EUR"_s}, {u"quote"_s, u"USD"_s}});
            request.attempts = 1;
            return request;
        },
        readQuote};
}

Service xe()
{
    return {u"xe"_s, xeTitle, u"currency"_s, u"https://xecdapi.xe.com/v1"_s,
        [](const ThirdPartyConfig &config) { return toXe(config, u"accountInfo"_s, {u"account_info"_s}); }, readAccount,
        [](const ThirdPartyConfig &config) {
            HttpRequest request = toXe(config, u"convertFrom"_s, {u"convert_from"_s},
                {{u"from"_s, u"EUR"_s}, {u"to"_s, u"USD"_s}, {u"amount"_s, u"1"_s}});
            request.attempts = 1;
            return request;
        },
        readConverted};
}

} // namespace holdfast::thirdparty
